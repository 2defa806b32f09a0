"""What all kinds share, and the kinds whose value is mostly words."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.values import (
    KINDS,
    Attribution,
    Occurrence,
    Participants,
    Recency,
    Reference,
    Unreadable,
    canonical,
    from_json,
    parse,
    readable,
    to_json,
)

NOW = Reference(datetime(2025, 10, 24, 9, tzinfo=UTC), "Europe/London")


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_text_has_no_value(kind: str) -> None:
    assert parse(kind, "  ") is None
    assert (to_json(None), from_json(kind, None), readable(None), canonical(None)) == (None, None, "", "")


def test_the_kind_other_has_no_value() -> None:
    assert parse("other", "anything at all") is None


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Unreadable, match="The kinds are date, quantity"):
        parse("colour", "red")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "other"])
@pytest.mark.parametrize(
    "stored", [{}, {"start": 5}, {"number": "x"}, {"parties": "Trump"}, {"name": ["a"]}, {"state": "gone"}]
)
def test_json_of_another_shape_is_refused(kind: str, stored: dict[str, object]) -> None:
    with pytest.raises(Unreadable, match="not a stored value"):
        from_json(kind, stored)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.text(max_size=60))
def test_whatever_is_typed_is_either_read_or_refused(kind: str, typed: str) -> None:
    try:
        value = parse(kind, typed, reference=NOW)
    except Unreadable:
        return
    assert from_json(kind, to_json(value)) == value


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(KINDS), st.text("0123456789 -–.,£$%/:aeginorstu October2ptwo", max_size=40))
def test_what_looks_like_a_value_is_either_read_or_refused(kind: str, typed: str) -> None:
    try:
        assert isinstance(canonical(parse(kind, typed, reference=NOW)), str)
    except Unreadable:
        return


def test_parties_are_listed_with_semicolons_or_in_a_sentence() -> None:
    listed, written = parse("participants", "Donald Trump; Xi Jinping"), parse("participants", "Xi Jinping and Donald Trump")
    assert canonical(listed) == canonical(written)


def test_a_name_with_an_and_of_its_own_is_one_party() -> None:
    value = parse("participants", "Trinidad and Tobago, Chile and Peru")
    assert isinstance(value, Participants)
    assert [party.name for party in value.parties] == ["Trinidad and Tobago", "Chile", "Peru"]


def test_only_closes_the_list_and_without_leaves_somebody_out() -> None:
    closed, without = parse("participants", "only Roe and Doe"), parse("participants", "without Umberto Eco")
    assert isinstance(closed, Participants)
    assert isinstance(without, Participants)
    assert (closed.closed, len(closed.parties)) == (True, 2)
    assert [party.key for party in without.without] == ["name:umberto-eco"]
    assert parse("participants", readable(closed)) == closed


@pytest.mark.parametrize(
    ("typed", "ordinal", "what", "since"),
    [
        ("first since 2019", 1, "", "2019"),
        ("no meeting since 27 February 2025", 0, "meeting", "2025-02-27"),
        ("never needed a second vote", 0, "needed a second vote", ""),
        ("first talks in six years", 1, "talks", "about:2019"),
        ("oldest bridge in the valley", None, "oldest bridge in the valley", ""),
    ],
)
def test_recency_tells_the_place_in_the_row_and_since_when(typed: str, ordinal: int | None, what: str, since: str) -> None:
    value = parse("recency", typed, reference=NOW)
    assert isinstance(value, Recency)
    assert (value.ordinal, value.what, canonical(value.since), value.readable()) == (ordinal, what, since, typed)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("will take place", "planned"),
        ("is due to meet", "planned"),
        ("took place", "happened"),
        ("Roe was elected", "happened"),
        ("no ban", "not_happened"),
        ("has not been posted", "not_happened"),
        ("has been called off", "cancelled"),
        ("will not take place", "cancelled"),
        ("was put off until May", "postponed"),
        ("has not been cancelled", "planned"),
    ],
)
def test_words_of_occurrence_tell_the_state(typed: str, state: str) -> None:
    value = parse("occurrence", typed)
    assert isinstance(value, Occurrence)
    assert (value.state, value.readable()) == (state, typed)


@pytest.mark.parametrize(
    ("typed", "who", "said", "stance"),
    [
        ("Libyan Red Crescent", "Libyan Red Crescent", "", "said"),
        ("confirmed by the press secretary", "the press secretary", "", "confirmed"),
        ("the plan, according to the ministry", "the ministry", "the plan", "said"),
        ("Jan Roe denied the report", "Jan Roe", "the report", "denied"),
    ],
)
def test_an_attribution_tells_who_said_what(typed: str, who: str, said: str, stance: str) -> None:
    value = parse("attribution", typed)
    assert value == Attribution(who, said, stance)
    assert parse("attribution", readable(value)) == value


@pytest.mark.parametrize("kind", ["place", "participants", "recency", "occurrence", "attribution"])
def test_a_text_without_letters_says_nothing(kind: str) -> None:
    with pytest.raises(Unreadable):
        parse(kind, "!!! --")


def test_a_value_longer_than_any_is_refused_unread() -> None:
    with pytest.raises(Unreadable, match="at most 300"):
        parse("date", "9" * 100_000)
