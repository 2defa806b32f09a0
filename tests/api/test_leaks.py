"""What must never leave the newsroom, looked for in every answer that anybody can get."""

from datetime import UTC, datetime
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from facts.models import Article, Contradiction, Correction, Entity, Evidence, Fact, Outlet, Source
from tests.factories import current, make_article, make_contradiction, make_editor, make_evidence, make_fact, make_outlet

LATER = datetime(2999, 1, 1, tzinfo=UTC)
# In each secret text; an answer that holds it has leaked.
SECRET = "xyzzy"


def secret(words: str) -> str:
    return f"{words} {SECRET}"


def seed() -> None:
    """Public rows, each with something secret beside it."""
    editor = make_editor(f"mary-{SECRET}")
    article = make_article("The ferry leaves at noon. The mayor agrees.", byline="A. Writer")
    fact = make_fact(
        article=article, quote="The ferry leaves at noon.", author=editor, owner=editor, internal_note=secret("note"),
        review_reason=secret("review"),
    )  # fmt: skip
    place = Entity.objects.create(kind="place", name="Harbour", gazetteer_key=f"key:{SECRET}")
    fact.entities.add(place)
    fact.changes.create(kind="published", summary="Published.")
    source = Source.objects.create(
        kind="person", name=secret("Ann Real"), url=f"https://{SECRET}.example/", is_confidential=True, alias="an aide",
        internal_note=secret("met her"), entity=Entity.objects.create(kind="person", name=secret("Ann")),
        outlet=make_outlet(secret("Her Paper")),
    )  # fmt: skip
    shielded = make_article("The aide says so.", outlet=make_outlet(secret("Their Paper")), headline=secret("Ann speaks"))
    make_evidence(fact, article=shielded, quote="The aide says so.", source=source, recorded_by=editor)
    make_evidence(fact, quote=secret("internal"), is_internal=True)
    make_evidence(fact, quote=secret("suggested"), state="suggested", found_by="detector", detector=secret("d"))
    make_evidence(fact, quote=secret("rejected"), state="rejected", reason=secret("why"))
    make_evidence(fact, article=make_article(secret("A wire."), outlet=make_outlet(), embargoed_until=LATER))
    make_evidence(fact, article=make_article(secret("Killed."), outlet=make_outlet(), pubstatus="canceled"))
    flag = make_contradiction(fact, quote=secret("contradicts"), reason=secret("reason"), detector=secret("detector"))
    Contradiction.objects.filter(pk=flag.pk).update(note=secret("flag"))
    correct(fact, article, editor)
    hide(editor, place)


def correct(fact: Fact, article: Article, editor: Any) -> None:
    """A public notice, on a public article and on one that is not out."""
    version = current(fact)
    correction = Correction.objects.create(
        fact=fact, kind="clarification", notice="It leaves daily.", old_version=version, new_version=version,
        published_by=editor,
    )  # fmt: skip
    embargoed = make_article(secret("Later."), headline=secret("Later"), slug=SECRET, embargoed_until=LATER)
    correction.articles.add(article, embargoed)
    fact.changes.create(kind="clarified", summary="Clarified.", correction=correction).articles.add(embargoed)


def hide(editor: Any, place: Entity) -> None:
    """Facts and articles that nobody outside may know of."""
    for status in ("draft", "in_review", "on_hold"):
        fact = make_fact(secret(status), subject=secret(status), slug=f"{SECRET}-{status}", editorial_status=status)
        fact.entities.add(Entity.objects.create(kind="event", name=secret(status)), place)
        make_evidence(fact, quote=secret(f"on {status}"))
        fact.changes.create(kind="verified", summary=secret(status))
        version = current(fact)
        Correction.objects.create(
            fact=fact, kind="update", notice=secret("n"), old_version=version, new_version=version, published_by=editor
        )
    hidden = {"embargoed_until": LATER}, {"pubstatus": "withheld"}, {"pubstatus": "canceled"}, {"published_at": LATER}
    for number, fields in enumerate(hidden):
        article = make_article(secret(f"Text {number}"), headline=secret("H"), slug=f"{SECRET}-{number}", **fields)
        fact = make_fact(secret("Embargoed."), article=article, subject=secret("S"), slug=f"{SECRET}-e{number}")
        fact.changes.create(kind="published", summary=secret("Published."))
        make_evidence(fact, quote=secret(f"of {number}"))


def addresses() -> list[str]:
    """Every address of the schema that is read, for every row there is, public or not."""
    rows: dict[str, Any] = {
        "facts": Fact, "articles": Article, "entities": Entity, "evidence": Evidence, "corrections": Correction,
        "contradictions": Contradiction,
    }  # fmt: skip
    found = []
    for path, methods in SchemaGenerator().get_schema(request=None, public=True)["paths"].items():
        if "get" not in methods:
            continue
        if "{uuid}" in path:
            noun = path.split("/")[3]
            found += [path.format(uuid=uuid) for uuid in rows[noun].objects.values_list("uuid", flat=True)]
        else:
            found.append(path)
    return found


@pytest.mark.django_db
def test_nothing_secret_is_in_any_answer_that_anybody_can_get(anyone: APIClient) -> None:
    seed()
    found = addresses()
    answers = {address: anyone.get(address) for address in found}
    leaks = [address for address, answer in answers.items() if SECRET in answer.content.decode()]
    assert leaks == []
    told = [answer for answer in answers.values() if answer.status_code == 200]
    # Every list, and the one public row of each noun: the search did not walk past closed doors only.
    assert len(told) >= 6 + 5
    assert {answer.status_code for answer in answers.values()} == {200, 401, 404}


@pytest.mark.django_db
def test_what_is_hidden_can_not_be_asked_for_either(anyone: APIClient) -> None:
    seed()
    hidden = Fact.objects.exclude(pk__in=Fact.objects.published()).values_list("uuid", flat=True)
    for noun in ("evidence", "corrections", "changes", "articles"):
        for uuid in hidden:
            assert anyone.get(f"/api/v1/{noun}/", {"fact": uuid}).status_code == 400
    for noun in ("facts", "articles", "entities"):
        assert anyone.get(f"/api/v1/{noun}/", {"q": SECRET}).json()["results"] == []


@pytest.mark.django_db
def test_a_token_sees_no_more_in_public_answers_than_anybody(anyone: APIClient, program) -> None:
    seed()
    editor = program(*(f"{verb}_{noun}" for verb in ("view", "change") for noun in ("fact", "article", "evidence", "source")))
    public = [address for address in addresses() if "contradictions" not in address and not address.endswith("/check/")]
    for address in public:
        assert editor.get(address).content == anyone.get(address).content, address
    assert Outlet.objects.exists()
