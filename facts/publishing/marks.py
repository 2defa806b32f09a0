"""An article's text with its facts marked in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from facts.models import Article, Fact, Mention
from facts.publishing import resolve


@dataclass(frozen=True)
class Segment:
    """A stretch of text and the facts that it states; none between them."""

    text: str
    facts: tuple[Fact, ...] = ()


def marked(article: Article, *, internal: bool = False) -> list[Segment]:
    """
    The article's present text, cut where its facts begin and end. The texts of the segments joined are the text.

    Only published facts are marked, unless it is for the newsroom itself (`internal`). Where passages overlap, the common part
    has the facts of both. A passage that was lost in an edit is not marked. The facts carry what `resolve.current` reads.
    """
    revision = article.revisions.order_by("-number").first()
    if revision is None:
        return []
    mentions = list(Mention.objects.filter(revision=revision).anchored().order_by("start", "end", "fact_id"))
    visible = Fact.objects.all() if internal else Fact.objects.published()
    facts = resolve.with_current(visible.filter(pk__in={mention.fact_id for mention in mentions})).in_bulk()
    spans = [(mention.start, mention.end, mention.fact_id) for mention in mentions if mention.fact_id in facts]
    return [Segment(text, tuple(facts[pk] for pk in keys)) for text, keys in cut(revision.text, spans)]


def cut(text: str, spans: Iterable[tuple[int, int, int]]) -> Iterable[tuple[str, tuple[int, ...]]]:
    """The text cut where spans (start, end, key) begin and end, each stretch with the keys of the spans it lies in."""
    ordered = sorted(spans)
    edges = {0, len(text)} | {start for start, _, _ in ordered} | {end for _, end, _ in ordered}
    for left, right in pairwise(sorted(edges)):
        here = [key for start, end, key in ordered if start <= left and right <= end]
        yield text[left:right], tuple(dict.fromkeys(here))
