"""Findings as rows: suggested evidence, and flags grouped by what is reported. Storing is idempotent."""

from collections.abc import Sequence
from contextlib import suppress

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from facts.detection import feedback, grouping
from facts.detection.feedback import LONGEST_FORM, Found, Taught, Voice, read_value, reported_key
from facts.detection.finding import Finding, detector
from facts.models import ArticleRevision, Contradiction, Evidence, FactVersion
from facts.values import to_json

LONGEST_REASON = 500
DECIDED = [Contradiction.Status.DISMISSED, Contradiction.Status.CONFIRMED]
UNSURE = " It raises no flag, because the detector is not sure enough."
QUIET = " It raises no flag by itself: too many reports of {outlet} were dismissed as unreliable."


def store(found: Sequence[Found]) -> list[Found]:
    """
    Record findings, each over its revision, inside the caller's transaction. Returns them as they were stored.

    A passage that supports becomes suggested evidence. One that refutes raises a flag, or joins the undecided flag of the
    same reported value. What a dismissed flag was dismissed with raises nothing again; a value that an editor called the same
    as the recorded one supports it from then on. An outlet that was mostly unreliable raises no flag until another one
    reports the same; neither does a finding that is quiet.
    """
    known = feedback.load(found)
    read = [(known.read(finding), revision) for finding, revision in found]
    stored = [(finding, revision) for finding, revision in read if not _is_our_own_word(finding, revision)]
    for finding, revision in stored:
        _store(finding, revision, known)
    return stored


def _is_our_own_word(finding: Finding, revision: ArticleRevision) -> bool:
    """That we say it again is no evidence for what we say; that we say something else is worth a flag."""
    return revision.article.outlet.is_own and finding.stance == Finding.SUPPORTS


def _store(finding: Finding, revision: ArticleRevision, known: Taught) -> None:
    evidence = _evidence(finding, revision, _reason(finding, revision, known))
    _forget_others(evidence)
    # What is unsure and names no value can't be told from other doubts: it joins no flag.
    if finding.stance == Finding.REFUTES and (finding.reported_form or not finding.is_quiet):
        _flag(finding, evidence, revision, known)


def _reason(finding: Finding, revision: ArticleRevision, known: Taught) -> str:
    """Why it was found; of what raises no flag by itself also why not, so that the silence is explained."""
    outlet = revision.article.outlet
    muted = finding.stance == Finding.REFUTES and outlet.pk in known.unreliable
    more = QUIET.format(outlet=outlet.name) if muted else UNSURE if finding.is_quiet else ""
    return finding.reason[: LONGEST_REASON - len(more)] + more


def _evidence(finding: Finding, revision: ArticleRevision, reason: str) -> Evidence:
    """The row of this passage; as this run reads it, unless a person or a flag already leans on what an earlier one read."""
    reading = {
        "detector": detector(finding.detector),
        "score": finding.score,
        "difference": finding.difference,
        "reported_value": to_json(finding.reported),
        "reported_form": finding.reported_form[:LONGEST_FORM],
        "reason": reason,
    }
    evidence, is_new = Evidence.objects.get_or_create(
        version_id=finding.version,
        revision=revision,
        stance=finding.stance,
        start=finding.start,
        end=finding.end,
        found_by=Evidence.FoundBy.DETECTOR,
        defaults={
            "fact_id": finding.fact,
            "quote": finding.quote,
            "origin": revision.article.origin,
            "state": Evidence.State.SUGGESTED,
            **reading,
        },
    )
    if not is_new and Evidence.objects.suggested().filter(pk=evidence.pk, contradictions__isnull=True).update(**reading):
        evidence.refresh_from_db()
    return evidence


def _forget_others(kept: Evidence) -> None:
    """Drop what an earlier run made of the same text, unless a person or a flag leans on it: it says one thing of a fact."""
    suggested = Evidence.objects.suggested().filter(found_by=Evidence.FoundBy.DETECTOR, contradictions__isnull=True)
    suggested.filter(version_id=kept.version_id, revision_id=kept.revision_id).exclude(pk=kept.pk).delete()


def _flag(finding: Finding, evidence: Evidence, revision: ArticleRevision, known: Taught) -> None:
    key = reported_key(finding)
    decided = _decided(finding, key)
    if any(_is_settled(flag, evidence) for flag in decided) or _was_decided(finding, evidence):
        return
    voice = known.voice(finding, evidence, revision)
    settled = {piece.origin for flag in decided for piece in flag.evidence.all()}
    others = [one for one in known.agreeing(voice) if one.origin not in settled and finding.reported_form]
    flag = _undecided(finding, key).first() or _kindred(finding)
    if flag is None and (_is_alone(voice, others, known) or _is_unsure(finding, voice, others)):
        if evidence.state == Evidence.State.SUGGESTED:
            known.keep(voice, revision)
        return
    flag = flag or _open(finding, key, reopens=decided[0] if decided else None)
    flag.evidence.add(evidence)
    _name_value(flag, finding, key)
    _join(flag, others)
    _raise_score(flag, finding.score, reason=finding.reason[:LONGEST_REASON], detector=detector(finding.detector))


def _is_unsure(finding: Finding, voice: Voice, others: list[Voice]) -> bool:
    """Whether a quiet finding has nobody independent beside it who says the very same."""
    return finding.is_quiet and not any(other.is_independent_of(voice) for other in others)


def _is_alone(voice: Voice, others: list[Voice], known: Taught) -> bool:
    """Whether an outlet that raises no flag by itself is the only one to say so."""
    return voice.outlet in known.unreliable and not any(other.is_independent_of(voice) for other in others)


def _join(flag: Contradiction, voices: list[Voice]) -> None:
    """Let what was only suggested until now count for the flag."""
    waiting = Evidence.objects.suggested().filter(contradictions__isnull=True)
    pieces = list(waiting.filter(pk__in=[voice.evidence for voice in voices])) if voices else []
    flag.evidence.add(*pieces)
    for piece in pieces:
        _raise_score(flag, piece.score or 0.0)


def _raise_score(flag: Contradiction, score: float, **because: str) -> None:
    """The surest evidence speaks for the flag."""
    if score > flag.score and Contradiction.objects.filter(pk=flag.pk, score__lt=score).update(score=score, **because):
        flag.score = score


def _decided(finding: Finding, key: str) -> list[Contradiction]:
    """Decided flags of this value against what the fact says now, newest first."""
    number = FactVersion.objects.filter(pk=finding.version).values("number")
    flags = Contradiction.objects.filter(fact_id=finding.fact, reported_key=key, version__number__in=number)
    return list(flags.filter(status__in=DECIDED).order_by("-pk").prefetch_related("evidence"))


def _is_settled(flag: Contradiction, evidence: Evidence) -> bool:
    """Whether the decision covers this evidence: it was there, or comes from an origin that was."""
    if flag.status == Contradiction.Status.CONFIRMED:
        return True
    return any(known.pk == evidence.pk or known.origin == evidence.origin for known in flag.evidence.all())


def _was_decided(finding: Finding, evidence: Evidence) -> bool:
    """Whether this very passage, saying what it says now, was part of a decided flag whose value is told in other terms."""
    return any(_may_be_same(flag, finding) for flag in Contradiction.objects.filter(evidence=evidence, status__in=DECIDED))


def _undecided(finding: Finding, key: str) -> QuerySet[Contradiction]:
    return Contradiction.objects.undecided().filter(fact_id=finding.fact, reported_key=key)


def _kindred(finding: Finding) -> Contradiction | None:
    """The oldest undecided flag of the fact that may tell of the same reality in other terms."""
    flags = Contradiction.objects.undecided().filter(fact_id=finding.fact, version_id=finding.version).order_by("pk")
    return next((flag for flag in flags.prefetch_related("evidence") if _is_kindred(flag, finding)), None)


def _is_kindred(flag: Contradiction, finding: Finding) -> bool:
    """Whether it may be the same as all that is said under the flag: Busan and Seoul both lie in Korea, and are not one."""
    rejected = Evidence.State.REJECTED
    rows: list[Contradiction | Evidence] = [flag, *(piece for piece in flag.evidence.all() if piece.state != rejected)]
    return all(_may_be_same(row, finding) for row in rows)


def _may_be_same(row: Contradiction | Evidence, finding: Finding) -> bool:
    value = read_value(row)
    worded = (value is None and row.reported_form) or (finding.reported is None and finding.reported_form)
    return grouping.is_same(value, finding.reported, are_worded=bool(worded))


def _name_value(flag: Contradiction, finding: Finding, key: str) -> None:
    """Give a flag that named no value yet the one that this evidence names, unless another flag has it."""
    if flag.reported_value is not None or flag.reported_form or not finding.reported_form:
        return
    named = {name: value for name, value in _fields(finding, key).items() if name.startswith("reported")}
    named |= {"difference": finding.difference, "reason": finding.reason[:LONGEST_REASON]}
    with suppress(IntegrityError), transaction.atomic():
        Contradiction.objects.filter(pk=flag.pk).update(**named)
        flag.refresh_from_db()


def _open(finding: Finding, key: str, *, reopens: Contradiction | None) -> Contradiction:
    """A new flag of this value; of two workers that make it at once, one finds the other's."""
    try:
        with transaction.atomic():
            return Contradiction.objects.create(**_fields(finding, key), reopens=reopens)
    except IntegrityError:
        return _undecided(finding, key).get()


def _fields(finding: Finding, key: str) -> dict[str, object]:
    return {
        "fact_id": finding.fact,
        "version_id": finding.version,
        "difference": finding.difference,
        "reported_value": to_json(finding.reported),
        "reported_form": finding.reported_form[:LONGEST_FORM],
        "reported_key": key,
        "reason": finding.reason[:LONGEST_REASON],
        "score": finding.score,
        "detector": detector(finding.detector),
    }
