"""The home page lists what waits."""

import pytest

from facts.editorial import pending, verify
from facts.models import PendingCorrection
from tests.admin.pages import address, signed_in, text_of
from tests.factories import current, make_editor, make_fact

pytestmark = pytest.mark.django_db
HOME = "/admin/"


def test_a_rule_that_was_set_aside_is_listed_on_the_home_page():
    fact = make_fact(subject="the dam", author=make_editor("author"))
    verify.verify(fact, editor=fact.author, result="verified", method="call", override_reason="Nobody else is on duty.")
    words = text_of(signed_in().get(HOME))
    assert "1 verifications in 30 days that set a rule aside" in words
    assert "the dam, by author: Nobody else is on duty." in words
    assert "Nobody else is on duty." in text_of(signed_in().get(address("verification"), {"override": "yes"}))
    assert "Nobody else is on duty." not in text_of(signed_in().get(address("verification"), {"override": "no"}))


def test_prepared_corrections_are_listed_and_those_that_failed_are_red():
    fact = make_fact()
    editor = make_editor("", "publish_fact")
    draft = pending.prepare(fact, expected=current(fact), kind="correction", editor=editor, statement="Else.")
    PendingCorrection.objects.filter(pk=draft.pk).update(problem="The fact has changed.", state="held")
    page = signed_in().get(HOME)
    assert "1 corrections prepared" in text_of(page)
    assert "1 could not be published" in text_of(page)
