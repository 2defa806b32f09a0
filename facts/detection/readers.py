"""Chooses the readers by settings: the local one, and a language model before it where one is set."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from facts.detection import llm_reader
from facts.detection.finding import Case, detector
from facts.detection.reading import local
from facts.detection.reading.llm.exceptions import NotRead
from facts.detection.reading.llm.reader import LanguageModelReader
from facts.detection.reading.local import LocalReader
from facts.detection.reading.reader import NoReader, Reading
from facts.detection.reading.report import Report
from facts.detection.scoring import Scorer
from facts.models import Article

_asked: ContextVar[LanguageModelReader | None] = ContextVar("asked", default=None)
READ_LOCALLY = "The local reader read the text instead."
INSTEAD = f"The language model was not used: {{reason}} {READ_LOCALLY}"


def local_reader() -> LocalReader:
    """The local reader of this process. Raises NoReader."""
    return local.load(settings.DETECTION_MODEL)


def scorer() -> Scorer:
    """The weights and thresholds that belong to the local reader. Raises NoReader."""
    return _scorer(settings.DETECTION_MODEL)


def require() -> None:
    """Raise NoReader, saying what is missing, unless reports can be read."""
    local.require(settings.DETECTION_MODEL)


@contextmanager
def asking(reader: LanguageModelReader) -> Iterator[None]:
    """Let this language model read within the block, whatever the settings say: for commands that bring answers from a file."""
    token = _asked.set(reader)
    try:
        yield
    finally:
        _asked.reset(token)


def language_model() -> LanguageModelReader | None:
    """The one of `asking`, else that of the settings; None where reports are read locally."""
    return _asked.get() or llm_reader.configured()


def name(*, is_local: bool = False) -> str:
    """How runs are marked; "no reader" where none can be loaded. `is_local` as in `read`."""
    reader = None if is_local else language_model()
    try:
        return detector(reader.name if reader else local_reader().name)
    except NoReader:
        return detector("no reader")


def read(
    report: Report, article: Article, facts: Sequence[Case], notes: dict[str, None], *, is_local: bool = False
) -> list[Reading]:
    """
    One reading for each fact, in their order.

    The language model reads what may be told to somebody outside; the rest, and everything where it fails, is read locally.
    `notes` takes why it failed. `is_local`: no language model is asked. Raises NoReader where the local reader can't be used.
    """
    asked = [] if is_local else _by_language_model(report, article, facts, notes)
    found = {reading.fact: reading for reading in asked}
    rest = [case for case in facts if case.fact not in found]
    # Facts are judged together, so the local reader sees all of them even where it is asked about some.
    locally = {one.fact: one for one in local_reader().read(report, facts)} if rest else {}
    return [found.get(case.fact) or locally[case.fact] for case in facts]


def _by_language_model(report: Report, article: Article, facts: Sequence[Case], notes: dict[str, None]) -> list[Reading]:
    reader = language_model()
    allowed = llm_reader.may_leave(article, facts) if reader else []
    if reader is None or not allowed:
        return []
    try:
        return reader.read(report, allowed)
    except NotRead as error:
        notes[INSTEAD.format(reason=error)] = None
        return []


@lru_cache(maxsize=2)
def _scorer(folder: Path) -> Scorer:
    return Scorer.of(local.load(folder).settings)
