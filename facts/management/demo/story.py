"""The story as it lies in the files of this folder."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

# One object of a file, by its field names.
Record = dict[str, Any]


def outlets() -> list[Record]:
    """Who publishes; the first is our own newsroom."""
    return _read("outlets")


def entities() -> list[Record]:
    """Persons, places, organisations and events; a place stands after the one it lies in."""
    return _read("entities")


def articles() -> list[Record]:
    """What our own newsroom published, oldest first. In the file a text is a list of its paragraphs."""
    return [record | {"text": "\n\n".join(record["text"])} for record in _read("articles")]


def facts() -> list[Record]:
    """What an editor records, from the first article unless one is named; a fact stands after those it hangs on."""
    return _read("facts")


def changes() -> list[Record]:
    """What has been corrected, updated and clarified since: one of each."""
    return _read("changes")


def evidence() -> list[Record]:
    """What an editor records as evidence, and what a second one finds: verified, unless a result is named."""
    return _read("evidence")


def reports() -> list[Record]:
    """What others published, oldest first; `why` says what each is there to show."""
    lines = (HERE / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _read(name: str) -> list[Record]:
    found: list[Record] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return found
