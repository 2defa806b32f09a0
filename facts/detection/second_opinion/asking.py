"""Asks the judge about the doubtful findings of one run. Whatever goes wrong, the local verdict stands."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import structlog
from django.conf import settings
from django.core.cache import cache

from facts.detection.aligning.reading import Report
from facts.detection.finding import Case, Finding
from facts.detection.second_opinion import answer, prompt
from facts.detection.second_opinion.answer import Answer, NoAnswer
from facts.detection.second_opinion.client import Away, Client, Refused
from facts.detection.second_opinion.settling import settled
from facts.models import Article, Fact

log = structlog.get_logger(__name__)

# On 101 labelled reports 68 of the 72 findings scored at 0.8 and above are right, and 64 of the 121 from 0.2 to there: that is
# where a second reader helps, with about one question a report. Of the 49 from 0.1 to 0.2 two are.
DOUBTFUL, SURE = 0.2, 0.8
MIDDLE = (DOUBTFUL + SURE) / 2
# A local score never is as high: nothing is doubtful while nobody is asked.
NEVER = 1.0

KEPT_SECONDS = 30 * 24 * 60 * 60
# A judge that is away is left alone for so long, or each report of a busy hour would wait for it anew.
AWAY_SECONDS = 60
AWAY = "second-opinion:away"

# Settles the same question in the same way, in the form asked for. Not every endpoint takes these.
STRICT: dict[str, Any] = {
    "temperature": 0,
    "response_format": {
        "type": "json_schema",
        "json_schema": {"name": "verdict", "strict": True, "schema": answer.SCHEMA},
    },
}
LONGEST_NAME = 80


def of_one_run() -> "SecondOpinion":
    """The judge of the settings, with the calls that one run may make; one that is never asked where no address is given."""
    url = settings.DETECTION_JUDGE_URL
    client = Client(url, settings.DETECTION_JUDGE_SECONDS, settings.DETECTION_JUDGE_KEY) if url else None
    return SecondOpinion(client, settings.DETECTION_JUDGE_MODEL, settings.DETECTION_JUDGE_BUDGET)


@dataclass
class SecondOpinion:
    """A judge, and what it may still be asked."""

    client: Client | None
    model: str
    calls_left: int
    is_strict: bool = True
    """Whether the endpoint is still thought to take STRICT."""

    @property
    def lowest(self) -> float:
        """From which score on the local judges should show their findings."""
        return DOUBTFUL if self.client else NEVER

    @property
    def detector(self) -> str:
        """How its findings are marked."""
        return f"newsroom 1.1 / second opinion: {self.model}"[:LONGEST_NAME]

    def on(self, findings: Iterable[Finding], cases: Sequence[Case], report: Report, article: Article) -> list[Finding]:
        """The findings that stand once the judge was asked about the doubtful ones. To be called outside of transactions."""
        known = list(findings)
        if not self.client:
            return known
        doubtful = sorted((one for one in known if DOUBTFUL <= one.score < SURE), key=lambda one: abs(one.score - MIDDLE))
        sure = [one for one in known if one.stands and not DOUBTFUL <= one.score < SURE]
        return sure + list(self._settled(doubtful, {case.fact: case for case in cases}, report, article))

    def _settled(
        self, doubtful: Sequence[Finding], cases: dict[int, Case], report: Report, article: Article
    ) -> Iterator[Finding]:
        public = _free_to_leave(article, [one.fact for one in doubtful])
        for finding in doubtful:
            case, seen = cases[finding.fact], finding
            found = self.answer(_question(finding, case, report)) if finding.fact in public else None
            if found:
                after = settled(finding, case, found, detector=self.detector, reference=report.reference)
                if after is None:
                    continue
                seen = after
            if seen.stands:
                yield seen

    def answer(self, messages: Sequence[dict[str, str]]) -> Answer | None:
        """The judge's answer, kept or new; None where it can't be asked or gives none. A failure is logged and not kept."""
        key = self._key(messages)
        try:
            if kept := cache.get(key):
                return answer.read(kept)
            if self.calls_left < 1 or cache.get(AWAY):
                return None
            text = self._complete(messages)
            found = answer.read(text)
        except NoAnswer as error:
            log.warning("no second opinion, the local verdict stands", model=self.model, reason=str(error))
            if isinstance(error, Away):
                cache.set(AWAY, True, AWAY_SECONDS)
            return None
        cache.set(key, text, KEPT_SECONDS)
        return found

    def _complete(self, messages: Sequence[dict[str, str]]) -> str:
        body = {"model": self.model, "messages": list(messages)}
        if self.is_strict:
            try:
                return self._call(body | STRICT)
            except Refused:
                if self.calls_left < 1:
                    raise
                self.is_strict = False
        return self._call(body)

    def _call(self, body: dict[str, Any]) -> str:
        assert self.client
        self.calls_left -= 1
        return self.client.complete(body)

    def _key(self, messages: Sequence[dict[str, str]]) -> str:
        asked = json.dumps([self.model, prompt.PROMPT_VERSION, messages])
        return f"second-opinion:{sha256(asked.encode()).hexdigest()}"


def _question(finding: Finding, case: Case, report: Report) -> list[dict[str, str]]:
    sentence = next(one for one in report.sentences if one.passage.start == finding.start)
    after = "".join(one.text for one in report.sentences[sentence.index + 1 : sentence.index + 2])
    return prompt.messages(case, sentence.passage, after=after, outlet=report.outlet)


def _free_to_leave(article: Article, facts: Sequence[int]) -> set[int]:
    """Those facts that may be told to somebody outside together with the article: none of both is under an embargo."""
    if not facts or not Article.objects.unembargoed().filter(pk=article.pk).exists():
        return set()
    return set(Fact.objects.out().filter(pk__in=facts).values_list("pk", flat=True))
