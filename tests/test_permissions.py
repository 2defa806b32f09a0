"""The permissions that the code asks for, and the groups that hold them."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client

from facts import permissions
from facts.management import instance
from tests.admin.pages import address
from tests.factories import make_article, make_contradiction, make_fact

ROOT = Path(__file__).resolve().parent.parent
IN_CODE = re.compile(r"""["'](facts\.(?:add|change|delete|view|publish|verify|withdraw|override|decide)_[a-z_]+)["']""")
IN_TEMPLATES = re.compile(r"perms\.(facts\.[a-z_]+)")
TASKS = {"facts.tasks"}


def asked_for() -> set[str]:
    """Every permission that code or templates name, by constant or in words."""
    code = [path.read_text() for path in (ROOT / "facts").rglob("*.py") if "migrations" not in path.parts]
    pages = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    named = {found for text in code for found in IN_CODE.findall(text)}
    return named | {found for text in pages for found in IN_TEMPLATES.findall(text)}


def signed_in_as(group: str) -> Client:
    """A browser with a member of this group at it."""
    instance.make_groups()
    user = get_user_model().objects.create_user(group.lower(), password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
def test_every_permission_that_the_code_asks_for_exists_and_is_in_a_group():
    existing = {f"{app}.{name}" for app, name in Permission.objects.values_list("content_type__app_label", "codename")}
    held = frozenset().union(*permissions.GROUPS.values())
    assert asked_for() - TASKS, "the pattern still finds them"
    assert asked_for() - existing - TASKS == set()
    assert asked_for() - held - TASKS == set()
    assert held <= existing


def test_each_group_has_more_than_the_one_before_and_read_only_nothing_but_views():
    in_order = [permissions.GROUPS[name] for name in ("Read-only", "Reporter", "Editor", "Standards", "Administrator")]
    assert all(less < more for less, more in pairwise(in_order))
    assert all(".view_" in one for one in permissions.GROUPS["Read-only"])
    assert permissions.VIEW_CONFIDENTIAL_SOURCE not in permissions.GROUPS["Editor"]


MAY = {
    "Read-only": set(),
    "Reporter": {"capture", "evidence", "reword"},
    "Editor": {"capture", "evidence", "reword", "correct", "decide", "verify", "revise"},
    "Standards": {"capture", "evidence", "reword", "correct", "decide", "verify", "revise", "withdraw"},
    "Administrator": {"capture", "evidence", "reword", "correct", "decide", "verify", "revise", "withdraw", "users", "tokens"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("group", MAY)
def test_each_group_opens_its_own_pages_and_no_others(group):
    article = make_article("The ferry leaves at noon.")
    fact = make_fact(article=article)
    flag = make_contradiction(fact)
    client = signed_in_as(group)
    pages = {
        "capture": address("article", "capture", article.pk),
        "revise": address("article", "revise", article.pk),
        **{name: address("fact", name, fact.pk) for name in ("evidence", "reword", "correct", "verify", "withdraw")},
        "users": "/admin/auth/user/add/",
        "tokens": "/admin/knox/authtoken/",
    }
    assert {name for name, page in pages.items() if client.get(page).status_code == 200} == MAY[group] - {"decide"}
    form = {"was_true": "yes", "is_true": "yes", "dismiss-reason": "less_precise"}
    assert (client.post(address("contradiction", "change", flag.pk), form).status_code != 403) == ("decide" in MAY[group])
    assert client.get(address("fact")).status_code == 200


@pytest.mark.django_db
def test_an_exception_from_the_rules_of_verifying_is_for_standards():
    fact = make_fact(article=make_article("The ferry leaves at noon."))
    form = {
        "expected": fact.versions.get().pk, "result": "verified", "method": "call", "override_reason": "Nobody else is here.",
    }  # fmt: skip
    page = address("fact", "verify", fact.pk)
    refused = signed_in_as("Editor").post(page, form)
    assert "for the group Standards" in refused.context["form"].errors["override_reason"][0]
    assert not fact.verifications.exists()
    assert signed_in_as("Standards").post(page, form).status_code == 302
    assert fact.verifications.get().override_reason == "Nobody else is here."
