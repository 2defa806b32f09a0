"""What readers are told of a piece of evidence: the words, and whose they are."""

from django.conf import settings

from facts.models import Article, Evidence, Source
from facts.publishing import names
from facts.publishing.read_model import Cited, PublicEvidence, Report


def read(evidence: Evidence) -> PublicEvidence:
    """
    The passage with its source and report, of a row of `Evidence.objects.public()`.

    A confidential source is its alias and nothing else: not the report either, which could give it away.
    """
    source = evidence.source
    report = evidence.revision.article if evidence.revision else None
    is_shielded = source is not None and source.is_confidential
    return PublicEvidence(
        uuid=str(evidence.uuid),
        fact=names.fact_name(evidence.fact),
        stance=evidence.stance,
        directness=evidence.directness,
        quote=evidence.quote,
        version=evidence.version.number,
        source=_cited(source) if source else None,
        report=_report(report) if report and not is_shielded else None,
        recorded_at=evidence.recorded_at,
    )


def _cited(source: Source) -> Cited:
    return Cited(name=source.public_name, url=source.public_url)


def _report(article: Article) -> Report:
    is_ours = article.outlet.is_own and article.slug
    url = f"{settings.BASE_URL}{article.get_absolute_url()}" if is_ours else article.url
    return Report(outlet=article.outlet.name, headline=article.headline, url=url, published_at=article.published_at)
