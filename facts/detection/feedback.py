"""What dismissals change: other forms of a recorded value, how far they reach, outlets that raise no flag by themselves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Self, TypeVar

from django.db.models import Count, Q

from facts.detection.cases import typed_value
from facts.detection.finding import Finding
from facts.models import ArticleRevision, Contradiction, Evidence, FactVersion
from facts.values import KINDS, Date, Quantity, Unreadable, Value, canonical, from_json, readable
from facts.values.units import COUNT

LONGEST_FORM = 300

# An outlet is heard with others only once its flags were dismissed as unreliable twice as often as they were confirmed, one
# that was never confirmed counting as once: a single dismissal may be a bad day, and an outlet that is right half of the time
# is worth an editor's look. What others repeat is flagged and may be confirmed, so an outlet that improves is heard again.
TWICE = 2
# A coarser value agrees as surely as a month does with one of its days in `compare.date`.
COARSER_SURENESS = 0.6

_REASONS = Contradiction.DismissalReason
TEACHING = (_REASONS.SAME_VALUE_OTHER_FORM, _REASONS.LESS_PRECISE)
# Here a value is a name that is kept in words only. Elsewhere words without a typed value deny what is recorded ("cancelled",
# "not on 30 October"): that one denial was no denial says nothing of the next.
WORDED = ("participants", "other")

SAME = "An editor has said that {said} is the same as {recorded}."
BETWEEN = "An editor has said that {said} is the same as {recorded}, and {reported} lies between the two."
COARSER = "An editor has said that {said} is the same as {recorded}, only less precise."

_MEANT = {"range": "exact", "more_than": "at_least", "less_than": "at_most"}

Found = tuple[Finding, ArticleRevision]
End = TypeVar("End", Decimal, date)


def lies_between(recorded: Value, same: Value, reported: Value) -> bool:
    """
    Whether a reported date or quantity lies between the recorded value and one that is the same as it, both included.

    Both its ends have to: the 28th does not lie between the 14th and the whole of November. Values that can't be put in one
    row, such as euros and dollars, lie nowhere. What claims more than `same` does ("exactly 42" where that was "about 43") is
    not covered by it.
    """
    match recorded, same, reported:
        case Quantity() as ours, Quantity() as known, Quantity() as theirs:
            return _claims_no_more(known.approximation, theirs.approximation) and _quantity_between(ours, known, theirs)
        case Date() as ours, Date() as known, Date() as theirs:
            is_days = not (ours.has_clock or known.has_clock or theirs.has_clock)
            is_covered = is_days and _claims_no_more(known.approximation, theirs.approximation)
            return is_covered and _between(ours.days(), known.days(), theirs.days())
    return False


def _quantity_between(recorded: Quantity, same: Quantity, reported: Quantity) -> bool:
    known, theirs = same.in_unit(recorded.unit), reported.in_unit(recorded.unit)
    if known is None or theirs is None or not recorded.per == same.per == reported.per:
        return False
    if recorded.unit == COUNT and reported.noun not in ("", recorded.noun, same.noun):
        return False
    # A fall of 2 told as "minus 2" and as "2": everything from loss to gain lies between the two.
    if (recorded.number < 0) != (known.number < 0):
        return False
    return _between(_ends(recorded), _ends(known), _ends(theirs))


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    return quantity.number, quantity.number if quantity.upper is None else quantity.upper


def _between(first: tuple[End, End], second: tuple[End, End], asked: tuple[End, End]) -> bool:
    return all(min(one, other) <= end <= max(one, other) for one, other, end in zip(first, second, asked, strict=True))


def _claims_no_more(known: str, asked: str) -> bool:
    """Whether "about", "by" or "at least" reach as far in both; "about 42" claims less than 42 does."""
    known, asked = _MEANT.get(known, known), _MEANT.get(asked, asked)
    return known == asked or (known, asked) == ("exact", "about")


def is_unreliable(dismissed: int, confirmed: int) -> bool:
    """Whether an outlet with so many flags dismissed as unreliable, and so many confirmed, raises none by itself."""
    return dismissed >= TWICE * max(confirmed, 1)


@dataclass(frozen=True)
class Recorded:
    """What a fact says in one version: what is taught of it holds while it says the same."""

    fact: int
    number: int
    statement: str
    value: Value | None

    @classmethod
    def of(cls, version: FactVersion) -> Self:
        """The row as the lessons see it. A value that is told in other words stays the same; without one the words count."""
        value = typed_value(version)
        return cls(version.fact_id, version.number, "" if value else version.statement, value)

    def readable(self) -> str:
        """The value, or the statement where there is none."""
        return f"the recorded {readable(self.value)}" if self.value else f"the recorded “{self.statement.rstrip('.')}”"


@dataclass(frozen=True)
class Lesson:
    """A reported value that an editor has called the same as the recorded one, or a coarser form of it."""

    recorded: Recorded
    key: str
    said: str
    value: Value | None = None
    is_coarser: bool = False

    def on(self, finding: Finding) -> Finding | None:
        """The finding as support where the lesson covers what is reported, else None. A coarser value covers itself only."""
        if reported_key(finding) == self.key:
            return self._support(finding, COARSER if self.is_coarser else SAME)
        if self.is_coarser or not (self.recorded.value and self.value and finding.reported):
            return None
        is_same = lies_between(self.recorded.value, self.value, finding.reported)
        return self._support(finding, BETWEEN) if is_same else None

    def _support(self, finding: Finding, sentence: str) -> Finding:
        reason = sentence.format(said=self.said, recorded=self.recorded.readable(), reported=finding.reported_form)
        score = round(finding.score * (COARSER_SURENESS if self.is_coarser else 1.0), 4)
        return replace(finding, stance=Finding.SUPPORTS, difference="", reason=reason, score=score)


@dataclass(frozen=True)
class Voice:
    """Refuting evidence without a flag: what it reports against which value, and whose word it is."""

    evidence: int
    fact: int
    number: int
    key: str
    outlet: int
    origin: str

    def is_independent_of(self, other: "Voice") -> bool:
        """Whether the two reports are from two outlets, and not copies of one text."""
        return self.outlet != other.outlet and self.origin != other.origin

    def agrees_with(self, other: "Voice") -> bool:
        """Whether both report one value against one."""
        return (self.fact, self.number, self.key) == (other.fact, other.number, other.key)


@dataclass
class Taught:
    """All that one run has to know of earlier decisions."""

    recorded: dict[int, Recorded] = field(default_factory=dict)
    """By key of the version."""
    lessons: tuple[Lesson, ...] = ()
    unreliable: frozenset[int] = frozenset()
    """Keys of outlets."""
    waiting: dict[tuple[int, int], Voice] = field(default_factory=dict)
    """The latest by fact and revision: of one fact a text says one thing."""

    def read(self, finding: Finding) -> Finding:
        """The finding, turned into support where an editor has called what it reports the same as what is recorded."""
        says = self.recorded.get(finding.version)
        if says is None or finding.stance != Finding.REFUTES:
            return finding
        turned = (lesson.on(finding) for lesson in self.lessons if lesson.recorded == says)
        return next((support for support in turned if support is not None), finding)

    def voice(self, finding: Finding, evidence: Evidence, revision: ArticleRevision) -> Voice:
        """The stored evidence of a refuting finding as what others are compared with."""
        number = self.recorded[finding.version].number
        return Voice(evidence.pk, finding.fact, number, reported_key(finding), revision.article.outlet_id, evidence.origin)

    def agreeing(self, voice: Voice) -> list[Voice]:
        """Those that wait and report the same, without this one."""
        return [one for one in self.waiting.values() if one.agrees_with(voice) and one.evidence != voice.evidence]

    def keep(self, voice: Voice, revision: ArticleRevision) -> None:
        """Let it wait for another outlet that reports the same, also within this run."""
        self.waiting[voice.fact, revision.pk] = voice


def reported_key(finding: Finding) -> str:
    """The key under which reports of one value meet, however they word it."""
    return _key(finding.difference, finding.reported, finding.reported_form)


def _key(difference: str, value: Value | None, form: str) -> str:
    return (canonical(value) or f"{difference}:{form.casefold()}")[:LONGEST_FORM]


def load(found: Sequence[Found]) -> Taught:
    """What the editors' decisions say of these findings, in four queries at most; in none where nothing is refuted."""
    refuting = [(finding, revision) for finding, revision in found if finding.stance == Finding.REFUTES]
    if not refuting:
        return Taught()
    facts = {finding.fact for finding, _ in refuting}
    versions = FactVersion.objects.filter(pk__in={finding.version for finding, _ in refuting}).select_related("fact")
    return Taught(
        {version.pk: Recorded.of(version) for version in versions},
        # What is the same goes before what is only coarser.
        tuple(sorted(_lessons(facts), key=lambda lesson: lesson.is_coarser)),
        frozenset(_unreliable({revision.article.outlet_id for _, revision in refuting})),
        # The texts of this run speak for themselves, perhaps otherwise than before.
        dict(_waiting(facts, {revision.pk for _, revision in refuting})),
    )


def _lessons(facts: set[int]) -> Iterator[Lesson]:
    dismissed = Contradiction.objects.filter(fact__in=facts, status=Contradiction.Status.DISMISSED)
    for flag in dismissed.filter(dismissal_reason__in=TEACHING).select_related("version__fact").order_by("-pk"):
        if flag.reported_value is not None or (flag.difference in WORDED and flag.reported_form):
            value = read_value(flag)
            is_coarser = flag.dismissal_reason == _REASONS.LESS_PRECISE
            yield Lesson(Recorded.of(flag.version), flag.reported_key, flag.reported_form, value, is_coarser)


def read_value(row: Contradiction | Evidence) -> Value | None:
    """The typed reported value of a row; None where it has none or it can't be read."""
    try:
        return from_json(row.difference, row.reported_value) if row.difference in KINDS else None
    except Unreadable:
        return None


def _unreliable(outlets: Iterable[int]) -> Iterator[int]:
    """Those of the outlets that raise no flag by themselves. That our own articles say something else is always worth one."""
    dismissed = Q(
        contradictions__status=Contradiction.Status.DISMISSED, contradictions__dismissal_reason=_REASONS.REPORT_UNRELIABLE
    )
    confirmed = Q(contradictions__status=Contradiction.Status.CONFIRMED) & ~Q(state=Evidence.State.REJECTED)
    others = Evidence.objects.filter(dismissed | confirmed, revision__article__outlet__in=outlets)
    counted = others.filter(revision__article__outlet__is_own=False).order_by().values("revision__article__outlet")
    flags = counted.annotate(
        dismissed=Count("contradictions", filter=dismissed, distinct=True),
        confirmed=Count("contradictions", filter=confirmed, distinct=True),
    )
    for outlet, wrong, right in flags.values_list("revision__article__outlet", "dismissed", "confirmed"):
        if is_unreliable(wrong, right):
            yield outlet


def _waiting(facts: set[int], being_read: set[int]) -> Iterator[tuple[tuple[int, int], Voice]]:
    found = Evidence.objects.suggested().filter(found_by=Evidence.FoundBy.DETECTOR, stance=Evidence.Stance.REFUTES)
    flagless = found.filter(fact__in=facts, contradictions__isnull=True, revision__isnull=False).order_by("pk")
    for piece in flagless.select_related("version", "revision__article").defer("revision__text"):
        if piece.revision and piece.revision.pk not in being_read:
            key = _key(piece.difference, read_value(piece), piece.reported_form)
            outlet = piece.revision.article.outlet_id
            voice = Voice(piece.pk, piece.fact_id, piece.version.number, key, outlet, piece.origin)
            yield (piece.fact_id, piece.revision.pk), voice
