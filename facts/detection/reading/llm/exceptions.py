"""Why the language model did not read a report. Every message is a sentence for an editor; none repeats an answer or a key."""

from enum import StrEnum


class NotRead(Exception):
    """The language model did not read the report, so another reader has to."""


class Cause(StrEnum):
    """What kept the endpoint from answering, for an operator who has to mend it."""

    HOST_UNKNOWN = "host unknown"
    REFUSED = "connection refused"
    TLS = "TLS"
    UNREACHABLE = "unreachable"
    LATE = "late"
    BROKEN = "broken connection"
    KEY = "key"
    PATH = "path"
    MODEL = "model"
    FORM = "form"
    LIMIT = "limit"
    SERVER = "server"
    STATUS = "status"
    COMPLETION = "completion"


class NoAnswer(NotRead):
    """The endpoint gave no answer."""

    def __init__(self, sentence: str, *, cause: Cause, is_away: bool = False, wait: float = 0.0) -> None:
        super().__init__(sentence)
        self.cause = cause
        self.is_away = is_away
        """Whether the next report would get none either, so that the endpoint is best left alone for a while."""

        self.wait = wait
        """How many seconds the endpoint asks to be left alone."""


class UnusableAnswer(NotRead):
    """An answer came, and it is cut, not JSON or of another schema."""


class BudgetSpent(NotRead):
    """The tokens of this day are used up."""


class Busy(NotRead):
    """As many calls are running as are allowed at once."""


class TooLong(NotRead):
    """The report and its facts would need more calls than one report may take."""


class NotAsked(NotRead):
    """The question was written down for later, or nobody has answered it yet."""
