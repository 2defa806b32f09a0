import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from facts import tasks
from facts.models import Article, Outlet
from tests.factories import latest, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rung(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The texts that were rung for."""
    calls: list[int] = []
    monkeypatch.setattr(tasks, "ring", lambda task, pk: calls.append(pk))
    return calls


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch):
    def pipe(raw: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return pipe


def article(number: int = 1, **fields: Any) -> dict[str, Any]:
    return {
        "outlet": "Harbour Wire",
        "headline": f"Report {number}",
        "published_at": "2025-10-28T18:00:00+09:00",
        "url": f"https://harbourwire.example/{number}",
        "text": f"Report {number} says so.",
    } | fields


def ingest(*paths: object, **options: Any) -> dict[str, Any]:
    """The summary, also of a run in which something was refused."""
    out = io.StringIO()
    with suppress(CommandError):
        call_command("ingest", *map(str, paths), json=True, stdout=out, **options)
    return json.loads(out.getvalue())


def counts(summary: dict[str, Any]) -> tuple[int, int, int, int, int]:
    return (*(summary[name] for name in ("received", "new", "revised", "known")), len(summary["refused"]))


def test_a_broken_line_is_named_and_the_others_go_in(tmp_path: Path, rung: list[int]) -> None:
    make_outlet("Harbour Wire")
    lines = [json.dumps(article(1)), '{"outlet": "Harbour Wire", "headl', "", json.dumps(article(2))]
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(lines))
    summary = ingest(file)
    assert counts(summary) == (3, 2, 0, 0, 1)
    (refused,) = summary["refused"]
    assert refused["where"] == "reports.jsonl, line 2"
    assert refused["reason"].startswith("This is not JSON: ")
    assert len(rung) == Article.objects.count() == 2


def test_something_refused_ends_with_status_one_and_is_told_to_people_too(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text(json.dumps(article()))
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"^1 of 1 refused\.$"):
        call_command("ingest", str(file), stdout=out)
    assert "reports.jsonl, line 1: No outlet is called “Harbour Wire”" in out.getvalue()


def test_the_same_article_with_tracking_parameters_is_one(tmp_path: Path, rung: list[int]) -> None:
    make_outlet("Harbour Wire")
    address = "https://harbourwire.example/1"
    same = [article(url=address), article(url=f"{address}?utm_source=a"), article(url=f"{address}?utm_campaign=b&fbclid=c")]
    file = tmp_path / "same.json"
    file.write_text(json.dumps(same))
    assert counts(ingest(file)) == (3, 1, 0, 2, 0)
    assert len(rung) == 1


def test_a_changed_text_is_a_revision(tmp_path: Path) -> None:
    make_outlet("Harbour Wire")
    file = tmp_path / "two.json"
    file.write_text(json.dumps([article(), article(text="It says something else.")]))
    assert counts(ingest(file)) == (2, 1, 1, 0, 0)


def test_a_text_file_takes_what_it_is_from_the_options(tmp_path: Path) -> None:
    outlet = make_outlet("Harbour Wire", zone="Asia/Seoul")
    file = tmp_path / "article.txt"
    file.write_text("Trump’s tour ends.")
    options = {"outlet": outlet.slug, "headline": "The tour", "published_at": "2025-10-24T18:00:00", "zone": "Asia/Tokyo"}
    assert counts(ingest(file, **options)) == (1, 1, 0, 0, 0)
    made = Article.objects.get()
    assert made.published_at is not None
    assert made.published_at.isoformat() == "2025-10-24T09:00:00+00:00"
    assert latest(made).text == "Trump’s tour ends."


@pytest.mark.parametrize(
    ("raw", "fields", "says"),
    [
        (b"A text.", {"published_at": ""}, "When was this published?"),
        (b"A text.", {"published_at": "yesterday"}, "“published_at” can't be read: “yesterday”"),
        (b"A text.", {"published_at": "2025-10-24"}, "no time of day"),
        (b"A text.", {"zone": "Korea"}, "“Korea” is not a time zone"),
        (b"A text.", {"headline": ""}, "Give the headline"),
        (b"A text.", {"outlet": ""}, "Which outlet published it?"),
        (b"", {}, "The text is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", {}, "byte 0 can't be read"),
    ],
)
def test_a_refusal_says_what_to_do(tmp_path: Path, raw: bytes, fields: dict[str, str], says: str) -> None:
    make_outlet("Harbour Wire")
    file = tmp_path / "article.txt"
    file.write_bytes(raw)
    options = {"outlet": "Harbour Wire", "headline": "The tour", "published_at": "2025-10-24T18:00:00+09:00"} | fields
    summary = ingest(file, **options)
    assert summary["refused"][0]["where"] == "article.txt"
    assert says in summary["refused"][0]["reason"]
    assert not Article.objects.exists()


@pytest.mark.parametrize("fields", [{"headline": 7}, {"text": ["no"]}, {"headline": "\ud800"}, {"url": "x" * 3000}])
def test_a_field_that_can_not_be_is_refused_and_stops_nothing(tmp_path: Path, fields: dict[str, Any]) -> None:
    make_outlet("Harbour Wire")
    file = tmp_path / "two.json"
    file.write_text(json.dumps([article(1, **fields), article(2)]))
    assert counts(ingest(file)) == (2, 1, 0, 0, 1)


def test_a_folder_goes_in_by_name_and_says_what_it_passed_over(tmp_path: Path) -> None:
    make_outlet("Harbour Wire")
    (tmp_path / "b.json").write_text(json.dumps(article(1)))
    (tmp_path / "a.jsonl").write_text(json.dumps(article(2)))
    (tmp_path / "FORMAT.md").write_text("How it is written.")
    summary = ingest(tmp_path)
    assert counts(summary) == (2, 2, 0, 0, 0)
    assert summary["passed_over"] == [str(tmp_path / "FORMAT.md")]
    assert list(Article.objects.order_by("pk").values_list("headline", flat=True)) == ["Report 2", "Report 1"]


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(article(1), indent=1).encode(),
        json.dumps([article(1)]).encode(),
        json.dumps({"story": "A story", "facts": [], "reports": [article(1)]}).encode(),
        json.dumps(article(1)).encode() + b"\n",
    ],
)
def test_the_standard_input_says_by_itself_what_it_is(stdin, raw: bytes) -> None:
    make_outlet("Harbour Wire")
    stdin(raw)
    assert counts(ingest("-")) == (1, 1, 0, 0, 0)


def test_lines_on_the_standard_input_go_in_though_the_first_is_broken(stdin) -> None:
    make_outlet("Harbour Wire")
    stdin(b'{"outlet": \n' + "\n".join(json.dumps(article(number)) for number in (1, 2)).encode())
    summary = ingest("-")
    assert counts(summary) == (3, 2, 0, 0, 1)
    assert summary["refused"][0]["where"] == "standard input, line 1"


def test_outlets_are_added_only_if_asked_for(stdin) -> None:
    raw = json.dumps(article(1, headline=None, title="A title", zone="Asia/Seoul")).encode()
    stdin(raw)
    assert counts(ingest("-")) == (1, 0, 0, 0, 1)
    assert not Outlet.objects.exists()
    stdin(raw)
    assert counts(ingest("-", create_outlets=True)) == (1, 1, 0, 0, 0)
    assert Outlet.objects.get().zone == "Asia/Seoul"
    assert Article.objects.get().headline == "A title"


def test_a_draft_may_come_without_a_time(stdin) -> None:
    make_outlet("Harbour Wire")
    stdin(json.dumps(article(published_at=None)).encode())
    assert counts(ingest("-", draft=True)) == (1, 1, 0, 0, 0)
    assert Article.objects.get().pubstatus == "withheld"


def test_a_check_can_be_had_at_once(stdin, monkeypatch: pytest.MonkeyPatch, rung: list[int]) -> None:
    checked: list[int] = []
    monkeypatch.setattr(tasks, "check_revision", checked.append)
    make_outlet("Harbour Wire")
    stdin(json.dumps(article()).encode())
    ingest("-", check=True)
    assert checked == [latest(Article.objects.get()).pk]
    assert rung == []


def test_a_path_that_is_not_there_stops_everything_before_it_begins(tmp_path: Path) -> None:
    make_outlet("Harbour Wire")
    (tmp_path / "a.json").write_text(json.dumps(article()))
    with pytest.raises(CommandError, match="There is no file or folder"):
        call_command("ingest", str(tmp_path / "a.json"), str(tmp_path / "missing.json"))
    assert not Article.objects.exists()


def test_articles_of_our_own_are_drafts_unless_the_record_or_the_option_says_that_they_are_public(tmp_path: Path) -> None:
    make_outlet("Our Newsroom", is_own=True)
    make_outlet("Harbour Wire")
    records = [
        article(1, outlet="Our Newsroom"),
        article(2, outlet="Our Newsroom", is_published=True),
        article(3, is_published=True),
        article(4, outlet="Our Newsroom", is_published="yes"),
    ]
    file = tmp_path / "ours.jsonl"
    file.write_text("\n".join(map(json.dumps, records)))
    summary = ingest(file)
    assert counts(summary) == (4, 3, 0, 0, 1)
    assert "true or false" in summary["refused"][0]["reason"]
    assert [one.headline for one in Article.objects.published()] == ["Report 2"]
    ingest(file, published=True)
    assert {one.headline for one in Article.objects.published()} == {"Report 1", "Report 2"}
