"""Tries the language model that reads reports, and says in words what works and what is wrong."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from facts.detection.reading.llm.answers import CONTRADICTS, NEITHER, SUPPORTS
from facts.detection.reading.llm.client import Client
from facts.detection.reading.llm.exceptions import Cause, NoAnswer, NotRead
from facts.detection.reading.llm.reader import LanguageModelReader
from facts.detection.reading.llm.samples import Sample, samples
from facts.detection.reading.reader import Reading

ADVICE = {
    Cause.HOST_UNKNOWN: "Check the host in DETECTION_LLM_URL, and whether this machine can look up names.",
    Cause.REFUSED: "Check the port in DETECTION_LLM_URL, and whether the model's server runs and listens there.",
    Cause.TLS: "Check the certificate, and whether DETECTION_LLM_URL should start with http://.",
    Cause.UNREACHABLE: "Check the network and the firewall between this machine and the endpoint.",
    Cause.LATE: "Take a smaller or faster model, or raise DETECTION_LLM_SECONDS.",
    Cause.BROKEN: "Check whether DETECTION_LLM_URL should start with https://, and the log of the model's server.",
    Cause.KEY: "Check DETECTION_LLM_KEY.",
    Cause.PATH: "Check the path of DETECTION_LLM_URL; it usually ends in /v1.",
    Cause.MODEL: "Check DETECTION_LLM_MODEL against the list of models that the endpoint has.",
    Cause.FORM: "Check that the model is one for chats and that its context holds 8,000 tokens or more.",
    Cause.LIMIT: "Wait, or ask for a higher limit there.",
    Cause.SERVER: "Look into the log of the model's server.",
    Cause.STATUS: "Check DETECTION_LLM_URL; a redirect is not followed.",
    Cause.COMPLETION: "Check that DETECTION_LLM_URL is an OpenAI-compatible endpoint.",
}
FORM_NAMES = ("JSON by schema", "JSON without a schema", "plain text; a stricter server makes fewer mistakes")


class Command(BaseCommand):
    """Reads six built-in reports at the configured endpoint."""

    help = (
        "Read six built-in reports with the language model of the settings, and say what works and what is wrong. Nothing is "
        "kept, and no budget is counted on. With --verbosity 2 each verdict is printed. The exit status is 1 where something "
        "is wrong."
    )

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        """See Django."""
        if settings.DETECTION_READER != "llm":
            self.stdout.write("Reports are read locally: DETECTION_READER is not “llm”. The endpoint is tried all the same.")
        for name in ("DETECTION_LLM_URL", "DETECTION_LLM_MODEL"):
            if not getattr(settings, name):
                self._stop(f"{name} is not set, so there is nothing to try.")
        client = Client(
            settings.DETECTION_LLM_URL, settings.DETECTION_LLM_MODEL, settings.DETECTION_LLM_SECONDS, settings.DETECTION_LLM_KEY
        )
        self.stdout.write(f"Asking {client.model} at {client.url}")
        started, num_wrong = perf_counter(), 0
        made = samples()
        for number, sample in enumerate(made, start=1):
            num_wrong += self._try(client, sample, number, verbosity > 1)
        seconds = (perf_counter() - started) / len(made)
        self.stdout.write(f"Form: {FORM_NAMES[client.form]}.")
        self.stdout.write(f"{client.tokens / len(made):.0f} tokens and {seconds:.1f} seconds a report.")
        if num_wrong:
            self._stop(f"{num_wrong} of {len(made)} reports were not read as they should be.")
        self.stdout.write("Everything works: all verdicts are right.")

    def _try(self, client: Client, sample: Sample, number: int, is_verbose: bool) -> bool:
        """Whether something is wrong with this report; stops where the endpoint gives no answer at all."""
        started, title = perf_counter(), sample.report.title
        try:
            readings = LanguageModelReader(client).read(sample.report, sample.facts)
        except NoAnswer as error:
            self._stop(f"{error} ({perf_counter() - started:.1f} seconds) {ADVICE[error.cause]}")
        except NotRead as error:
            self.stderr.write(f"{number}. “{title}”: {error} A larger model keeps to the form more often.")
            return True
        mistakes = list(_mistakes(sample, readings))
        self.stdout.write(f"{number}. “{title}”: {'wrong' if mistakes else 'right'}, {perf_counter() - started:.1f} seconds")
        for mistake in mistakes:
            self.stderr.write(f"   {mistake}")
        for case, reading in zip(sample.facts, readings, strict=True) if is_verbose else ():
            self.stdout.write(f"   {case.statement} {_verdict(reading)}. {reading.reason}")
        return bool(mistakes)

    def _stop(self, sentence: str) -> None:
        self.stderr.write(sentence)
        raise SystemExit(1)


def _mistakes(sample: Sample, readings: list[Reading]) -> Iterator[str]:
    for case, reading in zip(sample.facts, readings, strict=True):
        expected, found = sample.verdicts[case.fact], _verdict(reading)
        if found != expected:
            yield f"“{case.statement}” Expected “{expected}”, got “{found}”. {reading.reason}".rstrip()


def _verdict(reading: Reading) -> str:
    shares = {SUPPORTS: reading.supports, NEITHER: reading.neither, CONTRADICTS: reading.contradicts}
    return max(shares, key=lambda verdict: shares[verdict])
