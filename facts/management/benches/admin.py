"""The editors' pages, as an administrator gets them."""

from argparse import ArgumentParser

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from facts.management.benches import probes
from facts.management.benches.probes import Probe, ratio
from facts.management.benches.result import Result
from facts.models import Article, Contradiction, Fact

HELP = "the editors' lists and forms"
LISTS = ("fact", "article", "contradiction", "evidence", "correction", "entity", "source", "outlet", "checkrun")


def add_arguments(parser: ArgumentParser) -> None:
    """See `probes`."""
    probes.add_arguments(parser)


def measure(*, facts: int, requests: int, **_: object) -> Result:
    """Ask each page so many times, signed in."""
    with probes.prepared("admin", facts=facts) as result:
        client = Client()
        client.force_login(User.objects.get())
        result.rows = probes.timed(client, addresses(), requests=requests)
    result.ratios = {
        "times the work: the list of facts against a fact's form": ratio(result.rows, "list: fact", "fact"),
        "times the work: a search against the plain list": ratio(result.rows, "facts by words", "list: fact"),
    }
    return result


def addresses() -> list[Probe]:
    """What is asked for."""
    facts = reverse("admin:facts_fact_changelist")
    pages = (("fact", Fact), ("article", Article), ("contradiction", Contradiction))
    return [
        Probe("index", reverse("admin:index")),
        *(Probe(f"list: {noun}", reverse(f"admin:facts_{noun}_changelist")) for noun in LISTS),
        Probe("facts by words", f"{facts}?q=tram+Corvale"),
        *(Probe(noun, reverse(f"admin:facts_{noun}_change", args=[rows.objects.earliest("pk").pk])) for noun, rows in pages),
    ]
