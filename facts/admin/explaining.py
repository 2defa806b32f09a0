"""Why a report was flagged or not: what each stage says of a fact and an article, also for another wording of the fact."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from facts.admin.base import NewsroomAdmin, require
from facts.admin.fields import long_text
from facts.detection import explaining
from facts.detection.explaining import Explanation, NotExplainable
from facts.detection.reading.reader import NoReader
from facts.ingest.addresses import canonical_url
from facts.ingest.refusals import UnknownAddress
from facts.models import Article, ArticleRevision, Fact
from facts.publishing import resolve

MAX_ARTICLES = 50
TEMPLATE = "fact/why.html"


class WhyForm(forms.Form):
    """Which article, and which wording."""

    article = forms.ModelChoiceField(Article.objects.none(), help_text="Later articles, the newest first.", empty_label=None)
    address = forms.CharField(required=False, help_text="Or the web address of any other article that was received.")
    statement = forms.CharField(
        required=False, widget=long_text(2), label="Another wording", help_text="Nothing is saved. Empty: as recorded."
    )

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = resolve.current(fact)
        later = Article.objects.filter(published_at__gt=current.as_of) if current else Article.objects.none()
        newest = later.order_by("-published_at").values("pk")[:MAX_ARTICLES]
        field: Any = self.fields["article"]
        field.queryset = Article.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).order_by("-published_at")
        field.required = False

    def clean(self) -> dict[str, Any]:
        """One article, by address or from the list."""
        data = super().clean() or {}
        if address := data.get("address"):
            try:
                data["article"] = Article.objects.filter(Q(url=address) | Q(canonical_url=canonical_url(address))).first()
            except UnknownAddress as error:
                self.add_error("address", str(error))
            else:
                if data["article"] is None:
                    self.add_error("address", "No article with this address was received.")
        elif not data.get("article"):
            self.add_error("article", "Choose an article.")
        return data


def why(room: NewsroomAdmin[Fact], request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and below it what each stage said."""
    require(request, "facts.view_fact")
    fact = get_object_or_404(room.get_queryset(request), pk=pk)
    form = WhyForm(request.GET or None, fact=fact)
    found, refusal = (None, "")
    if request.GET and form.is_valid():
        found, refusal = _explained(fact, form.cleaned_data["article"], form.cleaned_data["statement"])
    current = resolve.current(fact)
    return room.page(
        request, TEMPLATE, title="Explain a check", original=fact, form=form, found=found, refusal=refusal, current=current
    )


def _explained(fact: Fact, article: Article, statement: str) -> tuple[Explanation | None, str]:
    revision = ArticleRevision.objects.filter(article=article).select_related("article__outlet").order_by("-number").first()
    if revision is None:
        return None, "The article has no text."
    try:
        return explaining.explain(fact, revision, statement=statement.strip()), ""
    except (NotExplainable, NoReader) as error:
        return None, str(error)
