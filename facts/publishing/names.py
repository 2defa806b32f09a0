"""Short forms of articles, entities, facts and notices, as other records speak of them."""

from facts.models import Article, Correction, Entity, Fact
from facts.publishing.read_model import ArticleName, EntityName, FactName, Notice


def fact_name(fact: Fact) -> FactName:
    """The fact by what it is about."""
    return FactName(uuid=str(fact.uuid), path=fact.get_absolute_url(), subject=fact.subject)


def article_name(article: Article) -> ArticleName:
    """An article of ours by its headline. The caller has made sure that it is out."""
    assert article.published_at is not None
    return ArticleName(
        uuid=str(article.uuid),
        path=article.get_absolute_url(),
        headline=article.headline,
        language=article.language,
        published_at=article.published_at,
        zone=article.zone,
    )


def entity_name(entity: Entity) -> EntityName:
    """The entity by its name."""
    return EntityName(
        uuid=str(entity.uuid),
        kind=entity.kind,
        name=entity.name,
        description=entity.description,
        wikidata_id=entity.wikidata_id,
    )


def notice(correction: Correction) -> Notice:
    """The notice of a correction, with the fact it is about."""
    return Notice(
        uuid=str(correction.uuid),
        path=correction.get_absolute_url(),
        kind=correction.kind,
        notice=correction.notice,
        old_value=correction.old_form,
        new_value=correction.new_form,
        published_at=correction.published_at,
        fact=fact_name(correction.fact),
    )
