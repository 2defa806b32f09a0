"""The one search in what readers can read: the case of letters and the shape of quotes and dashes make no difference."""

import re

from django.db.models import Exists, OuterRef, Q, QuerySet

from facts.models import Entity, Fact, FactVersion

# More words narrow nothing down and cost a look at every fact each.
MOST_WORDS = 8
# Signs that readers type in one form and texts have in another.
_ALIKE = ("'’‘‛`´ʼ′", '"“”„‟«»″', "-‐‑‒–—―−")
_FORMS = {sign: f"[{re.escape(signs)}]" for signs in _ALIKE for sign in signs}
_AROUND = "".join(_ALIKE) + ".,;:!?…()[]"


def facts(rows: QuerySet[Fact], text: str) -> QuerySet[Fact]:
    """
    Those of these facts that hold every word of the text in what they say now, their subject, their claimant or an entity.

    A value that was wrong, or that another has followed, is not looked at. A text without words leaves nothing out.
    """
    for word in _words(text):
        preferred = FactVersion.objects.standing().filter(fact=OuterRef("fact"), rank=FactVersion.Rank.PREFERRED)
        said = FactVersion.objects.standing().filter(fact=OuterRef("pk")).exclude(rank=FactVersion.Rank.DEPRECATED)
        present = said.filter(Q(rank=FactVersion.Rank.PREFERRED) | ~Exists(preferred))
        named = Entity.objects.filter(facts=OuterRef("pk"))
        itself = holding("subject", word) | holding("claimant", word)
        rows = rows.filter(itself | Exists(present.filter(holding("statement", word))) | Exists(named.filter(_called(word))))
    return rows


def entities(rows: QuerySet[Entity], text: str) -> QuerySet[Entity]:
    """Those of these entities with this text in their name or in another spelling."""
    words = " ".join(text.split())
    return rows.filter(_called(words)) if words else rows


def holding(field: str, text: str) -> Q:
    """The condition that a field holds this text, as the search compares."""
    if text.isascii() and not set(text) & _FORMS.keys():
        return Q(**{f"{field}__icontains": text})
    return Q(**{f"{field}__iregex": "".join(_FORMS.get(sign) or re.escape(sign) for sign in text)})


def _called(text: str) -> Q:
    other = Entity.objects.filter(holding("aliases__name", text)).values("pk")
    return holding("name", text) | Q(pk__in=other)


def _words(text: str) -> list[str]:
    """The words to look for, without the signs around them."""
    words = (word.strip(_AROUND) for word in text.split())
    return [word for word in dict.fromkeys(words) if word][:MOST_WORDS]
