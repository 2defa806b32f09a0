"""Who wrote an article, read from its byline: each person and each organisation by itself."""

import re

from django.db.models import Q

from facts.models import Article, Entity, EntityAlias, Outlet
from facts.publishing.read_model import Author

# The word that stands before the last name, by the language of the article.
_AND = {"de": "und", "es": "y|e", "fr": "et", "it": "e", "nl": "en", "pt": "e", "sv": "och", "da": "og", "nb": "og"}
_BY = re.compile(r"^\s*(?:by|von|por|par|di|door|av)\s+", re.IGNORECASE)
# “… in Seoul”, “… for the Harbour Post”: no part of a name.
_WHERE = re.compile(r"\s+(?:in|for|at)\s+(?=[A-Z]|the\s).*$")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d)\.?", re.IGNORECASE)
_COLLECTIVES = "agency|agencies|bureau|correspondents|desk|newsroom|reporters|staff|team|wire|wires"
_COLLECTIVE = re.compile(rf"\b(?:{_COLLECTIVES})$", re.IGNORECASE)


def authors(article: Article) -> tuple[Author, ...]:
    """
    The authors that the byline names, in its order; none without one.

    An organisation is one that is on record, as an outlet or an entity, or is called “staff”, “desk” or the like. Everybody
    else is a person.
    """
    whole = _BY.sub("", " ".join(article.byline.split())).strip(" .,;")
    if not whole:
        return ()
    parts = _parts(whole, article.language)
    known = _organisations([whole, *parts])
    names = [whole] if whole.casefold() in known else parts
    return tuple(Author(name=name, is_organisation=_is_organisation(name, known)) for name in names)


def _parts(byline: str, language: str) -> list[str]:
    """The names of a byline such as “A and B”, “A, B and C”, “A; B” or “A & B”."""
    conjunction = _AND.get(language.partition("-")[0].lower(), "and")
    found: list[str] = []
    for part in re.split(rf"\s*[;,/|·]\s*(?:(?:{conjunction}|and|&)\s+)?|\s+(?:{conjunction}|and|&)\s+", byline):
        name = _WHERE.sub("", part).strip(" .") if not _SUFFIX.fullmatch(part) else part
        if found and _SUFFIX.fullmatch(name):
            found[-1] = f"{found[-1]}, {name}"
        # “political editor” says what somebody is, not who.
        elif name and (not found or not name[0].islower()):
            found.append(name)
    return list(dict.fromkeys(found))


def _organisations(names: list[str]) -> set[str]:
    """Those of these names that are on record as an organisation's, whatever their case."""
    spellings = {spelling for name in names for spelling in (name, name.removeprefix("The ").removeprefix("the "))}
    is_named = Q()
    for spelling in spellings:
        is_named |= Q(name__iexact=spelling)
    entities = Entity.objects.filter(kind=Entity.Kind.ORGANISATION)
    rows = Outlet.objects.all(), entities, EntityAlias.objects.filter(entity__in=entities)
    return {name.casefold() for found in rows for name in found.filter(is_named).values_list("name", flat=True)}


def _is_organisation(name: str, known: set[str]) -> bool:
    folded = name.casefold()
    return folded in known or folded.removeprefix("the ") in known or bool(_COLLECTIVE.search(name))
