"""Two addresses, one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.ingest.addresses import canonical_url
from facts.ingest.refusals import UnknownAddress

STORY = "https://news.example/story?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/story?id=7&utm_source=mail&utm_medium=x",
        "https://news.example/story?utm%5Fsource=mail&id=7",
        "https://NEWS.example:443/story/?id=7#top",
        "http://news.example/story?fbclid=1&id=7&gclid=2&mc_cid=3&ref=home",
        "  https://news.example/a/../story?id=7 ",
    ],
)
def test_what_does_not_choose_the_article_is_left_out(url: str) -> None:
    assert canonical_url(url) == STORY


@pytest.mark.parametrize(
    "url", ["https://news.example/story?id=8", "https://news.example/story?id=7&cid=55", "https://b.example/story?id=7"]
)
def test_what_chooses_the_article_stays(url: str) -> None:
    assert canonical_url(url) != STORY


def test_the_order_of_parameters_does_not_matter() -> None:
    assert canonical_url("https://a.example/?b=2&a=1") == canonical_url("https://a.example?a=1&b=2")


def test_other_scripts_are_kept_apart() -> None:
    assert canonical_url("https://a.example/한국") == canonical_url("https://a.example/%ED%95%9C%EA%B5%AD")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.example/x", "story", "https://", "https://u:p@a.example/x", "http://[::1"]
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(UnknownAddress):
        canonical_url(url)


def test_an_endless_address_is_refused() -> None:
    with pytest.raises(UnknownAddress, match="at most 2000"):
        canonical_url("https://a.example/" + "é" * 500)


@given(st.text(alphabet="abc/?&=#%.é1_", max_size=40))
def test_twice_is_as_once(rest: str) -> None:
    once = canonical_url(f"https://a.example/{rest}")
    assert canonical_url(once) == once
