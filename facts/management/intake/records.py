"""Files, folders and the standard input as records, each with the place it stands at."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from facts.ingest import texts
from facts.ingest.refusals import Refused

TEXT = (".txt",)
LINES = (".jsonl", ".ndjson")
ENDINGS = (*TEXT, *LINES, ".json")
# Names under which a JSON object may hold a list of articles.
LISTS = ("articles", "reports")


@dataclass(frozen=True)
class Record:
    """One article as it stands somewhere: its fields, or why it can't be read. `size` is its share of the file in bytes."""

    where: str
    size: int
    fields: dict[str, Any] | None = None
    unreadable: str = ""


def files(path: Path) -> tuple[list[Path], list[Path]]:
    """The file itself, or a folder's files in order of name: those that can hold articles, and those passed over."""
    if not path.is_dir():
        return [path], []
    found = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    return [file for file in found if is_known(file)], [file for file in found if not is_known(file)]


def is_known(file: Path) -> bool:
    """Whether the name's ending is one of those that hold articles."""
    return file.suffix.lower() in ENDINGS


def of_file(file: Path) -> Iterator[Record]:
    """The records of a file, one line at a time where each line is one."""
    with file.open("rb") as stream:
        if file.suffix.lower() in LINES:
            yield from of_lines(stream, name=file.name)
        elif file.suffix.lower() in TEXT:
            yield of_text(stream.read(), name=file.name)
        else:
            yield from of_bytes(stream.read(), name=file.name)


def of_bytes(raw: bytes, *, name: str) -> Iterator[Record]:
    """The records of something that does not say what it is: JSON, JSON lines or one plain text."""
    start = raw.lstrip()[:1]
    if start not in (b"{", b"["):
        yield of_text(raw, name=name)
        return
    try:
        whole = json.loads(texts.read(raw))
    except (ValueError, RecursionError, Refused) as error:
        # More lines than one that begin as objects are meant as JSON lines, though one of them be broken.
        if start == b"{" and sum(line.lstrip().startswith(b"{") for line in raw.splitlines()) > 1:
            yield from of_lines(raw.splitlines(keepends=True), name=name)
        else:
            yield Record(name, len(raw), unreadable=_why(error))
    else:
        yield from of_json(whole, name=name, size=len(raw))


def of_lines(lines: BinaryIO | list[bytes], *, name: str) -> Iterator[Record]:
    """A record for each line that is not blank, a broken one among them."""
    for number, line in enumerate(lines, start=1):
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            yield _record(json.loads(texts.read(line)), where=where, size=len(line))
        except (ValueError, RecursionError, Refused) as error:
            yield Record(where, len(line), unreadable=_why(error))


def of_json(whole: Any, *, name: str, size: int) -> Iterator[Record]:
    """A record for each article that an object, a list, or a list inside an object holds."""
    if isinstance(whole, dict):
        key = next((key for key in LISTS if isinstance(whole.get(key), list)), None)
        if key is None:
            yield _record(whole, where=name, size=size)
            return
        whole = whole[key]
    for number, one in enumerate(whole, start=1):
        yield _record(one, where=f"{name}, article {number}", size=size // len(whole))


def of_text(raw: bytes, *, name: str) -> Record:
    """One article's plain text."""
    try:
        return Record(name, len(raw), {"text": texts.read(raw)})
    except Refused as refused:
        return Record(name, len(raw), unreadable=str(refused))


def _record(one: Any, *, where: str, size: int) -> Record:
    if isinstance(one, dict):
        return Record(where, size, one)
    return Record(where, size, unreadable='This is no JSON object. Write an article as {"headline": …, "text": …, …}.')


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"This is not JSON: {error.msg} (line {error.lineno}, column {error.colno})."
    if isinstance(error, RecursionError):
        return "This is not an article: it is nested too deeply."
    return str(error)
