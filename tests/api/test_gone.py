"""What readers could read and can't any more: its address says so, and nothing of it is told again."""

import pytest
from rest_framework.test import APIClient

from facts.editorial import correct, status
from facts.models import Fact
from facts.publishing import resolve
from tests.factories import make_article, make_editor, make_fact

V1 = "/api/v1"
WORDS = ("Gyeongju", "Busan", "hidden reason")


@pytest.fixture
def fact(db: None) -> Fact:
    """A fact that was published and corrected."""
    made = make_fact("It is in Gyeongju.", article=make_article(), editorial_status="draft", subject="the venue")
    status.publish(made, editor=make_editor())
    version = resolve.current(made)
    assert version is not None
    correct.correct(made, expected=version, kind="correction", editor=make_editor(), statement="It is in Busan.")
    return made


def held(fact: Fact) -> None:
    status.hold(fact, editor=make_editor(), reason="hidden reason")


def withdrawn(fact: Fact) -> None:
    status.withdraw(fact, editor=make_editor(), notice="It rested on a forgery.")


@pytest.mark.parametrize(
    ("take_back", "reason", "kinds"),
    [(held, "This fact is on hold", ["held"]), (withdrawn, "It rested on a forgery.", ["withdrawn"])],
)
def test_a_fact_that_is_taken_back_answers_410_with_the_reason(anyone: APIClient, fact, take_back, reason, kinds) -> None:
    correction = fact.corrections.get()
    take_back(fact)
    for address in (f"facts/{fact.uuid}", f"corrections/{correction.uuid}"):
        answer = anyone.get(f"{V1}/{address}/")
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (410, "gone")
        assert answer.json()["errors"][0]["detail"].startswith(reason)
    lines = anyone.get(f"{V1}/changes/", {"fact": fact.uuid}).json()["results"]
    assert [line["kind"] for line in lines] == kinds
    everything = [anyone.get(f"{V1}/{noun}/").content.decode() for noun in ("facts", "corrections", "changes", "evidence")]
    assert not [words for words in WORDS if words in "".join(everything)]


def test_the_feed_names_the_entries_that_are_taken_back_without_their_words(anyone: APIClient, fact) -> None:
    before = anyone.get("/feed/").content.decode()
    held(fact)
    feed = anyone.get("/feed/").content.decode()
    assert feed.count("<at:deleted-entry") == before.count("<entry>") == 2
    assert "<title>On hold: the venue</title>" in feed
    assert not [words for words in WORDS if words in feed]


def test_ids_of_the_feed_do_not_depend_on_the_address_of_the_newsroom(anyone: APIClient, fact, settings) -> None:
    def ids() -> list[str]:
        return [part.partition("</id>")[0] for part in anyone.get("/feed/").content.decode().split("<id>")[1:]]

    before = ids()
    settings.BASE_URL = "https://elsewhere.example"
    assert ids() == before


def test_after_a_hold_everything_is_told_again_and_of_the_hold_itself_nothing(anyone: APIClient, fact) -> None:
    held(fact)
    during = fact.changes.first().changed_at
    status.publish(fact, editor=make_editor())
    told = anyone.get(f"{V1}/facts/{fact.uuid}/").json()
    assert (told["statement"], len(told["corrections"])) == ("It is in Busan.", 1)
    answer = anyone.get(f"{V1}/facts/{fact.uuid}/", {"as_of": during.isoformat()})
    assert answer.status_code == 404
    assert "on hold" in answer.json()["errors"][0]["detail"]


@pytest.mark.parametrize("take_back", [held, withdrawn])
@pytest.mark.django_db
def test_what_readers_never_saw_is_not_there(anyone: APIClient, take_back) -> None:
    fact = make_fact("It is in Busan.", editorial_status="draft", article=make_article())
    take_back(fact)
    assert anyone.get(f"{V1}/facts/{fact.uuid}/").status_code == 404
    assert anyone.get(fact.get_absolute_url()).status_code == 404


def test_one_correction_is_one_line_with_its_articles(anyone: APIClient, fact) -> None:
    (line,) = anyone.get(f"{V1}/changes/", {"kind": "corrected"}).json()["results"]
    assert [article["url"] for article in line["articles"]] == [
        f"http://127.0.0.1:8000{fact.mentions.get().revision.article.get_absolute_url()}"
    ]
    assert line["correction"] == str(fact.corrections.get().uuid)
