"""From a report to the facts that are read with it."""

from datetime import UTC, datetime, timedelta

import pytest

from facts.detection import cases, run
from facts.detection.finding import Case
from facts.detection.linking import linker
from facts.models import Article, Fact
from tests.factories import MORNING, make_article, make_fact, make_outlet, own_outlet

pytestmark = pytest.mark.django_db

OPENS = "The Kelmore tunnel will open in June."
COSTS = "The tunnel under the Varn cost 31 million euros."


def tunnel() -> tuple[Fact, Fact]:
    """Two facts of one article; the second names nothing that the first names."""
    article = make_article(f"{OPENS} {COSTS}", outlet=own_outlet())
    return make_fact(OPENS, article=article, quote=OPENS), make_fact(COSTS, article=article, quote=COSTS)


def report(text: str, *, at: datetime = MORNING + timedelta(days=3)) -> Article:
    """A later report of another outlet."""
    return make_article(text, outlet=make_outlet(), published_at=at)


def linked(article: Article) -> list[int]:
    """The keys of the facts that a report is read for."""
    return [case.fact for case in linker.link(run.read(article.revisions.get()), article).facts]


def test_a_report_that_names_one_fact_is_read_for_all_facts_of_its_story() -> None:
    opens, costs = tunnel()
    make_fact("Wheat prices fell by a third.")
    assert linked(report("In Kelmore they are waiting for the tunnel to open.")) == [opens.pk, costs.pk]


def test_a_report_of_something_else_is_read_for_nothing() -> None:
    tunnel()
    assert linked(report("Nobody sang.")) == []


def test_an_earlier_report_is_read_for_nothing() -> None:
    tunnel()
    assert linked(report(OPENS, at=MORNING - timedelta(days=3))) == []


def test_the_article_that_states_the_facts_is_not_read_for_them() -> None:
    opens, _ = tunnel()
    article = opens.mentions.get().revision.article
    assert linked(article) == []


def test_stories_that_fit_far_less_are_left_out() -> None:
    opens, costs = tunnel()
    for number in range(20):
        make_fact(f"The June market, number {number}, will open.")
    assert linked(report(f"{OPENS} {COSTS}")) == [opens.pk, costs.pk]


def test_of_an_article_with_very_many_facts_the_closest_are_read() -> None:
    texts = [f"Hall number {number} has {number + 100} seats." for number in range(40)]
    article = make_article(" ".join(texts), outlet=own_outlet())
    for text in texts:
        make_fact(text, article=article, quote=text)
    found = linked(report("Hall number 39 has 300 seats now, and no hall is as large."))
    assert len(found) == linker.MAX_FACTS
    assert Fact.objects.get(versions__statement=texts[39]).pk in found


def case(fact: Fact) -> Case:
    """The fact as detection asks about it."""
    return next(cases.of(Fact.objects.filter(pk=fact.pk)))


def test_a_fact_is_asked_about_together_with_those_of_its_article() -> None:
    opens, costs = tunnel()
    found = linker.siblings(case(costs), report("In Kelmore they wait."))
    assert [one.fact for one in found] == [costs.pk, opens.pk]


def test_the_telling_words_of_a_fact_are_its_names_and_numbers() -> None:
    opens, _ = tunnel()
    fact = make_fact("Ada Roe will open the Kelmore tunnel with 1200 guests.", subject="the tunnel")
    assert set(linker.telling_words(case(fact))) == {"Ada", "Roe", "Kelmore", "1200"}
    assert linker.telling_words(case(make_fact("it is over", subject="the end"))) == []
    assert opens.pk


def test_times_do_not_need_to_be_of_one_zone() -> None:
    opens, _ = tunnel()
    assert opens.pk in linked(report(OPENS, at=MORNING.astimezone(UTC) + timedelta(minutes=1)))
