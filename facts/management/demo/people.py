"""The two editors of the demo."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User

EDITOR = "editor"
SECOND = "second"


def make(username: str, *, is_superuser: bool) -> tuple[User, str]:
    """
    The editor of that name and a new password, or the one who is there already and "".

    A password is told once: only its hash is kept.
    """
    editor, is_new = get_user_model().objects.get_or_create(
        username=username, defaults={"is_staff": True, "is_superuser": is_superuser}
    )
    if not is_new:
        return editor, ""
    password = secrets.token_urlsafe(9)
    editor.set_password(password)
    editor.save(update_fields=["password"])
    editor.groups.add(_editors())
    return editor, password


def _editors() -> Group:
    group, is_new = Group.objects.get_or_create(name="Editors")
    if is_new:
        group.permissions.set(Permission.objects.filter(content_type__app_label="facts"))
    return group
