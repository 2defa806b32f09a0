"""Quantities: numbers with unit and approximation, read strictly, written shortly, grouped by what they say."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.values import Quantity, Unreadable, canonical, from_json, parse, readable, to_json
from facts.values.quantity import APPROXIMATIONS, PER
from facts.values.units import BY_NAME

NUMBERS = st.decimals(Decimal("0.01"), Decimal(10**12), places=2).map(lambda number: number.normalize() + 0)


@pytest.mark.parametrize(
    ("typed", "written", "key"),
    [
        ("41 people", "41 people", "quantity:person:41:exact"),
        ("at least forty-one people", "at least 41 people", "quantity:person:41:at_least"),
        ("41 or more people", "at least 41 people", "quantity:person:41:at_least"),
        ("two dams", "2 dams", "quantity:dam:2:exact"),
        ("one seat", "1 seat", "quantity:seat:1:exact"),
        ("4.25%", "4.25%", "quantity:percent:4.25:exact"),
        ("an additional 100 per cent", "100%", "quantity:percent:100:exact"),
        ("four and a quarter per cent", "4.25%", "quantity:percent:4.25:exact"),
        ("-0.5% annualised", "-0.5% annualised", "quantity:percent:-0.5:exact:annualised"),
        ("a quarter of a percentage point", "0.25 percentage points", "quantity:points:0.25:exact"),
        ("£31.1 billion", "£31.1 billion", "quantity:GBP:31100000000:exact"),
        ("£31.1bn", "£31.1 billion", "quantity:GBP:31100000000:exact"),
        ("31,100,000,000 pounds", "£31.1 billion", "quantity:GBP:31100000000:exact"),
        ("£3.4m", "£3.4 million", "quantity:GBP:3400000:exact"),
        ("€42 million", "€42 million", "quantity:EUR:42000000:exact"),
        ("USD 5bn", "$5 billion", "quantity:USD:5000000000:exact"),
        ("£100 billion a year", "£100 billion a year", "quantity:GBP:100000000000:exact:year"),
        ("one to two years", "1 to 2 years", "quantity:duration:31557600-63115200:range"),
        ("between 3 and 4 million people", "3 million to 4 million people", "quantity:person:3000000-4000000:range"),
        ("48 hours", "48 hours", "quantity:duration:172800:exact"),
        ("two days", "2 days", "quantity:duration:172800:exact"),
        ("about 100 million people", "about 100 million people", "quantity:person:100000000:about"),
        ("127 million years", "127 million years", "quantity:duration:4007820000000000:exact"),
        ("a dozen eggs", "12 eggs", "quantity:egg:12:exact"),
        ("more than 2½ tonnes", "more than 2.5 tonnes", "quantity:mass:2500:more_than"),
        ("nine years in prison", "9 years in prison", "quantity:duration:284018000:exact"),
        ("8% of GDP", "8% of GDP", "quantity:percent:8:exact"),
        ("40 to the US dollar", "40 to the dollar", "quantity:count:40:exact:dollar"),
        ("one in 9,000", "about 0.0111%", "quantity:percent:0.0111:about"),
        ("one in a million", "about 0.0001%", "quantity:percent:0.0001:about"),
    ],
)
def test_a_quantity_is_read_in_every_form_that_editors_use(typed: str, written: str, key: str) -> None:
    value = parse("quantity", typed)
    assert (readable(value), canonical(value)) == (written, key)
    assert parse("quantity", written) == value


@pytest.mark.parametrize(
    "typed", ["many", "people", "3 fewer: 4", "£", "the third", "1e5", "NaN", "41 people 42", "5 to 3 people"]
)
def test_what_is_no_quantity_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="is not a quantity"):
        parse("quantity", typed)


def test_units_of_one_measure_share_a_key_and_others_do_not() -> None:
    assert canonical(parse("quantity", "4 km")) == canonical(parse("quantity", "4,000 metres"))
    assert canonical(parse("quantity", "4 km")) != canonical(parse("quantity", "4 kg"))
    assert canonical(parse("quantity", "$4m")) != canonical(parse("quantity", "£4m"))


def test_miles_convert_and_money_does_not() -> None:
    miles = Quantity(Decimal(3), "nautical_mile").in_unit("kilometre")
    assert miles is not None
    assert miles.number == Decimal("5.556")
    assert Quantity(Decimal(3), "USD").in_unit("EUR") is None


@pytest.mark.parametrize(("celsius", "fahrenheit"), [(100, 212), (0, 32), (-40, -40), (37, Decimal("98.6"))])
def test_temperatures_convert_with_their_zero(celsius: int, fahrenheit: Decimal) -> None:
    converted = Quantity(Decimal(celsius), "celsius").in_unit("fahrenheit")
    assert converted is not None
    assert abs(converted.number - fahrenheit) < Decimal("0.0001")


@settings(max_examples=60, deadline=None)
@given(NUMBERS, st.sampled_from(sorted(BY_NAME)), st.sampled_from(sorted(BY_NAME)))
def test_converting_there_and_back_gives_the_same_number(number: Decimal, source: str, target: str) -> None:
    there = Quantity(number, source).in_unit(target)
    back = there.in_unit(source) if there else None
    assert (there is None) == (BY_NAME[source].measures != BY_NAME[target].measures)
    assert back is None or abs(back.number - number) <= abs(number) * Decimal("1e-15") + Decimal("1e-12")


@settings(max_examples=120, deadline=None)
@given(
    NUMBERS,
    st.sampled_from([*sorted(BY_NAME), "GBP", "USD", "KRW", "CHF", "count"]),
    st.sampled_from([kind for kind in APPROXIMATIONS if kind != "range"]),
    st.sampled_from(["", *sorted({*PER} - {"hour"})]),  # kilometres "an hour" are a unit of their own
    st.sampled_from(["people", "votes", "polling stations"]),
)
def test_a_quantity_that_is_written_out_reads_back_to_itself(number: Decimal, unit: str, kind: str, per: str, of: str) -> None:
    value = Quantity(number, unit, kind, of=of if unit == "count" else "", per=per)
    assert parse("quantity", readable(value)) == value
    assert from_json("quantity", to_json(value)) == value


@settings(max_examples=40, deadline=None)
@given(NUMBERS, NUMBERS, st.sampled_from(["percent", "EUR", "metre", "year"]))
def test_a_range_that_is_written_out_reads_back_to_itself(first: Decimal, second: Decimal, unit: str) -> None:
    low, high = sorted((first, second))
    if low == high:
        return
    value = Quantity(low, unit, "range", high)
    assert parse("quantity", readable(value)) == value
