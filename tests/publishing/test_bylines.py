"""Who wrote an article: each person and each organisation by itself."""

import pytest

from facts.models import Entity
from facts.publishing import jsonld
from tests.factories import make_article, make_outlet

pytestmark = pytest.mark.django_db

PERSONS = [
    ("Ann Lee", ["Ann Lee"]),
    ("By Ann Lee", ["Ann Lee"]),
    ("Ann Lee and Bo Park", ["Ann Lee", "Bo Park"]),
    ("Ann Lee, Bo Park and Cy Roe", ["Ann Lee", "Bo Park", "Cy Roe"]),
    ("Ann Lee, Bo Park, and Cy Roe", ["Ann Lee", "Bo Park", "Cy Roe"]),
    ("Ann Lee & Bo Park", ["Ann Lee", "Bo Park"]),
    ("Ann Lee; Bo Park", ["Ann Lee", "Bo Park"]),
    ("By Ann Lee and Bo Park in Seoul", ["Ann Lee", "Bo Park"]),
    ("Ann Lee, political editor", ["Ann Lee"]),
    ("John Roe, Jr., and Ann Lee", ["John Roe, Jr.", "Ann Lee"]),
    ("Andrea Sandford", ["Andrea Sandford"]),
    ("Ann  Lee\u00a0and Bo Park", ["Ann Lee", "Bo Park"]),
    ("Ann Lee and Ann Lee", ["Ann Lee"]),
]


@pytest.mark.parametrize(("byline", "names"), PERSONS)
def test_each_person_of_a_byline_is_a_person(byline: str, names: list[str]) -> None:
    assert authors(byline) == [{"@type": "Person", "name": name} for name in names]


@pytest.mark.parametrize(
    ("language", "byline"), [("de-AT", "Ann Lee und Bo Park"), ("fr", "Ann Lee et Bo Park"), ("es", "Ann Lee y Bo Park")]
)
def test_the_word_for_and_is_that_of_the_language(language: str, byline: str) -> None:
    assert [author["name"] for author in authors(byline, language=language)] == ["Ann Lee", "Bo Park"]


def test_an_organisation_of_a_byline_is_an_organisation() -> None:
    make_outlet("Harbour Wire")
    make_outlet("Smith and Daughters")
    Entity.objects.create(kind="organisation", name="World Weather Union").aliases.create(name="WWU")
    Entity.objects.create(kind="person", name="Ann Lee")
    for byline, kinds in [
        ("HARBOUR WIRE", ["Organization"]),
        ("The Harbour Wire", ["Organization"]),
        ("Smith and Daughters", ["Organization"]),
        ("Ann Lee and WWU", ["Person", "Organization"]),
        ("Ann Lee, Harbour Wire", ["Person", "Organization"]),
        ("Newsroom staff", ["Organization"]),
    ]:
        assert [author["@type"] for author in authors(byline)] == kinds, byline


def test_without_a_byline_nobody_is_named() -> None:
    assert "author" not in jsonld.news_article(make_article())


def authors(byline: str, **fields: str) -> list[dict[str, str]]:
    found = jsonld.news_article(make_article(byline=byline, **fields))["author"]
    return found if isinstance(found, list) else [found]
