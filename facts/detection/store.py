"""Findings as rows: suggested evidence, and flags grouped by what is reported. Twice is as once."""

from django.db import IntegrityError, transaction

from facts.detection.finding import Finding
from facts.models import ArticleRevision, Contradiction, Evidence, FactVersion
from facts.values import canonical, to_json

DETECTOR = "newsroom 1.0 / entailment-baseline"
LONGEST_FORM, LONGEST_REASON = 300, 500


def store(finding: Finding, revision: ArticleRevision) -> None:
    """
    Record one finding over a revision, inside the caller's transaction.

    A passage that supports becomes suggested evidence. One that refutes raises a flag, or joins the undecided flag of the
    same reported value. What a dismissed flag was dismissed with raises nothing again.
    """
    evidence = _evidence(finding, revision)
    _forget_others(evidence)
    if finding.stance == Finding.REFUTES:
        _flag(finding, evidence)


def _evidence(finding: Finding, revision: ArticleRevision) -> Evidence:
    evidence, _ = Evidence.objects.get_or_create(
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
            "detector": finding.detector or DETECTOR,
            "score": finding.score,
            "difference": finding.difference,
            "reported_value": to_json(finding.reported),
            "reported_form": finding.reported_form[:LONGEST_FORM],
            "reason": finding.reason[:LONGEST_REASON],
        },
    )
    return evidence


def _forget_others(kept: Evidence) -> None:
    """Drop what an earlier run made of the same text, unless a person or a flag leans on it: it says one thing of a fact."""
    suggested = Evidence.objects.suggested().filter(found_by=Evidence.FoundBy.DETECTOR, contradictions__isnull=True)
    suggested.filter(version_id=kept.version_id, revision_id=kept.revision_id).exclude(pk=kept.pk).delete()


def reported_key(finding: Finding) -> str:
    """The key under which reports of one value meet, however they word it."""
    key = canonical(finding.reported) or f"{finding.difference}:{finding.reported_form.casefold()}"
    return key[:LONGEST_FORM]


def _flag(finding: Finding, evidence: Evidence) -> None:
    key = reported_key(finding)
    decided = _decided(finding, key)
    if any(_is_settled(flag, evidence) for flag in decided):
        return
    flag = _open(finding, key, reopens=decided[0] if decided else None)
    flag.evidence.add(evidence)
    if finding.score > flag.score:
        Contradiction.objects.filter(pk=flag.pk, score__lt=finding.score).update(
            score=finding.score, reason=finding.reason[:LONGEST_REASON], detector=finding.detector or DETECTOR
        )


def _decided(finding: Finding, key: str) -> list[Contradiction]:
    """Decided flags of this value against what the fact says now, newest first."""
    number = FactVersion.objects.filter(pk=finding.version).values("number")
    flags = Contradiction.objects.filter(fact_id=finding.fact, reported_key=key, version__number__in=number)
    decided = flags.filter(status__in=[Contradiction.Status.DISMISSED, Contradiction.Status.CONFIRMED])
    return list(decided.order_by("-pk").prefetch_related("evidence"))


def _is_settled(flag: Contradiction, evidence: Evidence) -> bool:
    """Whether the decision covers this evidence: it was there, or comes from an origin that was."""
    if flag.status == Contradiction.Status.CONFIRMED:
        return True
    return any(known.pk == evidence.pk or known.origin == evidence.origin for known in flag.evidence.all())


def _open(finding: Finding, key: str, *, reopens: Contradiction | None) -> Contradiction:
    """The undecided flag of this value, made if there is none; of two workers that make it at once, one finds the other's."""
    undecided = Contradiction.objects.undecided().filter(fact_id=finding.fact, reported_key=key)
    if flag := undecided.first():
        return flag
    try:
        with transaction.atomic():
            return Contradiction.objects.create(**_fields(finding, key), reopens=reopens)
    except IntegrityError:
        return undecided.get()


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
        "detector": finding.detector or DETECTOR,
    }
