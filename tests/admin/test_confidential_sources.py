"""Who a confidential source is: for those who may know, on every page that shows it; for everybody else the alias."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from rest_framework.test import APIClient

from facts.editorial import evidence
from facts.management import instance
from facts.models import Contradiction, Entity, Evidence, Fact, Outlet, Source
from tests.admin.pages import address, opened
from tests.factories import make_article, make_editor, make_fact, make_outlet

pytestmark = pytest.mark.django_db

NAME, PLACE, ADDRESS, NOTE = "Adelheid Vrints", "Vrints Shipping", "https://vrints.example/me", "Met at the Vrints yard."
SECRETS = (NAME, PLACE, ADDRESS, NOTE)
ALIAS = "a harbour engineer"


@pytest.fixture
def source() -> Source:
    source = Source.objects.create(
        kind="person", name="Someone", url=ADDRESS, is_confidential=True, alias=ALIAS, internal_note=NOTE,
        outlet=make_outlet(PLACE), entity=Entity.objects.create(kind="person", name=NAME),
    )  # fmt: skip
    source.name = NAME
    source.save()
    return source


@pytest.fixture
def fact(source: Source) -> Fact:
    """A fact with a flag, both known from the source's word alone."""
    fact = make_fact(article=make_article("The lock gate is sound."))
    known = {"editor": make_editor(), "source": source}
    evidence.record(fact, quote="The gate is sound.", stance="supports", **known)
    refuting = evidence.record(fact, quote="The gate is cracked.", stance="refutes", **known)
    flag = Contradiction.objects.create(
        fact=fact, version=fact.versions.get(), difference="other", reported_key="cracked", reason="It says so.", score=0.9,
        detector="test 1",
    )  # fmt: skip
    flag.evidence.add(refuting)
    return fact


def pages(fact: Fact, source: Source) -> list[str]:
    """Every page of the admin that shows a source."""
    flag = Contradiction.objects.get()
    return [
        address("source"),
        address("source", "change", source.pk),
        address("source", "history", source.pk),
        address("evidence") + "?state=all",
        *(address("fact", name, fact.pk) for name in ("change", "evidence", "verify")),
        address("contradiction", "change", flag.pk),
    ]


def member_of(group: str) -> Client:
    instance.make_groups()
    user = get_user_model().objects.create_user(group.lower(), password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("group", ["Read-only", "Reporter", "Editor"])
def test_no_page_tells_who_it_is_to_those_who_may_not_know(group: str, fact: Fact, source: Source):
    client = member_of(group)
    for page in pages(fact, source):
        answer = client.get(page)
        if answer.status_code == 403:
            continue
        text = answer.content.decode()
        assert ALIAS in text, page
        own_lists = [secret for secret in SECRETS if secret in text]
        assert own_lists == [], page


@pytest.mark.parametrize("group", ["Standards", "Administrator"])
def test_every_page_names_it_to_those_who_may_know(group: str, fact: Fact, source: Source):
    client = member_of(group)
    for page in pages(fact, source):
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert NAME in answer.content.decode(), page


def test_the_name_is_not_found_out_by_searching(fact: Fact, source: Source):
    for group, count in (("Editor", 0), ("Standards", 1)):
        client = member_of(group)
        assert client.get(address("source") + f"?q={NAME}").context["cl"].result_count == count
        assert client.get(address("evidence") + f"?state=all&q={NAME}").context["cl"].result_count == 2 * count
    client = member_of("Reporter")
    assert client.get(address("source") + f"?q={ALIAS}").context["cl"].result_count == 1
    assert client.get(address("evidence") + f"?state=all&q={ALIAS}").context["cl"].result_count == 2


@pytest.mark.parametrize(
    "lookup", ["name__startswith=A", "url__contains=vrints", "outlet={outlet}", "internal_note__contains=V"]
)
def test_nor_by_narrowing_a_list_in_its_address(lookup: str, fact: Fact, source: Source):
    client = member_of("Editor")
    query = lookup.format(outlet=source.outlet_id)
    assert client.get(f"{address('source')}?{query}").status_code == 400
    assert client.get(f"{address('evidence')}?state=all&source__{query}").status_code == 400


def test_the_place_in_a_list_tells_nothing(fact: Fact, source: Source):
    Source.objects.create(kind="person", name="Berta Open")
    Source.objects.create(kind="person", name="Zora Open", is_confidential=True, alias="a baker")
    client = member_of("Editor")
    shown = [row.shown for row in client.get(address("source")).context["cl"].result_list]
    assert shown == sorted(shown) == ["Berta Open", "a baker", ALIAS]
    page = client.get(address("fact", "evidence", fact.pk)).content.decode()
    assert page.index("Berta Open") < page.index("a baker") < page.index(ALIAS)


def test_an_editor_can_not_lift_the_confidentiality_and_read_the_name(fact: Fact, source: Source):
    client = member_of("Editor")
    client.post(address("source", "change", source.pk), {"kind": "person", "name": "x", "alias": ALIAS})
    source.refresh_from_db()
    assert (source.is_confidential, source.name) == (True, NAME)


def test_an_editor_changes_a_source_that_is_not_confidential(fact: Fact):
    other = Source.objects.create(kind="person", name="Berta Open")
    form = {"kind": "person", "name": "Berta Open-Meer", "url": "", "alias": "", "internal_note": ""}
    client, url = member_of("Editor"), address("source", "change", other.pk)
    assert client.post(url, opened(client, url) | form).status_code == 302
    other.refresh_from_db()
    assert other.name == "Berta Open-Meer"


def test_evidence_is_recorded_by_the_alias(fact: Fact, source: Source):
    form = {"quote": "The pumps hold.", "stance": "supports", "source": source.pk, "directness": "primary"}
    assert member_of("Reporter").post(address("fact", "evidence", fact.pk), form).status_code == 302
    assert Evidence.objects.get(quote="The pumps hold.").source == source


def test_the_api_tells_editors_no_more(fact: Fact, source: Source):
    client = APIClient()
    member_of("Editor")
    client.force_authenticate(get_user_model().objects.get(username="editor"))
    flag = Contradiction.objects.get()
    for path in (
        "/api/v1/evidence/",
        f"/api/v1/facts/{fact.uuid}/",
        "/api/v1/contradictions/",
        f"/api/v1/contradictions/{flag.uuid}/",
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert [secret for secret in SECRETS if secret in answer.content.decode()] == []
    assert Outlet.objects.filter(name=PLACE).exists()
