"""Where a quote stands, and where it stands after an edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.editorial import anchors
from facts.editorial.refusals import AmbiguousQuote, QuoteNotFound
from facts.models import ArticleRevision, Mention
from tests.factories import make_article, make_fact, make_revision

TOUR = (
    "He flies to South Korea on Wednesday. In South Korea he meets Xi. "
    "China’s minister left South Korea. South Korea’s president waits."
)


def test_a_quote_that_stands_once_is_found_with_its_surroundings() -> None:
    (place,) = anchors.find(TOUR, "meets Xi")
    assert TOUR[place.start : place.end] == place.exact == "meets Xi"
    assert TOUR.find(place.prefix + place.exact + place.suffix) == place.start - len(place.prefix)


def test_a_quote_that_stands_four_times_asks_which() -> None:
    with pytest.raises(AmbiguousQuote, match="4 times") as refusal:
        anchors.choose(TOUR, "South Korea")
    second = refusal.value.places[1]
    assert anchors.choose(TOUR, "South Korea", second.start) == second


def test_a_place_that_does_not_exist_is_no_answer_to_which() -> None:
    with pytest.raises(AmbiguousQuote):
        anchors.choose(TOUR, "South Korea", 3)


@pytest.mark.parametrize("quote", ["", "   ", "North Korea", "meets xi"])
def test_a_quote_that_is_not_there_is_refused(quote: str) -> None:
    with pytest.raises(QuoteNotFound, match="word for word"):
        anchors.choose(TOUR, quote)


@pytest.mark.parametrize(
    ("text", "quote", "exact"),
    [
        ("Trump’s visit", "Trump's visit", "Trump’s visit"),
        ("China‘s minister", "China's", "China‘s"),
        ("He said “yes”.", 'said "yes"', "said “yes”"),
        ('He said "yes".', "said „yes“", 'said "yes"'),
        ("one\n\n  two", "one two", "one\n\n  two"),
        ("one\u00a0two", "one two", "one\u00a0two"),
        ("Busan", "  Busan\n", "Busan"),
        ("Gye\u00adongju", "Gyeongju", "Gye\u00adongju"),
    ],
)
def test_quotation_marks_and_white_space_may_differ_and_the_text_wins(text: str, quote: str, exact: str) -> None:
    (place,) = anchors.find(text, quote)
    assert place.exact == exact == text[place.start : place.end]


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        ("قال الرئيس إن الاجتماع سيعقد يوم الخميس", "الاجتماع", 14),
        ("两国元首将于三十日在釜山会晤。", "釜山", 10),
        ("🇰🇷👩‍👩‍👧 in Busan", "Busan", 11),
        ("a+b (c) [d]* costs $5.", "(c) [d]* costs $5.", 4),
    ],
)
def test_offsets_count_code_points_in_any_script(text: str, quote: str, start: int) -> None:
    (place,) = anchors.find(text, quote)
    assert (place.start, place.exact) == (start, quote)


def test_places_that_overlap_are_different_places() -> None:
    assert [place.start for place in anchors.find("ha ha ha", "ha ha")] == [0, 3]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_what_is_cut_from_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    quote = text[start : start + length].strip()
    places = anchors.find(text, quote)
    assert bool(quote) == any(place.exact == quote for place in places)
    assert all(text[place.start : place.end] == place.exact for place in places)


def edited(text: str, quote: str, new_text: str) -> Mention:
    """What becomes of a mention of this quote when the text is edited."""
    article = make_article(text)
    make_fact(article=article, quote=quote)
    revision = make_revision(article, new_text)
    anchors.follow(revision)
    return revision.mentions.get()


ONE = "The summit opens on Friday. The leaders meet in Busan at noon. The press waits outside."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("new_text", "state"),
    [
        (ONE + " It rains.", "anchored"),
        ("Update: " + ONE, "moved"),
        (ONE.replace("The press waits outside.", "Nobody knows more."), "anchored"),
        (ONE.replace("Busan", "Seoul"), "orphaned"),
        ("All is new. Nobody spoke of Busan before.", "orphaned"),
        ("The summit opens on Friday. They fly home. Crowds cheered near Busan station.", "orphaned"),
        (ONE + " " + ONE, "orphaned"),
    ],
)
def test_a_mention_follows_its_passage_and_never_jumps(new_text: str, state: str) -> None:
    mention = edited(ONE, "Busan", new_text)
    assert mention.anchor_state == state
    if state != "orphaned":
        assert new_text[mention.start : mention.end] == "Busan"
        assert new_text[: mention.start].endswith("The leaders meet in ")


@pytest.mark.django_db
def test_of_four_places_the_same_one_is_followed() -> None:
    article = make_article(TOUR)
    fact = make_fact()
    second = anchors.find(TOUR, "South Korea")[1]
    words = {"exact": second.exact, "prefix": second.prefix, "suffix": second.suffix}
    Mention.objects.create(fact=fact, revision=article.revisions.get(), start=second.start, end=second.end, **words)
    revision = make_revision(article, "New on top. " + TOUR)
    followed = anchors.follow(revision)
    assert [mention.start for mention in followed.moved] == [second.start + len("New on top. ")]


@pytest.mark.django_db
def test_a_long_passage_is_known_again_wherever_it_went() -> None:
    sentence = "The two presidents will sit down for an hour and a half in the old reception hall."
    mention = edited(f"First this. {sentence} Then that.", sentence, f"All else is new here. {sentence} And so is this one.")
    assert mention.anchor_state == "moved"


@pytest.mark.django_db
def test_following_twice_is_as_once() -> None:
    article = make_article(ONE)
    make_fact(article=article, quote="Busan")
    revision = make_revision(article, "Update: " + ONE)
    assert len(anchors.follow(revision).moved) == 1
    assert anchors.follow(revision) == anchors.Followed()
    assert Mention.objects.count() == 2


@pytest.mark.django_db
def test_an_orphan_finds_home_when_its_text_returns() -> None:
    article = make_article(ONE)
    make_fact(article=article, quote="Busan")
    for text in (ONE.replace("Busan", "Seoul"), ONE):
        anchors.follow(make_revision(article, text))
    states = ArticleRevision.objects.order_by("number").values_list("mentions__anchor_state", flat=True)
    assert list(states) == ["anchored", "orphaned", "anchored"]


@pytest.mark.django_db
def test_an_orphan_stays_listed_and_the_old_text_keeps_its_mention() -> None:
    orphan = edited(ONE, "Busan", "All is new.")
    assert (orphan.exact, orphan.anchor_state) == ("Busan", "orphaned")
    assert Mention.objects.exclude(pk=orphan.pk).get().anchor_state == "anchored"
