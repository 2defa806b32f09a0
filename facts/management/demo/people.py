"""The two editors of the demo."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User

EDITOR = "editor"
SECOND = "second"


def make(username: str, *, group: str, is_superuser: bool = False) -> User:
    """The editor of that name. One that is new joins the group, and can't sign in before `give_password` was called."""
    editor, is_new = get_user_model().objects.get_or_create(
        username=username, defaults={"is_staff": True, "is_superuser": is_superuser}
    )
    if is_new:
        editor.set_unusable_password()
        editor.save(update_fields=["password"])
        editor.groups.add(Group.objects.get(name=group))
    return editor


def give_password(editor: User) -> str:
    """
    A new password for an editor who has none yet, or "" for one who has.

    Only its hash is kept, so it is given when it can be printed at once: loading that was broken off leaves nobody locked out.
    """
    if editor.has_usable_password():
        return ""
    password = secrets.token_urlsafe(9)
    editor.set_password(password)
    editor.save(update_fields=["password"])
    return password
