"""Where a quote stands in a text, and where it stands after the text was edited."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from facts.editorial.refusals import AmbiguousQuote, Anchor, QuoteNotFound
from facts.models import ArticleRevision, Mention

__all__ = ["Anchor", "Followed", "carry", "choose", "find", "follow"]

# Enough to tell apart two places in one sentence, short enough to survive edits in the next.
CONTEXT = 32
# Neighbouring text shorter than this says nothing: half of all sentences go on with "in the".
ENOUGH_CONTEXT = 12
# A passage this long that stands once before and once after is the same passage, wherever it went.
LONG = 24

_SINGLE = "'‘’‚‛´`ʼ"
_DOUBLE = '"“”„‟«»'
_INVISIBLE = "[\u00ad\u200b\u2060\ufeff]*"


def find(text: str, quote: str) -> tuple[Anchor, ...]:
    """
    All places where the quote stands, in order; none for an empty quote.

    Typographic and straight quotes are one, and so is any white space. Offsets and words are those of the text.
    """
    quote = quote.strip()
    if not quote:
        return ()
    pattern = re.compile(f"(?=({_pattern(quote)}))")
    return tuple(_anchor(text, match.start(1), match.end(1)) for match in pattern.finditer(text))


def _pattern(quote: str) -> str:
    return _INVISIBLE.join(r"\s+" if part.isspace() else _mark(part) for part in re.findall(r"\s+|\S", quote))


def _mark(mark: str) -> str:
    for same in (_SINGLE, _DOUBLE):
        if mark in same:
            return f"[{re.escape(same)}]"
    return re.escape(mark)


def _anchor(text: str, start: int, end: int) -> Anchor:
    return Anchor(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def choose(text: str, quote: str, start: int | None = None) -> Anchor:
    """The place that is meant: the one that begins at `start`, or the only one. Raises QuoteNotFound or AmbiguousQuote."""
    places = find(text, quote)
    if not places:
        raise QuoteNotFound("This quote doesn't stand in the text. Copy it from there word for word.")
    if chosen := [place for place in places if place.start == start]:
        return chosen[0]
    if len(places) > 1:
        raise AmbiguousQuote(places)
    return places[0]


@dataclass(frozen=True)
class Followed:
    """What became of an article's mentions in a new text."""

    anchored: tuple[Mention, ...] = ()
    moved: tuple[Mention, ...] = ()
    orphaned: tuple[Mention, ...] = ()


def follow(revision: ArticleRevision) -> Followed:
    """
    Look for the article's mentions in its new text. Mentions of the old text stay as they are.

    Each mention becomes one of the new text: anchored where it stood, moved where the same passage stands elsewhere, or
    orphaned where the passage is gone or can't be told from another: it never jumps by guess. Twice is as once: a revision
    that was looked through already gives nothing.
    """
    with transaction.atomic():
        waiting = ArticleRevision.objects.filter(pk=revision.pk, anchored_at__isnull=True)
        if not waiting.update(anchored_at=timezone.now()):
            return Followed()
        found = [carry(mention, revision) for mention in _mentions_before(revision)]
    states = Mention.AnchorState
    by_state = {state: tuple(mention for mention in found if mention.anchor_state == state) for state in states}
    return Followed(by_state[states.ANCHORED], by_state[states.MOVED], by_state[states.ORPHANED])


def _mentions_before(revision: ArticleRevision) -> list[Mention]:
    """The mentions of the last text before this one that has any: an article's texts may come faster than they are read."""
    earlier = Mention.objects.filter(revision__article=revision.article_id, revision__number__lt=revision.number)
    last = earlier.order_by("-revision__number").values_list("revision", flat=True).first()
    return list(earlier.filter(revision=last).select_related("revision"))


def carry(mention: Mention, revision: ArticleRevision) -> Mention:
    """The mention's twin in another text of its article, made if it isn't there yet."""
    place = _same_passage(mention, revision.text)
    at = place or Anchor(mention.start, mention.end, mention.exact, mention.prefix, mention.suffix)
    state = Mention.AnchorState.ORPHANED
    if place:
        is_still = (place.start, place.end) == (mention.start, mention.end)
        state = Mention.AnchorState.ANCHORED if is_still else Mention.AnchorState.MOVED
    words = {"exact": at.exact, "prefix": at.prefix, "suffix": at.suffix, "anchor_state": state}
    twin, _ = Mention.objects.get_or_create(
        fact_id=mention.fact_id, revision=revision, start=at.start, end=at.end, role=mention.role, defaults=words
    )
    return twin


def _same_passage(mention: Mention, text: str) -> Anchor | None:
    """The one place that is surely the mention's: by what stands around it, or by its length."""
    places = find(text, mention.exact)
    both = [
        place for place in places if _is_like(place.prefix, mention.prefix, -1) and _is_like(place.suffix, mention.suffix, 1)
    ]
    if both:
        return both[0] if len(both) == 1 else None
    either = [place for place in places if _is_known(place, mention)]
    if len(either) == 1:
        return either[0]
    is_unique = len(places) == 1 and len(find(mention.revision.text, mention.exact)) == 1
    return places[0] if is_unique and len(mention.exact) >= LONG else None


def _is_known(place: Anchor, mention: Mention) -> bool:
    before = len(mention.prefix) >= ENOUGH_CONTEXT and _is_like(place.prefix, mention.prefix, -1)
    after = len(mention.suffix) >= ENOUGH_CONTEXT and _is_like(place.suffix, mention.suffix, 1)
    return before or after


def _is_like(context: str, known: str, side: int) -> bool:
    """Whether two neighbouring texts agree as far as it takes to tell places apart, nearest words first."""
    context, known = " ".join(context.split()), " ".join(known.split())
    length = ENOUGH_CONTEXT * 2
    return context[-length:] == known[-length:] if side < 0 else context[:length] == known[:length]
