"""The readers' pages, as anybody gets them."""

from argparse import ArgumentParser

from django.test import Client
from django.urls import reverse

from facts.management.benches import probes
from facts.management.benches.probes import Probe, ratio
from facts.management.benches.result import Result
from facts.models import Article, Correction, Entity, Fact

HELP = "the readers' pages, the feed and the sitemap"


def add_arguments(parser: ArgumentParser) -> None:
    """See `probes`."""
    probes.add_arguments(parser)


def measure(*, facts: int, requests: int, **_: object) -> Result:
    """Ask each page so many times."""
    with probes.prepared("pages", facts=facts) as result:
        result.rows = probes.timed(Client(), addresses(), requests=requests)
    result.ratios = {
        "times the work: the list of facts against one fact": ratio(result.rows, "facts", "fact"),
        "times the work: a search against the plain list": ratio(result.rows, "facts by words", "facts"),
    }
    return result


def addresses() -> list[Probe]:
    """What is asked for."""
    facts, entity = reverse("public:facts"), Entity.objects.order_by("-pk")[0]
    return [
        Probe("start", reverse("public:start")),
        Probe("facts", facts),
        Probe("facts by words", f"{facts}?q=tram+Corvale"),
        Probe("fact", Fact.objects.latest("pk").get_absolute_url()),
        Probe("fact, corrected", Fact.objects.earliest("pk").get_absolute_url()),
        Probe("articles", reverse("public:articles")),
        Probe("article", Article.objects.published().earliest("pk").get_absolute_url()),
        Probe("corrections", reverse("public:corrections")),
        Probe("correction", Correction.objects.latest("pk").get_absolute_url()),
        Probe("entity", reverse("public:entity", kwargs={"uuid": entity.uuid})),
        Probe("about", reverse("public:about")),
        Probe("feed", reverse("public:feed")),
        Probe("sitemap", reverse("public:sitemap")),
    ]
