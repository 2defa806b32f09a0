"""Articles, entities, evidence, corrections, changes and contradictions by what a program looks for."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters

from facts.api.filters.facts import facts_in_log, published_articles, published_facts
from facts.api.filters.strict import Lookup, MomentFilter, WordsFilter, one_of
from facts.models import Article, Change, Contradiction, Correction, Difference, Entity, Evidence, Fact
from facts.publishing import search


class ArticleFilter(filters.FilterSet):
    """What the list of articles can be asked for."""

    language = filters.CharFilter(field_name="language", lookup_expr="iexact", help_text="BCP 47 tag.")
    q = WordsFilter(method="headed", help_text="Words of the headline, in this order.")
    published_since = MomentFilter(field_name="published_at", lookup_expr="gte", help_text="A moment with offset, or a day.")
    fact = Lookup("fact", queryset=published_facts, method="stating", help_text="Id of a fact it states.")

    def headed(self, articles: QuerySet[Article], name: str, words: str) -> QuerySet[Article]:
        """Articles with these words in their headline."""
        return articles.filter(search.holding("headline", " ".join(words.split())))

    def stating(self, articles: QuerySet[Article], name: str, fact: Fact) -> QuerySet[Article]:
        """Articles that state a fact."""
        return articles.filter(pk__in=fact.mentions.anchored().values("revision__article"))


class EntityFilter(filters.FilterSet):
    """What the list of entities can be asked for."""

    kind = one_of(Entity.Kind.choices, help_text="What sort of thing it is.")
    q = WordsFilter(method="called", help_text="Part of its name or of another spelling.")

    def called(self, entities: QuerySet[Entity], name: str, words: str) -> QuerySet[Entity]:
        """Entities with these words in a name."""
        return search.entities(entities, words)


class EvidenceFilter(filters.FilterSet):
    """What the list of evidence can be asked for."""

    fact = Lookup("fact", queryset=published_facts, help_text="Id of the fact.")
    stance = one_of(Evidence.Stance.choices, help_text="What it does to the fact.")
    directness = one_of(Evidence.Directness.choices, help_text="The document or person itself, or a report about it.")


class CorrectionFilter(filters.FilterSet):
    """What the corrections log can be asked for."""

    kind = one_of(Correction.Kind.choices, help_text="What sort of notice it is.")
    fact = Lookup("fact", queryset=facts_in_log, help_text="Id of the fact.")
    article = Lookup("article", queryset=published_articles, field_name="articles", help_text="Id of an article it is about.")
    published_since = MomentFilter(field_name="published_at", lookup_expr="gte", help_text="A moment with offset, or a day.")


class ChangeFilter(filters.FilterSet):
    """What the change log can be asked for."""

    kind = one_of(Change.Kind.choices, help_text="What happened.")
    fact = Lookup("fact", queryset=facts_in_log, help_text="Id of the fact.")
    changed_since = MomentFilter(field_name="changed_at", lookup_expr="gte", help_text="A moment with offset, or a day.")


class ContradictionFilter(filters.FilterSet):
    """What the flags can be asked for."""

    status = one_of(Contradiction.Status.choices, help_text="Whether and how it is settled.")
    difference = one_of(Difference.choices, help_text="In what they differ.")
    fact = Lookup("fact", queryset=lambda request: Fact.objects.all(), help_text="Id of the fact.")
    opened_since = MomentFilter(field_name="opened_at", lookup_expr="gte", help_text="A moment with offset, or a day.")
