from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from facts.editorial import correct, relate, status, verify
from facts.models import Entity, Source
from facts.publishing import resolve
from tests.factories import MORNING, make_article, make_editor, make_evidence, make_fact, make_outlet

FACTS = "/facts/"


def test_the_list_finds_facts_whose_statement_or_subject_holds_every_word(read) -> None:
    make_fact("The ferry leaves at noon.", subject="the harbour")
    make_fact("The tram leaves at one.", subject="the depot")
    assert "The ferry leaves" in read(FACTS + "?q=NOON+harbour")
    assert "The tram leaves" not in read(FACTS + "?q=NOON+harbour")
    assert "No published fact fits" in read(FACTS + "?q=noon+depot")


def test_a_search_reads_what_a_fact_says_now_and_not_what_was_wrong(read, story) -> None:
    story.correct()
    assert "The talks are held in Busan." in read(FACTS + "?q=busan")
    assert "No published fact fits" in read(FACTS + "?q=gyeongju")


def test_the_list_is_narrowed_by_kind_status_article_and_entity(read) -> None:
    article, busan = make_article(slug="the-ferry"), Entity.objects.create(kind="place", name="Busan")
    fact = make_fact("This one.", kind="place", verification_status="verified", article=article)
    fact.entities.add(busan)
    make_fact("That one.")
    for narrowed in ("kind=place", "status=verified", "article=the-ferry", f"entity={busan.uuid}"):
        page = read(f"{FACTS}?{narrowed}")
        assert "This one." in page, narrowed
        assert "That one." not in page, narrowed


@pytest.mark.parametrize("nonsense", ["kind=bogus", "status=1", "article=none", "entity=x", "q=%00", f"q={'a' * 300}"])
def test_what_can_not_be_looked_for_is_said_and_nothing_breaks(read, nonsense: str) -> None:
    assert "This can’t be looked for" in read(f"{FACTS}?{nonsense}")


@pytest.mark.parametrize("number", ["0", "-1", "999", "x", ""])
def test_a_page_number_out_of_range_leads_to_a_page(read, number: str) -> None:
    make_fact()
    assert "The ferry leaves" in read(f"{FACTS}?page={number}")


def test_the_links_between_pages_keep_the_filters(read) -> None:
    for _ in range(30):
        make_fact(kind="other")
    assert "?q=ferry&amp;kind=other&amp;page=2" in read(FACTS + "?q=ferry&kind=other")


def test_an_empty_list_says_so(read) -> None:
    assert "No fact has been published yet." in read(FACTS)


def test_a_fact_tells_its_statement_its_status_and_where_it_is_stated(read, story) -> None:
    page = read("/facts/talks/")
    assert "<h1" in page
    assert "The talks are held in Gyeongju." in page
    assert "Not verified yet" in page
    assert reverse("public:article", args=["where-they-talk"]) in page


def test_a_verification_tells_how_but_not_who(read, story) -> None:
    make_evidence(story.fact)
    verify.verify(story.fact, editor=make_editor("secretary"), result="verified", method="call", note="hidden note")
    page = read("/facts/talks/")
    assert "who asked the source" in page
    assert "secretary" not in page
    assert "hidden note" not in page


def test_a_rule_that_was_set_aside_is_shown_with_the_fact(read, story) -> None:
    verify.verify(story.fact, editor=make_editor(), result="verified", method="other", override_reason="The river was rising.")
    assert "A rule was set aside: The river was rising." in read("/facts/talks/")


def test_a_verification_of_an_earlier_value_is_not_told_of_the_new_one(read, story) -> None:
    make_evidence(story.fact)
    verify.verify(story.fact, editor=make_editor(), result="verified", method="call")
    story.correct()
    page = read("/facts/talks/")
    assert "Not verified yet" in page
    assert "who asked the source" not in page


def test_how_we_know_names_quote_source_outlet_and_stance(read, story) -> None:
    report = make_article(
        "They met in Busan.", outlet=make_outlet("Coastal Post"), headline="Met", url="https://post.example/a"
    )
    source = Source.objects.create(kind="person", name="A Harbour Pilot", url="https://pilot.example/")
    make_evidence(story.fact, article=report, stance="refutes", directness="primary", source=source)
    page = read("/facts/talks/")
    for told in (
        "They met in Busan.",
        "A Harbour Pilot",
        "Coastal Post",
        "https://post.example/a",
        "Contradicts it",
        "first-hand",
    ):
        assert told in page


def test_a_link_of_a_report_never_runs_a_script(read, story) -> None:
    report = make_article("Busan.", outlet=make_outlet(), headline="Met", url="javascript:alert(1)")
    make_evidence(story.fact, article=report)
    assert "javascript:" not in read("/facts/talks/")


def test_a_correction_shows_both_values_the_notice_and_the_reason(read, story) -> None:
    story.correct(reason="The hall was full.", notice="It was Busan, not Gyeongju.")
    page = read("/facts/talks/")
    assert '<h1 lang="en"><bdi>The talks are held in Busan.</bdi></h1>' in page
    assert "It was Busan, not Gyeongju." in page
    assert '<del><span class="unseen">Taken back: </span><bdi>The talks are held in Gyeongju.</bdi></del>' in page
    assert "The hall was full." in page


def test_an_update_keeps_the_old_value_unstruck_with_the_time_it_held(read, story) -> None:
    story.correct(kind="update", holds_from=timezone.now() - timedelta(days=1))
    page = read("/facts/talks/")
    assert "Taken back" not in page
    assert "True until" in page


def test_as_of_a_day_the_page_says_what_was_said_then(client: Client, story) -> None:
    past = timezone.now() - timedelta(days=9)
    page = client.get("/facts/talks/", {"as_of": timezone.now().isoformat()})
    assert page.status_code == 200
    assert "This is what we said on" in page.content.decode()
    early = client.get("/facts/talks/", {"as_of": past.isoformat()})
    assert early.status_code == 404
    assert "we had not published this fact yet" in early.content.decode()


def test_as_of_a_moment_before_a_correction_the_old_value_and_no_notice_stand(client: Client, story) -> None:
    before = timezone.now()
    story.correct(notice="Later notice.")
    page = client.get("/facts/talks/", {"as_of": before.isoformat()}).content.decode()
    assert "<bdi>The talks are held in Gyeongju.</bdi></h1>" in page
    assert "Later notice." not in page
    assert "Busan" not in page
    assert '<meta name="robots" content="noindex, follow">' in page


def test_valid_at_tells_what_held_then(client: Client, story) -> None:
    turn = timezone.now() - timedelta(days=2)
    story.correct(kind="update", holds_from=turn)
    then = client.get("/facts/talks/", {"valid_at": (turn - timedelta(days=1)).isoformat()}).content.decode()
    assert "<bdi>The talks are held in Gyeongju.</bdi></h1>" in then
    now = client.get("/facts/talks/", {"valid_at": (turn + timedelta(days=1)).isoformat()}).content.decode()
    assert "<bdi>The talks are held in Busan.</bdi></h1>" in now


@pytest.mark.parametrize(
    "moment", ["yesterday", "2025-13-01", "2025-10-24T12:00:00", "9999-99-99", "0001-01-01T00:00:00+23:00"]
)
def test_a_moment_that_can_not_be_read_is_answered_with_what_can(client: Client, story, moment: str) -> None:
    for name in ("as_of", "valid_at"):
        answer = client.get("/facts/talks/", {name: moment})
        assert answer.status_code == 400
        assert "Write a day, like 2025-10-24" in answer.content.decode()


def test_a_withdrawn_fact_is_gone_and_only_its_notice_stays(client: Client, story) -> None:
    status.withdraw(story.fact, editor=make_editor(), notice="It rested on a forgery.")
    for query in ("", "?as_of=2099-01-01", "?valid_at=x"):
        answer = client.get(f"/facts/talks/{query}")
        assert answer.status_code == 410
        assert "It rested on a forgery." in answer.content.decode()
        assert "Gyeongju" not in answer.content.decode()


@pytest.mark.parametrize("query", ["", "?as_of=2025-10-25", "?valid_at=x"])
def test_a_fact_on_hold_is_gone_for_now_and_says_neither_why_nor_what_it_said(client: Client, story, query: str) -> None:
    status.hold(story.fact, editor=make_editor(), reason="hidden reason")
    answer = client.get(f"/facts/talks/{query}")
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "we are checking it again" in page
    assert not [words for words in ("hidden reason", "Gyeongju") if words in page]
    elsewhere = "".join(client.get(address).content.decode() for address in ("/", "/facts/", "/feed/", "/corrections/"))
    assert not [words for words in ("hidden reason", "Gyeongju") if words in elsewhere]


@pytest.mark.parametrize("state", ["draft", "in_review", "on_hold"])
def test_what_is_not_published_is_not_there(client: Client, db: None, state: str) -> None:
    fact = make_fact("Nobody knows this.", editorial_status=state)
    assert client.get(fact.get_absolute_url()).status_code == 404
    assert "Nobody knows this." not in client.get(FACTS).content.decode()


def test_words_of_a_draft_are_not_in_the_history(read, story) -> None:
    fact = make_fact("First clumsy words.", article=story.article, quote="The ferry leaves at noon", editorial_status="draft")
    expected = resolve.current(fact)
    assert expected is not None
    correct.reword(fact, expected=expected, editor=make_editor(), statement="The ferry leaves at noon.")
    status.publish(fact, editor=make_editor())
    page = read(fact.get_absolute_url())
    assert "The ferry leaves at noon." in page
    assert "First clumsy words." not in page


def test_related_facts_are_named_both_ways_if_they_are_public(read, story) -> None:
    hall = make_fact("The hall is in Gyeongju.", slug="hall")
    hidden = make_fact("A draft hangs on it.", editorial_status="draft")
    for other in (hall, hidden):
        relate.relate(other, kind="depends_on", other=story.fact, editor=make_editor())
    assert "The hall is in Gyeongju." in read("/facts/talks/")
    assert "Rests on this" in read("/facts/talks/")
    assert "A draft hangs on it." not in read("/facts/talks/")
    assert "Depends on" in read("/facts/hall/")


def test_a_fact_links_to_its_data_and_the_feed(read, story) -> None:
    page = read("/facts/talks/")
    assert reverse("api:fact-detail", args=[story.fact.uuid]) in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/facts/talks/">' in page
    assert reverse("public:feed") in page


def test_a_value_that_can_not_be_read_does_not_take_the_page_away(read, story) -> None:
    fact = make_fact("The toll is two.", kind="quantity", value={"nonsense": 1}, slug="toll")
    assert "The toll is two." in read(FACTS)
    assert fact.slug in read(FACTS)


def test_an_old_fact_without_a_log_is_shown_as_of_its_recording(client: Client, db: None) -> None:
    fact = make_fact("The ferry leaves at noon.")
    assert client.get(fact.get_absolute_url(), {"as_of": "2025-10-25"}).status_code == 200
    assert client.get(fact.get_absolute_url(), {"as_of": (MORNING - timedelta(days=1)).isoformat()}).status_code == 404


def test_passages_on_an_earlier_value_are_kept_apart(read, story) -> None:
    make_evidence(story.fact, quote="It is Gyeongju.")
    assert "on another value" not in read("/facts/talks/")
    story.correct()
    page = read("/facts/talks/")
    assert '<details class="others" open>' in page
    assert "Supports what we said before" in page
    make_evidence(story.fact, quote="It is Busan.")
    assert '<details class="others">' in read("/facts/talks/")
