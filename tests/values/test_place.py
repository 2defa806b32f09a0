"""Places: what they are and what they lie in."""

import re
import time
from dataclasses import replace

import pytest

from facts.values import Place, Quantity, Unreadable, canonical, from_json, parse, readable, to_json
from facts.values.gazetteer import Hints, choose, named
from facts.values.place_relation import Relation, relation


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
        ("Corn Exchange, Cambridge, England", "Corn Exchange, Cambridge, England, United Kingdom"),
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
    value = place("3 miles off Dover, England")
    assert isinstance(value.distance, Quantity)
    assert replace(value, distance=None) == place("Dover, England")


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


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("Georgia", "Georgia (country)"),
        ("Georgia", "Georgia (region)"),
        ("Washington", "Washington, District of Columbia"),
        ("Washington", "Washington (region)"),
        ("Cambridge", "Cambridge, England"),
        ("Cambridge", "Cambridge, Massachusetts"),
        ("Valencia", "Valencia, Venezuela"),
        ("Victoria", "Victoria, Seychelles"),
        ("Richmond", "Richmond, Virginia"),
        ("Newcastle", "Newcastle, New South Wales"),
    ],
)
def test_a_name_of_several_places_is_asked_back_with_choices_that_can_be_read(typed: str, choice: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(choice)):
        place(typed)
    value = place(choice)
    assert place(value.readable()) == value


@pytest.mark.parametrize("typed", ["Paris", "London", "Luxembourg", "Panama", "New York", "Saint Petersburg", "Moscow"])
def test_a_name_that_everybody_reads_alike_is_not_asked_back(typed: str) -> None:
    assert place(typed).is_known


def test_the_short_form_of_a_saint_is_the_same_saint() -> None:
    assert place("St Petersburg").key == place("Saint Petersburg").key
    assert place("St. Petersburg, Florida").key != place("Saint Petersburg").key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hong Kong", "China"),
        ("Taipei", "China"),
        ("Ramallah", "West Bank"),
        ("Ramallah", "Israel"),
        ("Sevastopol", "Crimea"),
        ("Simferopol", "Russia"),
        ("Kosovo", "Serbia"),
        ("Srinagar", "Pakistan"),
        ("San Juan, Puerto Rico", "United States"),
        ("Nuuk", "Denmark"),
        ("Gibraltar", "Spain"),
        ("Jerusalem", "Palestine"),
        ("Paris", "Texas"),
        ("Birmingham", "Alabama"),
    ],
)
def test_nobody_says_that_what_is_disputed_or_has_a_namesake_lies_apart(one: str, other: str) -> None:
    assert relation(place(one), place(other)) == relation(place(other), place(one)) == Relation.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Busan", "Gyeongju", Relation.APART),
        ("Tokyo", "South Korea", Relation.APART),
        ("Busan", "South Korea", Relation.INSIDE),
        ("South Korea", "Busan", Relation.AROUND),
        ("Georgia (country)", "Atlanta", Relation.APART),
        ("Cambridge, England", "Cambridge, Massachusetts", Relation.APART),
        ("Nuuk", "Iceland", Relation.APART),
        ("Hong Kong", "Macau", Relation.APART),
        ("the Old Bakery", "Busan", Relation.UNKNOWN),
    ],
)
def test_what_one_place_is_to_another(one: str, other: str, expected: Relation) -> None:
    assert relation(place(one), place(other)) == expected
