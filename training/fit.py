"""
Fits the final score and its thresholds: `python -m training.fit FOLDER... --model FOLDER [--write]`.

The stories have to be of authors whom the network has not read; a printed figure is of authors left out of the fit, too.
"""

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from facts.detection import judging, scoring
from facts.detection.comparing.sentence import Compared
from facts.detection.finding import Case
from facts.detection.reading import report as reports
from facts.detection.reading.local import LocalReader
from facts.detection.reading.reader import Reading
from facts.detection.scoring import FEATURES, REFUTES, SUPPORTS, Features
from facts.management.evaluation import stories
from facts.management.evaluation.stories import LabelledFact, LabelledReport
from facts.values import Reference

LABELS = {SUPPORTS: "supports", REFUTES: "contradicts"}
# Some hundred right answers carry a dozen weights, and authors differ from each other.
REGULARISATION = 0.5
# What an editor is promised of a flag.
WANTED = 0.9
# A kind with few flags takes over so many of the average's.
PRIOR = 40
# No kind's threshold lies lower than this share of the average's.
LEAST_SHARE = 1.0
LEAST_FLAGS = 5


@dataclass(frozen=True)
class Row:
    """A report and a fact that is older: what speaks for both stances, and what a careful reader says."""

    author: str
    story: str
    report: str
    fact: str
    kind: str
    label: str
    reading: Reading
    compared: dict[str, Compared]
    """What the surest sentence of each stance says of the value."""

    def features(self, stance: str) -> Features:
        """What speaks for the stance."""
        return scoring.features(self.reading, self.compared[stance], stance, kind=self.kind)


def rows_of(folders: Sequence[Path], reader: LocalReader) -> Iterator[Row]:
    """Every report of every story against the story's older facts, read as the product reads them."""
    for folder in folders:
        known = stories.read(folder)
        for report in known.reports:
            facts = [fact for fact in known.facts if fact.story == report.story and fact.as_of <= report.published_at]
            yield from _rows(report, facts, reader, author_of(folder, report.story))


def author_of(folder: Path, story: str) -> str:
    """The letters before the number of a training story, else the folder: each set of the benchmark has its own author."""
    prefix = story.partition("_")[0]
    return prefix if prefix.isalpha() else folder.name


def _rows(report: LabelledReport, facts: list[LabelledFact], reader: LocalReader, author: str) -> Iterator[Row]:
    text = reports.read(
        report.text, title=report.headline, reference=Reference(report.published_at, "UTC"), outlet=report.outlet
    )
    cases = [
        Case(at, at, fact.kind, fact.statement, fact.subject, fact.typed_value, fact.as_of) for at, fact in enumerate(facts)
    ]
    for fact, case, reading in zip(facts, cases, reader.read(text, cases), strict=True):
        compared = {stance: judging.compared_at(text, case, reading, stance, zone="UTC") for stance in LABELS}
        yield Row(author, fact.story, report.key, fact.key, fact.kind, report.labels.get(fact.key, ""), reading, compared)


def fitted(rows: Sequence[Row], stance: str) -> tuple[list[float], np.ndarray]:
    """The bias and a weight a feature, and for each row the probability from a fit without its author."""
    values = np.array([astuple(row.features(stance)) for row in rows])
    right = np.array([row.label == LABELS[stance] for row in rows])
    authors = np.array([row.author for row in rows])
    kept_out = np.zeros(len(rows))
    for author in sorted(set(authors)):
        own = authors == author
        kept_out[own] = _model().fit(values[~own], right[~own]).predict_proba(values[own])[:, 1]
    return _plain(_model().fit(values, right)), kept_out


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=5_000))


def _plain(model: Pipeline) -> list[float]:
    """The weights of features as they are, with the scaling undone."""
    scaler, regression = model.named_steps["standardscaler"], model.named_steps["logisticregression"]
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - float((weights * scaler.mean_).sum())
    return [round(float(one), 4) for one in (bias, *weights)]


def threshold(scores: np.ndarray, right: np.ndarray, *, average: tuple[np.ndarray, np.ndarray] | None = None) -> float:
    """
    The least score from which on WANTED of the flags are right.

    For a kind, flags of all kinds from the same score on (`average`) count as PRIOR flags more, so that luck with a few does
    not open the gate.
    """
    best = 1.0
    for score in sorted(set(scores.round(3)), reverse=True):
        chosen = scores >= score
        hits, count = float(right[chosen].sum()), float(chosen.sum())
        if average is not None:
            others = average[0] >= score
            hits, count = hits + PRIOR * float(average[1][others].mean() if others.any() else 0), count + PRIOR
        if count >= LEAST_FLAGS and hits / count >= WANTED:
            best = float(score)
    return round(best, 3)


def figures(scores: np.ndarray, right: np.ndarray, at: np.ndarray | float) -> dict[str, float]:
    """Precision, recall and F1 from a score on, with the precision's 95 % interval (Wilson)."""
    chosen = scores >= at
    hits, flags, total = int((right & chosen).sum()), int(chosen.sum()), int(right.sum())
    precision, recall = hits / max(1, flags), hits / max(1, total)
    low, high = _wilson(hits, flags)
    f1 = 2 * hits / max(1, flags + total)
    return {name: round(value, 3) for name, value in (
        ("precision", precision), ("low", low), ("high", high), ("recall", recall), ("f1", f1), ("flags", flags)
    )}  # fmt: skip


def _wilson(hits: int, count: int) -> tuple[float, float]:
    if not count:
        return 0.0, 1.0
    z, share = 1.96, hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    spread = z * ((share * (1 - share) + z * z / (4 * count)) / count) ** 0.5 / (1 + z * z / count)
    return middle - spread, middle + spread


def best_f1(scores: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """The best F1 over all thresholds, and where it is."""
    order = np.argsort(-scores)
    hits = np.cumsum(right[order])
    values = 2 * hits / (np.arange(1, len(order) + 1) + right.sum())
    at = int(values.argmax())
    return round(float(values[at]), 3), round(float(scores[order][at]), 3)


def fit(rows: Sequence[Row]) -> dict[str, Any]:
    """What belongs under "score" in model.json. Prints the figures of left-out authors on the way."""
    weights, kept_out, right = {}, {}, {}
    for stance in LABELS:
        weights[stance], kept_out[stance] = fitted(rows, stance)
        right[stance] = np.array([row.label == LABELS[stance] for row in rows])
    kinds = np.array([row.kind for row in rows])
    contradicting, supporting = kept_out[REFUTES], kept_out[SUPPORTS]
    flag = {"": threshold(contradicting, right[REFUTES])}
    for kind in sorted(set(kinds)):
        own = kinds == kind
        everything = (contradicting, right[REFUTES])
        flag[kind] = max(LEAST_SHARE * flag[""], threshold(contradicting[own], right[REFUTES][own], average=everything))
    _, support = best_f1(supporting, right[SUPPORTS])
    score = {
        "features": list(FEATURES), "weights": weights, "flag": flag,
        "quiet": round(0.6 * flag[""], 3), "support": round(max(0.4, support), 3), "lead": 0.5,
    }  # fmt: skip
    _tell(rows, kept_out, right, score)
    return score


def _tell(rows: Sequence[Row], kept_out: dict[str, np.ndarray], right: dict[str, np.ndarray], score: dict[str, Any]) -> None:
    authors, kinds = np.array([row.author for row in rows]), np.array([row.kind for row in rows])
    at = np.array([score["flag"].get(kind, score["flag"][""]) for kind in kinds])
    shown = np.where(kept_out[REFUTES] < score["lead"] * kept_out[SUPPORTS], kept_out[SUPPORTS], 0.0)
    print("thresholds", json.dumps(score["flag"]), "support", score["support"], "quiet", score["quiet"])
    for name, groups in (("all", np.array(["all"] * len(rows))), ("author", authors), ("kind", kinds)):
        for group in sorted(set(groups)):
            own = groups == group
            flags = figures(kept_out[REFUTES][own], right[REFUTES][own], at[own])
            supports = figures(shown[own], right[SUPPORTS][own], score["support"])
            best = best_f1(kept_out[REFUTES][own], right[REFUTES][own])
            print(f"{name} {group}: flags {flags} best F1 {best[0]} | supports P {supports['precision']} "
                  f"R {supports['recall']} F1 {supports['f1']}")  # fmt: skip


def main() -> None:
    """Read the stories, fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[], help="authors to use; all without")
    parser.add_argument("--cache", type=Path, help="a file that keeps what was read, for another fit")
    parser.add_argument("--write", action="store_true", help="write the fitted score into model.json")
    options = parser.parse_args()
    if options.cache and options.cache.exists():
        rows = pickle.loads(options.cache.read_bytes())  # noqa: S301 - a file of our own
    else:
        reader = LocalReader(options.model, is_tested=False)
        rows = list(rows_of(options.folders, reader))
        if options.cache:
            options.cache.write_bytes(pickle.dumps(rows))
    rows = [row for row in rows if not options.only or row.author in options.only]
    score = fit(rows)
    if options.write:
        settings = json.loads((options.model / "model.json").read_text(encoding="utf8"))
        text = json.dumps(settings | {"score": score}, indent=1)
        (options.model / "model.json").write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
