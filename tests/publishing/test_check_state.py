"""The admin and the API say the same of an article's check."""

import pytest
from django.utils import timezone

from facts.admin.check_state import explained
from facts.api import check_state as api
from facts.models import Article, CheckRun
from facts.publishing.check_state import CheckState, with_check_state
from tests.factories import latest, make_article

pytestmark = pytest.mark.django_db

# The states of the runs over a text in order, whether it counts as checked, and what is said of it.
CASES = [
    ([], False, "waiting"),
    (["running"], False, "running"),
    (["failed"], False, "failed"),
    (["failed", "done"], True, "checked"),
    (["done"], False, "waiting"),
    (["done", "failed"], True, "checked"),
    (["done", "running"], True, "checked"),
    (["unsupported"], True, "unsupported"),
    (["unsupported"], False, "waiting"),
]


@pytest.mark.parametrize(("runs", "is_checked", "state"), CASES)
@pytest.mark.parametrize("pubstatus", ["usable", "withheld", "canceled"])
def test_both_say_the_same_of_a_check(runs: list[str], is_checked: bool, state: str, pubstatus: str) -> None:
    article = make_article(pubstatus=pubstatus)
    revision = latest(article)
    for run in runs:
        CheckRun.objects.create(revision=revision, state=run, detector="test", error="broke" if run == "failed" else "")
    if is_checked:
        revision.checked_at = timezone.now()
        revision.save(update_fields=["checked_at"])
    expected = {"withheld": "draft", "canceled": "canceled"}.get(pubstatus, state)
    row = with_check_state(Article.objects.all()).get()
    assert row.check_state == expected
    assert CheckState(expected).label in explained(row)
    answer = api.of(article)
    assert answer.state == {"checked": "done"}.get(expected, expected)
    assert (answer.contradictions is None) == (expected != "checked")
