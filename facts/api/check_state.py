"""What has become of the check of an article's text, for whoever sent it."""

from dataclasses import dataclass
from datetime import datetime

from facts.models import Article, ArticleRevision, CheckRun, PubStatus

STATES = ("waiting", "running", "done", "failed", "unsupported", "draft", "canceled")
NOT_USABLE = {
    PubStatus.WITHHELD: ("draft", "The article is kept as a draft. It is checked once it has a publication time."),
    PubStatus.CANCELED: ("canceled", "Its publisher has canceled the article. It is not checked."),
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
    revision = article.revisions.defer("text").first()
    number = revision.number if revision else 0
    if article.pubstatus in NOT_USABLE:
        state, reason = NOT_USABLE[PubStatus(article.pubstatus)]
        return CheckState(state, number, reason)
    run = revision.check_runs.first() if revision else None
    if revision is None or run is None:
        return CheckState("waiting", number)
    state = _state(revision, run)
    is_done = state == CheckRun.State.DONE
    return CheckState(
        state,
        number,
        reason=run.error,
        detector=run.detector,
        started_at=run.started_at,
        finished_at=run.finished_at,
        supports=run.supports if is_done else None,
        contradictions=run.contradictions if is_done else None,
    )


def _state(revision: ArticleRevision, run: CheckRun) -> str:
    """A text that is due again waits, whatever an earlier run found; one whose last try failed says so until one succeeds."""
    is_told = revision.checked_at or run.state in (CheckRun.State.RUNNING, CheckRun.State.FAILED)
    return run.state if is_told else "waiting"
