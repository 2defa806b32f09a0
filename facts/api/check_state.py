"""What has become of the check of an article's text, for whoever sent it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from facts.models import Article, CheckRun
from facts.publishing.check_state import CheckState as State
from facts.publishing.check_state import with_check_state

# The API's words for the states.
WORDS = {State.CHECKED: "done"}
STATES = tuple(WORDS.get(state, state.value) for state in State)
REASONS = {
    State.DRAFT: "The article is kept as a draft. It is checked once it has a publication time.",
    State.CANCELED: "Its publisher has canceled the article. It is not checked.",
}


@dataclass(frozen=True)
class CheckState:
    """Where the check of one text stands; `reason` says why it is not done."""

    state: str
    revision: int
    reason: str = ""
    detector: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    supports: int | None = None
    contradictions: int | None = None


def of(article: Article) -> CheckState:
    """The state of the newest text's check. Counts are None until it is done: "not checked" is never "nothing found"."""
    row: Any = with_check_state(Article.objects.filter(pk=article.pk)).get()
    state = State(row.check_state)
    revision = article.revisions.defer("text").first()
    number = revision.number if revision else 0
    run = revision.check_runs.first() if revision else None
    if state in REASONS or run is None:
        return CheckState(WORDS.get(state, state.value), number, REASONS.get(state, ""))
    return _of_run(state, number, run)


def _of_run(state: State, number: int, run: CheckRun) -> CheckState:
    is_done = state == State.CHECKED
    return CheckState(
        WORDS.get(state, state.value),
        number,
        reason=run.error,
        detector=run.detector,
        started_at=run.started_at,
        finished_at=run.finished_at,
        supports=run.supports if is_done else None,
        contradictions=run.contradictions if is_done else None,
    )
