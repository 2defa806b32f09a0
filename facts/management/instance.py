"""What every newsroom has before its first article: its own outlet, its groups, and somebody who lets the others in."""

from django.contrib.auth import get_user_model, password_validation
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import slugify

from facts.models import Outlet
from facts.permissions import ADMINISTRATOR, GROUPS


class NotPossible(Exception):
    """Something that can't be set up as asked. Nothing was changed; the message says what to do."""


def make_groups() -> list[str]:
    """
    Make the groups that are missing, and give each the permissions it lacks. Returns the names of those that are new.

    What an administrator has added to a group stays. Raises NotPossible where the database has not been migrated.
    """
    return [name for name, permissions in GROUPS.items() if _make_group(name, permissions)]


def own_outlet() -> Outlet | None:
    """The newsroom's own outlet; the oldest where there are several, None where there is none yet."""
    return Outlet.objects.filter(is_own=True).order_by("pk").first()


def make_own_outlet(name: str, *, zone: str, homepage: str = "") -> Outlet:
    """
    The newsroom's own outlet of that name. Idempotent: one that is there keeps its fields.

    Raises NotPossible for a name that is another publisher's, and for a zone or homepage that is none.
    """
    outlet = Outlet.objects.filter(name=name).first()
    if outlet is None:
        outlet = Outlet(name=name, slug=slugify(name)[:200] or "newsroom", zone=zone, homepage=homepage, is_own=True)
        _save(outlet)
    if not outlet.is_own:
        raise NotPossible(
            f"“{name}” is on record as another publisher. Choose another name, or mark it as your own in the admin."
        )
    return outlet


def administrators() -> list[User]:
    """Those who may sign in and do everything, in the order of their names."""
    found = get_user_model().objects.filter(is_active=True, is_staff=True, is_superuser=True).order_by("username")
    return [user for user in found if user.has_usable_password()]


def make_administrator(username: str, *, email: str, password: str) -> User:
    """
    A new user who may do everything. Raises NotPossible for a name that is taken, an address that is none, or a weak password.
    """
    if get_user_model().objects.filter(username=username).exists():
        raise NotPossible(
            f"There is a user “{username}” already. Choose another name, or make them a superuser in the admin. "
            f"A new password: manage.py changepassword {username}"
        )
    user = User(username=username, email=email, is_staff=True, is_superuser=True)
    user.set_password(password)
    try:
        user.full_clean()
        password_validation.validate_password(password, user)
    except ValidationError as error:
        raise NotPossible(_sentences(error)) from error
    user.save()
    user.groups.add(Group.objects.get(name=ADMINISTRATOR))
    return user


def _make_group(name: str, permissions: frozenset[str]) -> bool:
    wanted = Q()
    for permission in permissions:
        app, _, codename = permission.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    rows = list(Permission.objects.filter(wanted))
    if len(rows) != len(permissions):
        raise NotPossible("The database is not up to date. Run `manage.py migrate` first.")
    group, is_new = Group.objects.get_or_create(name=name)
    group.permissions.add(*rows)
    return is_new


def _save(outlet: Outlet) -> None:
    try:
        outlet.full_clean()
    except ValidationError as error:
        raise NotPossible(_sentences(error)) from error
    outlet.save()


def _sentences(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
