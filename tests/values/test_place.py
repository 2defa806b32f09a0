"""Places: what they are and what they lie in."""

import time
from dataclasses import replace

import pytest

from facts.values import Place, Quantity, Unreadable, canonical, from_json, parse, readable, to_json
from facts.values.gazetteer import Hints, choose, named


def place(text: str) -> Place:
    """The place that the text names."""
    value = parse("place", text)
    assert isinstance(value, Place)
    return value


def test_a_hall_lies_in_its_base_its_city_and_its_country() -> None:
    chain = [place(name) for name in ("Naraemaru", "Gimhae Air Base", "Busan", "South Korea")]
    assert all(inner.lies_in(outer) for index, inner in enumerate(chain) for outer in chain[index:])
    assert not chain[-1].lies_in(chain[0])


def test_north_and_south_korea_are_two_countries() -> None:
    assert not place("South Korea").lies_in(place("North Korea"))
    assert not place("Pyongyang").lies_in(place("South Korea"))
    assert named("Korea") == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [("US", "United States"), ("U.S.", "America"), ("UK", "Britain"), ("Kiev", "Kyiv"), ("Sao Paulo", "São Paulo")],
)
def test_names_of_one_place_have_one_key(first: str, second: str) -> None:
    assert canonical(place(first)) == canonical(place(second))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Busan", "Busan, South Korea"),
        ("in Busan, South Korea", "Busan, South Korea"),
        ("South Korea", "South Korea"),
        ("Springfield, Illinois", "Springfield, Illinois, United States"),
        ("the Corn Exchange", "the Corn Exchange"),
        ("Corn Exchange, Cambridge", "Corn Exchange, Cambridge, United Kingdom"),
        ("about three nautical miles off Lorne Cay", "about 3 nautical miles off Lorne Cay"),
        ("Vandenberg Space Force Base", "Vandenberg Space Force Base, United States"),
        ("釜山広場", "釜山広場"),
    ],
)
def test_a_place_that_is_written_out_reads_back_to_itself(typed: str, written: str) -> None:
    value = place(typed)
    assert readable(value) == written
    assert place(written) == value
    assert from_json("place", to_json(value)) == value


def test_a_place_that_no_register_knows_keeps_its_name() -> None:
    assert canonical(place("the Corn Exchange")) == "place:name:corn-exchange"


def test_a_distance_is_kept_apart_from_the_place() -> None:
    value = place("3 miles off Dover")
    assert isinstance(value.distance, Quantity)
    assert replace(value, distance=None) == place("Dover")


def test_what_has_no_letters_is_no_place() -> None:
    with pytest.raises(Unreadable, match="is not a place"):
        parse("place", "1234")


def test_the_capital_the_country_or_the_largest_comes_first() -> None:
    assert [named(name)[0].country or named(name)[0].name for name in ("Washington", "Georgia", "Birmingham", "Santiago")] == [
        "United States",
        "Georgia",
        "United Kingdom",
        "Chile",
    ]


def test_a_country_near_by_decides_between_namesakes() -> None:
    alabama = named("Alabama")[0]
    chosen = choose(named("Birmingham"), Hints(around=frozenset({alabama.key})))
    assert chosen is not None
    assert chosen.region == "Alabama"


def test_looking_up_thousands_of_unknown_names_is_quick() -> None:
    named("Busan")
    started = time.process_time()
    assert not any(named(f"Zzyx {number}") for number in range(2000))
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", ["", "x" * 5000, "\ud800", "\x00", "\n\n", "a\tb", "مكة", "🏙"])
def test_no_name_is_too_strange_to_look_up(name: str) -> None:
    assert isinstance(named(name), tuple)
