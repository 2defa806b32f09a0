"""The API: lists, details, the short answer for who has it already, and flags for an editor."""

from argparse import ArgumentParser

from django.contrib.auth.models import User
from django.test import Client
from knox.models import AuthToken

from facts.management.benches import probes
from facts.management.benches.probes import Probe, ratio
from facts.management.benches.result import Result
from facts.models import Article, Entity, Fact

HELP = "lists and details of the API, and 304 against 200"
V1 = "/api/v1"


def add_arguments(parser: ArgumentParser) -> None:
    """See `probes`."""
    probes.add_arguments(parser)


def measure(*, facts: int, requests: int, **_: object) -> Result:
    """Ask each address so many times."""
    with probes.prepared("api", facts=facts) as result:
        client = Client()
        result.rows = probes.timed(client, addresses(client), requests=requests)
    result.ratios = {
        "times the work: a fact against its 304": ratio(result.rows, "fact", "fact, 304"),
        "times the work: a list of 50 against one fact": ratio(result.rows, "facts, 50", "fact"),
        "times the work: a list of 200 against one of 50": ratio(result.rows, "facts, 200", "facts, 50"),
        "times the work: the last page against the first": ratio(result.rows, "facts, a far page", "facts, 50"),
    }
    return result


def addresses(client: Client) -> list[Probe]:
    """What is asked for."""
    fact = f"{V1}/facts/{Fact.objects.earliest('pk').uuid}/"
    article = Article.objects.published().earliest("pk").uuid
    place = Entity.objects.earliest("pk").uuid
    token = AuthToken.objects.create(User.objects.get())[1]
    return [
        Probe("facts, 50", f"{V1}/facts/"),
        Probe("facts, 200", f"{V1}/facts/?page_size=200"),
        Probe("facts, a far page", far_page(client)),
        Probe("facts by kind", f"{V1}/facts/?kind=place&kind=date"),
        Probe("facts by words", f"{V1}/facts/?q=tram+Corvale"),
        Probe("facts of an article", f"{V1}/facts/?article={article}"),
        Probe("facts of an entity", f"{V1}/facts/?entity={place}"),
        Probe("fact", fact),
        Probe("fact, 304", fact, {"If-None-Match": client.get(fact, secure=True).headers["ETag"]}, 304),
        Probe("fact, as of", f"{fact}?as_of=2025-06-01"),
        Probe("articles, 50", f"{V1}/articles/"),
        Probe("article with facts", f"{V1}/articles/{article}/"),
        Probe("entities, 50", f"{V1}/entities/"),
        Probe("evidence, 50", f"{V1}/evidence/"),
        Probe("corrections, 50", f"{V1}/corrections/"),
        Probe("changes, 50", f"{V1}/changes/"),
        Probe("contradictions, 50", f"{V1}/contradictions/", {"Authorization": f"Token {token}"}),
    ]


def far_page(client: Client) -> str:
    """The address of the last page that is full, by way of all before it."""
    path = f"{V1}/facts/?page_size=50"
    while (following := client.get(path, secure=True).json()["next"]) and following != path:
        path = following
    return path
