"""The house's templates of notices."""

from typing import Any

import pytest
from django.core.checks import run_checks

from facts.publishing import notices
from tests.factories import current, make_fact

pytestmark = pytest.mark.django_db


def drafted(notice: str = "correction", value_text: str = "Busan, South Korea", **fields: Any) -> str:
    given = {"statement": "They met in Gyeongju.", "kind": "place", "value": "Gyeongju"} | fields
    old = current(make_fact(given.pop("statement"), **given))
    return notices.draft(notice, old=old, statement="They met in Busan.", value_text=value_text)


def test_each_kind_of_notice_reads_as_a_person_would_write_it() -> None:
    assert drafted() == (
        "An earlier version said: “They met in Gyeongju.” That was wrong. The place is Busan, South Korea, not Gyeongju, South "
        "Korea. Correct is: “They met in Busan.”"
    )
    assert "The place was Gyeongju, South Korea; it is now Busan, South Korea." in drafted("update")


def test_participants_are_listed_in_the_plural_and_what_is_missing_is_no_name() -> None:
    people = {"kind": "participants", "value": "Petra Lindqvist; Tomás Arrieta"}
    sentence = "The participants are Petra Lindqvist and Ana Sousa, not Petra Lindqvist and Tomás Arrieta."
    assert sentence in drafted(value_text="Petra Lindqvist; Ana Sousa", **people)
    assert "participants" not in drafted(value_text="without Petra Lindqvist", **people)


@pytest.mark.parametrize(
    ("kind", "value"), [("occurrence", "will be imposed"), ("recency", "first since 2019"), ("other", None)]
)
def test_values_that_are_no_names_are_left_to_the_sentences(kind: str, value: str | None) -> None:
    words = drafted(kind=kind, value=value, value_text="cancelled")
    assert "cancelled" not in words


def test_a_newsroom_has_a_wording_of_its_own(settings: Any) -> None:
    settings.NEWSROOM_NOTICES = {"correction": "{subject}: we wrote “{old_statement}” {values} It is “{new_statement}”"}
    assert drafted(subject="The talks").startswith("The talks: we wrote “They met in Gyeongju.” The place is Busan")
    assert run_checks() == []


@pytest.mark.parametrize(
    ("templates", "problem"),
    [
        ({"apology": "{old_statement} {new_statement}"}, "no such kind"),
        ({"correction": "{old_statement} {new_statement} {editor}"}, "unknown placeholder {editor}"),
        ({"correction": "{old_statement.__class__} {old_statement} {new_statement}"}, "unknown placeholder"),
        ({"correction": "{old_statement!r} {new_statement}"}, "takes no format"),
        ({"correction": "We erred."}, "{new_statement} is missing"),
        ({"correction": "{old_statement"}, "can't be read"),
    ],
)
def test_a_template_that_will_not_do_is_refused_at_the_start(settings: Any, templates: dict[str, str], problem: str) -> None:
    settings.NEWSROOM_NOTICES = templates
    assert any(problem in str(error.msg) for error in run_checks())
