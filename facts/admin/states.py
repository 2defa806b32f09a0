"""What a step's form is made on: the state of a fact or an article as an editor sees it, and who changed it last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from facts.admin import versions
from facts.admin.history import edits
from facts.admin.moments import moment
from facts.admin.versions import Clash
from facts.admin.wording import readable
from facts.models import Article, Evidence, Fact
from facts.publishing import resolve


@dataclass(frozen=True)
class Known:
    """One thing that an editor sees of a row: its label, and its value as a form would hold it."""

    label: str
    value: str
    shown: str = ""
    """How it is written where that is not the value itself."""


def of(row: models.Model, names: tuple[str, ...] = ()) -> dict[str, Known]:
    """What an editor sees of a fact or an article, by name; only these where names are given. Nothing for other rows."""
    match row:
        case Fact():
            found = _fact(row)
        case Article():
            found = _article(row)
        case Evidence():
            found = {"state": Known("State", row.state, row.get_state_display())}
        case _:
            found = {}
    return {name: known for name, known in found.items() if not names or name in names}


def values(state: Mapping[str, Known]) -> dict[str, str]:
    """The values alone, by name."""
    return {name: known.value for name, known in state.items()}


def token(row: models.Model, names: tuple[str, ...] = ()) -> str:
    """The row's state as a form's hidden field carries it."""
    return versions.token(values(of(row, names)))


def changed_since(row: models.Model, version: str | None) -> str:
    """What somebody else has changed since a button with this version was shown, as a sentence; empty for nothing."""
    state = of(row)
    names = versions.changed(versions.seen(version) or {}, values(state))
    changes = [f"{state[name].label}: {state[name].shown or state[name].value}" for name in names]
    return f"Not done: somebody else has changed this in the meantime. It now says: {'; '.join(changes)}." if changes else ""


def _fact(fact: Fact) -> dict[str, Known]:
    version = resolve.current(fact)
    return {
        "statement": Known("What the fact says", version.statement if version else ""),
        "value_text": Known("Value", readable(fact, version)),
        "editorial_status": Known("Editorial status", fact.editorial_status, fact.get_editorial_status_display()),
        "verification_status": Known("Verification status", fact.verification_status, fact.get_verification_status_display()),
    }


def _article(article: Article) -> dict[str, Known]:
    newest = article.revisions.order_by("-number").first()
    published_at = article.published_at
    return {
        "headline": Known("Headline", article.headline),
        "text": Known("Text", newest.text if newest else ""),
        "published_at": Known(
            "Published", published_at.isoformat() if published_at else "", moment(published_at, article.zone)
        ),
        "zone": Known("Time zone", article.zone or article.outlet.zone),
        "pubstatus": Known("Publication status", article.pubstatus, article.get_pubstatus_display()),
    }


def clash(row: Any, name: str, known: Known, *, typed: str | None, is_typed: bool) -> Clash:
    """What somebody else has changed beside what the form holds; a form without this field holds nothing."""
    by, at = _author(row, name, known)
    return Clash(known.label, known.shown or known.value, typed or "", is_typed, by, at, has_field=typed is not None)


def _author(row: Any, name: str, known: Known) -> tuple[str, datetime | None]:
    version = resolve.current(row) if isinstance(row, Fact) and name in ("statement", "value_text") else None
    if version:
        return str(version.recorded_by or ""), version.recorded_at
    for edit in edits(row):
        # A new text is no field: the edit that brought it changed the time of the last change.
        labels = {field.name.casefold() for field in edit.fields}
        if known.label.casefold() in labels or (name == "text" and "modified" in labels):
            return edit.by, edit.at
    return "", None
