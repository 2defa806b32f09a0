from datetime import UTC, datetime

import pytest

from facts.models import Correction, FactKind, TemporalState, VerificationStatus
from facts.templatetags import facts as signs

NOON = datetime(2025, 10, 24, 12, tzinfo=UTC)


def test_every_status_state_and_kind_has_words_of_its_own() -> None:
    assert len({signs.known_words(one) for one in VerificationStatus.values}) == len(VerificationStatus)
    assert len({signs.in_time_words(one) for one in TemporalState.values}) == len(TemporalState)
    assert len({signs.noticed_words(one) for one in Correction.Kind.values}) == len(Correction.Kind)
    assert len({signs.kind_words(one) for one in FactKind.values}) == len(FactKind)


def test_a_sign_has_words_and_a_drawing_that_is_not_read_aloud() -> None:
    sign = signs.known("disputed")
    assert "Disputed" in sign
    assert 'aria-hidden="true"' in sign
    assert "icons.svg#disputed" in sign


def test_a_change_says_before_and_now_in_words_too() -> None:
    shown = signs.change("Gyeongju", "<Busan>")
    assert "Before: </span>Gyeongju</del>" in shown
    assert "Now: </span>&lt;Busan&gt;</ins>" in shown
    assert signs.change("", "") == ""
    assert "arrow" not in signs.change("Gyeongju", "")


@pytest.mark.parametrize(
    ("start", "end", "shown"), [(0, 2, "<mark>a&lt;</mark>b"), (None, None, "a&lt;b"), (3, 3, "a&lt;b<mark></mark>")]
)
def test_a_stretch_of_text_is_marked(start, end, shown: str) -> None:
    assert signs.highlighted("a<b", start, end) == shown


@pytest.mark.parametrize(
    ("zone", "words"),
    [("Asia/Seoul", "24 October 2025, 21:00 KST"), ("Asia/Dubai", "24 October 2025, 16:00 UTC+04"),
     ("", "24 October 2025, 12:00 UTC"), ("No/Where", "24 October 2025, 12:00 UTC")],
)  # fmt: skip
def test_a_moment_is_told_with_its_zone(zone: str, words: str) -> None:
    assert f">{words}</time>" in signs.moment(NOON, zone)
    assert signs.moment(None) == ""
    assert signs.day(None) == ""


def test_a_link_leads_to_the_web_or_nowhere() -> None:
    assert signs.web_link("https://a.example/", "A") == '<a href="https://a.example/" rel="noopener">A</a>'
    assert signs.web_link("javascript:alert(1)", "<A>") == "<bdi>&lt;A&gt;</bdi>"
    assert signs.web_link("", "A") == "<bdi>A</bdi>"
