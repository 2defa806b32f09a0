"""Precision, recall and F1 of what was stored, against the labels."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from facts.management.evaluation.replay import Replay, Verdict
from facts.management.evaluation.stories import LabelledFact, LabelledReport, Stories

LABELS = ("contradicts", "supports")


@dataclass
class Counts:
    """Hits, false alarms and misses."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def as_json(self) -> dict[str, float | int]:
        """With precision, recall and F1; a share of nothing is 0."""
        precision = self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0
        recall = self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rounded = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(both, 4)}
        return rounded | {"tp": self.tp, "fp": self.fp, "fn": self.fn}


@dataclass(frozen=True)
class Mistake:
    """A miss or a false alarm, with both texts."""

    label: str
    is_miss: bool
    fact: LabelledFact
    report: LabelledReport
    quote: str
    reason: str

    @property
    def is_across(self) -> bool:
        """Whether fact and report belong to different stories."""
        return self.fact.story != self.report.story


@dataclass
class Measured:
    """All figures of one evaluation."""

    stories: Stories
    replay: Replay
    traps: dict[str, set[str]] = field(default_factory=dict)
    """The keys of the reports that hold a trap, by its group."""

    def __post_init__(self) -> None:
        """Index what was stored by report, fact and label."""
        self._facts = {fact.key: fact for fact in self.stories.facts}
        self._reports = {report.key: report for report in self.stories.reports}
        self._stored = {(one.report, one.fact, one.label): one for one in self.replay.verdicts}
        self._expected = {(report.key, fact, label) for report in self.stories.reports for fact, label in report.labels.items()}

    def counts(self, label: str, *, kind: str = "", reports: Collection[str] | None = None) -> Counts:
        """Counts of one label, of all facts or those of one kind, in all reports or these."""

        def chosen(triples: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
            of_label = {one for one in triples if one[2] == label and kind in ("", self._facts[one[1]].kind)}
            return of_label if reports is None else {one for one in of_label if one[0] in reports}

        stored, expected = chosen(set(self._stored)), chosen(self._expected)
        return Counts(len(stored & expected), len(stored - expected), len(expected - stored))

    def kinds(self) -> dict[str, dict[str, Counts]]:
        """Counts by kind of fact and label."""
        found: dict[str, dict[str, Counts]] = defaultdict(dict)
        for kind in sorted({fact.kind for fact in self.stories.facts}):
            for label in LABELS:
                found[kind][label] = self.counts(label, kind=kind)
        return dict(found)

    def by_trap(self) -> dict[str, dict[str, Counts]]:
        """Counts by group of traps and label, over the reports that hold one."""
        return {
            group: {label: self.counts(label, reports=reports) for label in LABELS} for group, reports in self.traps.items()
        }

    def mistakes(self) -> list[Mistake]:
        """Misses and false alarms, in order of report and fact."""
        missed = [self._mistake(one, is_miss=True) for one in self._expected - set(self._stored)]
        false = [self._mistake(one, is_miss=False) for one in set(self._stored) - self._expected]
        return sorted(missed + false, key=lambda one: (one.report.key, one.fact.key, one.label))

    def as_json(self) -> dict[str, Any]:
        """The figures, in the benchmark's form."""
        flags = [one for one in self._stored.values() if one.label == "contradicts"]
        return {label: self.counts(label).as_json() for label in LABELS} | {
            "earlier_flags": sum(self._is_earlier(one) for one in flags),
            "cross_story_flags": sum(self._facts[one.fact].story != self._reports[one.report].story for one in flags),
            "facts": len(self.stories.facts),
            "reports": len(self.stories.reports),
            "seconds_per_report": {"p50": self._percentile(0.5), "p95": self._percentile(0.95)},
            "facts_read": median(self.replay.facts_read) if self.replay.facts_read else 0,
        }

    def _is_earlier(self, one: Verdict) -> bool:
        return self._reports[one.report].published_at < self._facts[one.fact].as_of

    def _percentile(self, share: float) -> float:
        ordered = sorted(self.replay.seconds)
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 4) if ordered else 0.0

    def _mistake(self, key: tuple[str, str, str], *, is_miss: bool) -> Mistake:
        report, stored = self._reports[key[0]], self._stored.get(key)
        quote = stored.quote if stored else report.quotes[key[1]]
        return Mistake(key[2], is_miss, self._facts[key[1]], report, quote, stored.reason if stored else "")
