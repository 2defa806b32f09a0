"""A reader, and the stories that pages are read in."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from facts.editorial import correct, status
from facts.models import Article, Correction, Fact
from facts.publishing import resolve
from tests.factories import make_article, make_editor, make_fact

TEXT = "The talks are held in Gyeongju.\n\nThe ferry leaves at noon, as it did in spring."


@pytest.fixture
def read(client: Client, db: None) -> Callable[[str], str]:
    """Reads a page that must be there. Returns its text."""

    def reading(address: str) -> str:
        answer: HttpResponse = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.content.decode()

    return reading


@pytest.fixture
def queries(client: Client, db: None) -> Callable[[str], int]:
    """Counts the queries that a page costs."""

    def counted(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    return counted


@dataclass
class Story:
    """An article of ours that states a fact, published by an editor."""

    article: Article
    fact: Fact

    def correct(
        self, statement: str = "The talks are held in Busan.", *, kind: str = "correction", **details
    ) -> Correction | None:
        """Say something else from now on."""
        expected = resolve.current(self.fact)
        assert expected is not None
        found = correct.correct(self.fact, expected=expected, kind=kind, editor=make_editor(), statement=statement, **details)
        self.fact.refresh_from_db()
        return found


@pytest.fixture
def story(db: None) -> Story:
    """The talks are held in Gyeongju, says our article."""
    article = make_article(TEXT, headline="Where they talk", slug="where-they-talk", byline="Lena Ortiz")
    fact = make_fact(
        "The talks are held in Gyeongju.", kind="occurrence", article=article, quote="The talks are held in Gyeongju",
        slug="talks", subject="the talks", editorial_status="draft",
    )  # fmt: skip
    status.publish(fact, editor=make_editor())
    return Story(article, fact)
