"""`manage.py init`: an instance without the demo, made with options, with variables or by asking."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client

from facts.models import Article, Fact, Outlet
from facts.permissions import GROUPS
from tests.factories import make_outlet

pytestmark = pytest.mark.django_db

PASSWORD = "seven grey ferries"
GIVEN = {
    "NEWSROOM_OUTLET": "The Kelmore Times",
    "NEWSROOM_ZONE": "Europe/London",
    "NEWSROOM_ADMIN": "ada",
    "NEWSROOM_ADMIN_EMAIL": "ada@kelmore.example",
    "NEWSROOM_ADMIN_PASSWORD": PASSWORD,
}


def init(monkeypatch: pytest.MonkeyPatch, *options: str, **variables: str) -> str:
    """What the command prints under these variables."""
    for name in GIVEN:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    out = StringIO()
    call_command("init", "--no-input", *options, stdout=out)
    return out.getvalue()


def refusal(monkeypatch: pytest.MonkeyPatch, *options: str, **variables: str) -> str:
    with pytest.raises(CommandError) as refused:
        init(monkeypatch, *options, **variables)
    assert not get_user_model().objects.filter(username="ada").exists(), "all of it or nothing"
    return str(refused.value)


def test_it_makes_the_outlet_the_groups_and_an_administrator_who_can_sign_in(monkeypatch):
    said = init(monkeypatch, **GIVEN)
    assert "“The Kelmore Times”, in the time zone Europe/London" in said
    outlet = Outlet.objects.get()
    assert (outlet.name, outlet.slug, outlet.zone, outlet.is_own) == (
        "The Kelmore Times", "the-kelmore-times", "Europe/London", True,
    )  # fmt: skip
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)
    client = Client()
    assert client.login(username="ada", password=PASSWORD)
    assert client.get("/admin/").status_code == 200
    assert get_user_model().objects.get().email == "ada@kelmore.example"
    assert not Fact.objects.exists()
    assert not Article.objects.exists()
    assert PASSWORD not in said


def test_options_win_over_the_environment(monkeypatch):
    init(monkeypatch, "--outlet", "Kelmore Evening Post", "--zone", "Asia/Seoul", "--admin", "bea", **GIVEN)
    assert Outlet.objects.get().name == "Kelmore Evening Post"
    assert Outlet.objects.get().zone == "Asia/Seoul"
    assert get_user_model().objects.get().username == "bea"


def test_the_second_call_changes_nothing_and_needs_nothing(monkeypatch):
    init(monkeypatch, **GIVEN)
    said = init(monkeypatch)
    assert "Administrators are there: “ada”" in said
    assert "The groups are there." in said
    assert (Outlet.objects.count(), get_user_model().objects.count(), Group.objects.count()) == (1, 1, len(GROUPS))


def test_what_an_administrator_gave_to_a_group_stays_and_what_is_missing_comes_back(monkeypatch):
    init(monkeypatch, **GIVEN)
    group = Group.objects.get(name="Reporter")
    group.permissions.add(Permission.objects.get(codename="publish_fact"))
    group.permissions.remove(Permission.objects.get(codename="add_fact"))
    init(monkeypatch)
    assert group.permissions.filter(codename="publish_fact").exists()
    assert group.permissions.filter(codename="add_fact").exists()


def test_all_that_is_missing_is_named_at_once(monkeypatch):
    said = refusal(monkeypatch)
    assert all(name in said for name in ("NEWSROOM_OUTLET", "NEWSROOM_ZONE", "NEWSROOM_ADMIN", "NEWSROOM_ADMIN_PASSWORD"))
    assert not Group.objects.exists()


def test_an_outlet_that_is_there_and_ours_is_kept(monkeypatch):
    make_outlet("Our Newsroom", is_own=True, zone="Asia/Tokyo")
    assert "“Our Newsroom”, in the time zone Asia/Tokyo" in init(monkeypatch, **GIVEN)
    assert Outlet.objects.count() == 1


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("NEWSROOM_ZONE", "Kelmore/Harbour", "is not a time zone"),
        ("NEWSROOM_ADMIN_PASSWORD", "12345678", "too common"),
        ("NEWSROOM_ADMIN_PASSWORD", "ada@kelmore", "too similar"),
        ("NEWSROOM_ADMIN_EMAIL", "ada at home", "email"),
        ("NEWSROOM_ADMIN", "ada lovelace", "username"),
        ("NEWSROOM_HOMEPAGE", "not an address", "homepage"),
    ],
)
def test_what_will_not_do_is_refused_in_words_and_nothing_is_made(monkeypatch, variable, value, words):
    assert words in refusal(monkeypatch, **(GIVEN | {variable: value}))
    assert not Outlet.objects.exists()
    assert not Group.objects.exists()


def test_the_name_of_another_publisher_is_refused(monkeypatch):
    make_outlet("The Kelmore Times")
    assert "another publisher" in refusal(monkeypatch, **GIVEN)


def test_a_user_name_that_is_taken_is_refused_with_the_way_out(monkeypatch):
    get_user_model().objects.create_user("ADA", password="x")
    get_user_model().objects.create_user("bea", password="x")
    assert "manage.py changepassword bea" in refusal(monkeypatch, **(GIVEN | {"NEWSROOM_ADMIN": "bea"}))


def test_a_name_in_another_script_gets_an_address_too(monkeypatch):
    init(monkeypatch, **(GIVEN | {"NEWSROOM_OUTLET": "한강일보"}))
    assert Outlet.objects.get().slug == "newsroom"


def test_at_a_terminal_it_asks_for_what_is_not_given(monkeypatch):
    asked: list[str] = []
    for name in GIVEN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "")
    monkeypatch.setattr("facts.management.commands.init.getpass", lambda question: PASSWORD)
    call_command("init", "--outlet", "The Kelmore Times", stdout=StringIO())
    assert asked == ["Its time zone, like Europe/London [UTC]: ", "User name of the first administrator [admin]: "]
    assert get_user_model().objects.get().check_password(PASSWORD)
