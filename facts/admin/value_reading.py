"""How a value is read while it is typed: the reading, what else it may mean, or why it can't be read. Nothing is saved."""

from typing import Any

from django.contrib import admin
from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from facts import values
from facts.editorial import reading
from facts.editorial.refusals import Refusal
from facts.models import Article, Contradiction, Evidence, Fact, FactKind
from facts.values import Reference, Unreadable
from facts.values.explained import counted_from, explained, question

PERMISSIONS = ("facts.add_fact", "facts.change_fact", "facts.publish_fact", "facts.decide_contradiction")
"""Any of these: whoever may type a value may see how it is read."""

# A fast typist with a pause of a third of a second between two questions asks less.
A_MINUTE = 240

NOUNS: dict[str, Any] = {"article": Article, "fact": Fact, "contradiction": Contradiction}


@require_GET
@never_cache
def value_reading(request: HttpRequest) -> JsonResponse:
    """
    How the value `text` is read for the page of one article, fact or contradiction (`noun`, `pk`).

    `kind` counts for an article only; a fact has its own. Answers with `reading` and `note`, or with `refusal`; 403 without
    the right to type values, 404 for an unknown row or kind, 429 where more is asked than anybody types.
    """
    if not admin.site.has_permission(request) or not any(map(request.user.has_perm, PERMISSIONS)):
        return JsonResponse({"refusal": "Log in again to see how values are read."}, status=403)
    if _asks_too_much(request):
        return JsonResponse({"refusal": "Wait a minute: too many values were asked for."}, status=429)
    noun, pk = request.GET.get("noun", ""), request.GET.get("pk", "")
    kind, text = request.GET.get("kind", ""), request.GET.get("text", "")
    if noun not in NOUNS or not pk.isdecimal() or len(pk) > 18 or (noun == "article" and kind not in FactKind.values):
        return JsonResponse({"refusal": "There is no such row or kind."}, status=404)
    return JsonResponse(read(get_object_or_404(NOUNS[noun], pk=pk), text, kind=kind))


def _asks_too_much(request: HttpRequest) -> bool:
    key = f"value-reading:{request.user.pk}:{timezone.now():%H%M}"
    cache.add(key, 0, timeout=120)
    try:
        return cache.incr(key) > A_MINUTE
    except ValueError:
        # The cache forgot it in between, or is away: then nothing is counted.
        return False


def read(row: Article | Fact | Contradiction, text: str, *, kind: str = "") -> dict[str, str]:
    """`reading` and `note` of a value on the page of this row, or `refusal`. An empty value has an empty reading."""
    kind = kind if isinstance(row, Article) else _fact(row).kind
    if not text.strip() or kind == FactKind.OTHER:
        return {"reading": "", "note": ""}
    try:
        reference = _reference(row)
        value = values.parse(kind, text, reference=reference)
    except (Unreadable, Refusal) as refusal:
        return {"refusal": str(refusal)}
    notes = [counted_from(text, value, reference), question(text, value)]
    return {"reading": explained(value), "note": " ".join(note for note in notes if note)}


def _fact(row: Fact | Contradiction) -> Fact:
    return row.fact if isinstance(row, Contradiction) else row


def _reference(row: Article | Fact | Contradiction) -> Reference:
    """When and where words such as “Thursday” are read: in the article, in the newest report of a flag, or now for a fact."""
    if isinstance(row, Article):
        return reading.reference_of(row)
    stated = _fact(row).mentions.select_related("revision__article").first()
    article = stated.revision.article if stated else None
    if isinstance(row, Contradiction):
        reports = Evidence.objects.filter(contradictions=row, revision__article__published_at__isnull=False)
        newest = reports.select_related("revision__article").order_by("-revision__article__published_at").first()
        if newest and newest.revision:
            return reading.reference_of(newest.revision.article)
    return reading.reference_at(timezone.now(), article)


urlpatterns = [path("", value_reading, name="value_reading")]
