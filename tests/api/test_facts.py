from datetime import UTC, datetime, timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from facts.models import Change, Correction, Entity, FactVersion
from facts.publishing import public
from tests.factories import MORNING, make_article, make_editor, make_fact, make_outlet

FACTS = "/api/v1/facts/"


def ids(response) -> list[str]:
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["results"]]


def refusal(response, attr: str) -> str:
    assert response.status_code == 400, response.content
    return next(error["detail"] for error in response.json()["errors"] if error["attr"] == attr)


def corrected(fact, statement: str, *, at: datetime):
    """The fact says something else since a moment; what it said before was wrong."""
    old = fact.versions.get()
    fact.versions.standing().close(at)
    FactVersion.objects.create(fact=fact, number=1, statement=old.statement, rank="deprecated", as_of=old.as_of, recorded_at=at)
    new = FactVersion.objects.create(
        fact=fact, number=2, statement=statement, rank="preferred", as_of=old.as_of, recorded_at=at
    )
    notice = f"“{old.statement}” was wrong: {statement}"
    return Correction.objects.create(
        fact=fact, kind="correction", old_version=old, new_version=new, notice=notice, published_at=at,
        published_by=make_editor(),
    )  # fmt: skip


def test_a_fact_is_told_as_the_allow_list_tells_it(anyone: APIClient) -> None:
    fact = make_fact("The ferry leaves at noon.", article=make_article())
    assert anyone.get(f"{FACTS}{fact.uuid}/").json() == public.fact_detail(fact)
    assert anyone.get(FACTS).json()["results"] == [public.fact(fact)]


def test_an_editor_is_told_no_more_than_anybody(anyone: APIClient, program) -> None:
    make_fact(article=make_article())
    make_fact(editorial_status="draft")
    assert program("view_fact", "change_fact").get(FACTS).content == anyone.get(FACTS).content


@pytest.mark.parametrize("status", ["draft", "in_review", "on_hold", "withdrawn"])
def test_what_is_not_published_is_not_there(anyone: APIClient, status: str) -> None:
    fact = make_fact(editorial_status=status)
    assert ids(anyone.get(FACTS)) == []
    answer = anyone.get(f"{FACTS}{fact.uuid}/")
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["detail"] == "There is no published fact with this id."


def test_as_of_tells_what_was_said_then(anyone: APIClient) -> None:
    fact = make_fact("The ferry leaves at noon.")
    correction = corrected(fact, "The ferry leaves at one.", at=MORNING + timedelta(days=7))
    address = f"{FACTS}{fact.uuid}/"
    then = anyone.get(address, {"as_of": "2025-10-30T00:00:00Z"}).json()
    assert then["statement"] == "The ferry leaves at noon."
    assert then["corrections"] == []
    assert then["asked"] == {"as_of": "2025-10-30T00:00:00+00:00", "valid_at": None}
    assert anyone.get(address).json()["statement"] == "The ferry leaves at one."
    later = anyone.get(address, {"as_of": "2025-11-01"}).json()
    assert later["statement"] == "The ferry leaves at one."
    assert [notice["id"] for notice in later["corrections"]] == [str(correction.uuid)]


def test_before_it_was_published_a_fact_is_not_there_and_the_answer_says_since_when_it_is(anyone: APIClient) -> None:
    fact = make_fact("Worded before publication.")
    Change.objects.create(kind="published", fact=fact, summary="Published.", changed_at=MORNING + timedelta(hours=5))
    answer = anyone.get(f"{FACTS}{fact.uuid}/", {"as_of": "2025-10-24T07:00:00Z"})
    assert answer.status_code == 404
    told = answer.json()["errors"][0]["detail"]
    assert told.endswith("was not yet published. It is since 2025-10-24T11:00:00+00:00.")
    assert "Worded" not in answer.content.decode()


def test_valid_at_tells_what_held_then(anyone: APIClient) -> None:
    fact = make_fact("The minister is Ms Lund.")
    held = fact.versions.get()
    fact.versions.standing().close(MORNING + timedelta(days=3))
    ended = datetime(2025, 10, 26, tzinfo=UTC)
    common = {"fact": fact, "as_of": held.as_of, "recorded_at": MORNING + timedelta(days=3)}
    FactVersion.objects.create(number=1, statement=held.statement, valid_until=ended, **common)
    FactVersion.objects.create(number=2, statement="The minister is Mr Holt.", valid_from=ended, rank="preferred", **common)
    address = f"{FACTS}{fact.uuid}/"
    assert anyone.get(address, {"valid_at": "2025-10-25"}).json()["statement"] == "The minister is Ms Lund."
    assert anyone.get(address, {"valid_at": "2025-10-27"}).json()["statement"] == "The minister is Mr Holt."


@pytest.mark.parametrize("name", ["as_of", "valid_at"])
def test_an_unreadable_moment_is_refused_with_what_is_accepted(anyone: APIClient, name: str) -> None:
    fact = make_fact()
    assert "2025-10-24T12:00:00Z" in refusal(anyone.get(f"{FACTS}{fact.uuid}/", {name: "last week"}), name)


def test_kinds_and_states_may_be_repeated_and_one_match_is_enough(anyone: APIClient) -> None:
    date, place, _ = make_fact(kind="date"), make_fact(kind="place"), make_fact(kind="quantity")
    assert ids(anyone.get(f"{FACTS}?kind=date&kind=place")) == [str(place.uuid), str(date.uuid)]


@pytest.mark.parametrize(("name", "accepted"), [("kind", "date, quantity, place"), ("verification_status", "unverified")])
def test_an_unknown_word_is_refused_with_those_that_are_known(anyone: APIClient, name: str, accepted: str) -> None:
    assert accepted in refusal(anyone.get(FACTS, {name: "colour"}), name)


def test_an_unknown_parameter_is_refused_with_those_that_are_known(anyone: APIClient) -> None:
    assert "kind, verification_status" in refusal(anyone.get(FACTS, {"knd": "date"}), "knd")
    assert "as_of, valid_at" in refusal(anyone.get(f"{FACTS}{make_fact().uuid}/", {"asof": "2025"}), "asof")


def test_facts_of_an_article(anyone: APIClient) -> None:
    article = make_article()
    stated = make_fact(article=article)
    make_fact(article=make_article("Another text."))
    assert ids(anyone.get(FACTS, {"article": article.uuid})) == [str(stated.uuid)]


def test_an_article_that_is_not_out_can_not_be_asked_for(anyone: APIClient) -> None:
    embargoed = make_article(embargoed_until=datetime(2999, 1, 1, tzinfo=UTC))
    others = make_article(outlet=make_outlet())
    for uuid in (embargoed.uuid, others.uuid, uuid4()):
        assert refusal(anyone.get(FACTS, {"article": uuid}), "article").startswith("There is no such article")
    assert refusal(anyone.get(FACTS, {"article": "7"}), "article")


def test_facts_of_an_entity(anyone: APIClient) -> None:
    fact, entity = make_fact(), Entity.objects.create(kind="place", name="Busan")
    fact.entities.add(entity)
    make_fact()
    assert ids(anyone.get(FACTS, {"entity": entity.uuid})) == [str(fact.uuid)]


def test_words_are_looked_for_in_what_the_public_sees(anyone: APIClient) -> None:
    fact = make_fact("The ferry leaves at noon.", subject="the island ferry", internal_note="secret tip")
    make_fact("The train is late.")
    assert ids(anyone.get(FACTS, {"q": "noon island"})) == [str(fact.uuid)]
    assert ids(anyone.get(FACTS, {"q": "secret"})) == []


def test_facts_by_language_whatever_the_region(anyone: APIClient) -> None:
    british, spanish = make_fact(language="en-GB"), make_fact(language="es")
    assert ids(anyone.get(FACTS, {"language": "en"})) == [str(british.uuid)]
    assert ids(anyone.get(FACTS, {"language": "ES"})) == [str(spanish.uuid)]


def test_facts_that_changed_since_a_moment_include_that_moment(anyone: APIClient) -> None:
    fact = make_fact()
    make_fact()
    Change.objects.create(kind="corrected", fact=fact, summary="Corrected.", changed_at=MORNING)
    assert ids(anyone.get(FACTS, {"changed_since": MORNING.isoformat()})) == [str(fact.uuid)]
    assert ids(anyone.get(FACTS, {"changed_since": "2025-10-25"})) == []
    assert "2025-10-24" in refusal(anyone.get(FACTS, {"changed_since": "soon"}), "changed_since")


def test_pages_follow_each_other_without_loss(anyone: APIClient) -> None:
    made = [str(make_fact().uuid) for _ in range(5)]
    first = anyone.get(FACTS, {"page_size": 2})
    make_fact()
    second = anyone.get(first.json()["next"])
    third = anyone.get(second.json()["next"])
    assert ids(first) + ids(second) + ids(third) == made[::-1]
    assert third.json()["next"] is None


@pytest.mark.parametrize("cursor", ["x", "cD1hYmM=", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5", quote("bz0tMSZwPTE=")])
def test_a_cursor_that_was_not_made_here_is_never_an_error_of_ours(anyone: APIClient, cursor: str) -> None:
    make_fact()
    assert anyone.get(FACTS, {"cursor": cursor}).status_code in (200, 404)


@pytest.mark.parametrize("size", ["0", "-1", "201", "many", "²", "9" * 30])
def test_a_page_has_a_size_that_can_be(anyone: APIClient, size: str) -> None:
    assert "from 1 to 200" in refusal(anyone.get(FACTS, {"page_size": size}), "page_size")


def test_a_row_that_tells_nothing_hides_no_other(anyone: APIClient) -> None:
    told, empty = make_fact(), make_fact()
    FactVersion.objects.filter(fact=empty).close(MORNING + timedelta(days=1))
    assert ids(anyone.get(FACTS)) == [str(told.uuid)]
    assert anyone.get(f"{FACTS}{empty.uuid}/").status_code == 404


def test_who_has_the_same_bytes_is_told_so_in_short(anyone: APIClient) -> None:
    fact = make_fact()
    address = f"{FACTS}{fact.uuid}/"
    first = anyone.get(address)
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert first.headers["Last-Modified"]
    again = anyone.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    fact.subject = "renamed"
    fact.save()
    assert anyone.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
