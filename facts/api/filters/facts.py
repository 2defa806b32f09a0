"""Facts by what they say, where they stand and when they changed."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django_filters import rest_framework as filters

from facts.api.filters.strict import Lookup, MomentFilter, WordsFilter, one_of
from facts.models import Article, Change, Entity, Fact, FactKind, Mention, VerificationStatus
from facts.publishing import search


def published_articles(request: HttpRequest | None) -> QuerySet[Article]:
    """The articles that a filter may name."""
    return Article.objects.published()


def published_facts(request: HttpRequest | None) -> QuerySet[Fact]:
    """The facts that a filter may name."""
    return Fact.objects.published()


def facts_in_log(request: HttpRequest | None) -> QuerySet[Fact]:
    """The facts that the change log can be asked for: published ones, and those of which it tells that they no longer are."""
    return Fact.objects.filter(pk__in=Change.objects.published().order_by().values("fact")) | Fact.objects.published()


def public_entities(request: HttpRequest | None) -> QuerySet[Entity]:
    """The entities that a filter may name: those that a published fact speaks of."""
    return Entity.objects.filter(pk__in=Fact.objects.published().values("entities"))


class FactFilter(filters.FilterSet):
    """What the list of facts can be asked for."""

    kind = one_of(FactKind.choices, help_text="What sort of thing it says.")
    verification_status = one_of(VerificationStatus.choices, help_text="What is known.")
    language = filters.CharFilter(method="in_language", help_text="BCP 47 tag; `en` finds `en-GB` too.")
    article = Lookup("article", queryset=published_articles, method="stated_in", help_text="Id of an article that states it.")
    entity = Lookup("entity", queryset=public_entities, field_name="entities", help_text="Id of an entity it speaks of.")
    q = WordsFilter(method="saying", help_text="Words of its statement, subject, claimant or entities; all of them.")
    changed_since = MomentFilter(method="changed", help_text="A moment with offset, or a day: published or changed since then.")

    def in_language(self, facts: QuerySet[Fact], name: str, tag: str) -> QuerySet[Fact]:
        """Facts in a language, whatever the region."""
        return facts.filter(Q(language__iexact=tag) | Q(language__istartswith=f"{tag}-"))

    def stated_in(self, facts: QuerySet[Fact], name: str, article: Article) -> QuerySet[Fact]:
        """Facts with a place in an article; a place that an edit took away does not count."""
        places = Mention.objects.anchored().filter(fact=OuterRef("pk"), revision__article=article)
        return facts.filter(Exists(places))

    def saying(self, facts: QuerySet[Fact], name: str, words: str) -> QuerySet[Fact]:
        """Facts that hold each of the words in what the public sees of them now."""
        return search.facts(facts, words)

    def changed(self, facts: QuerySet[Fact], name: str, moment: datetime) -> QuerySet[Fact]:
        """Facts with a line in the change log since a moment, that moment included."""
        return facts.filter(Exists(Change.objects.filter(fact=OuterRef("pk"), changed_at__gte=moment)))
