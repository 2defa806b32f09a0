"""Articles, ours and everybody's: what came in, and whether it was compared with the facts."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from facts.admin import article_page, capturing, receiving
from facts.admin.base import NewsroomAdmin, require
from facts.admin.check_state import explained, with_check_state
from facts.admin.counts import count_of
from facts.admin.filters import CheckFilter
from facts.admin.history import Remembered
from facts.admin.moments import moment
from facts.admin.rechecking import check_again
from facts.admin.steps import Step, take
from facts.models import Article, ArticleRevision, Mention

STEPS: tuple[Step[Article], ...] = (receiving.Revise(), receiving.Date(), capturing.Capture())


@admin.register(Article)
class ArticleAdmin(Remembered, NewsroomAdmin[Article]):
    """Articles by outlet, time and check state."""

    change_form_template = "admin/facts/article/change_form.html"
    list_display = ["headline", "outlet", "published", "check_explained", "facts_stated"]
    list_filter = [CheckFilter, "outlet__is_own", "pubstatus", "published_at", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["headline", "url", "outlet__name", "byline", "origin_group"]
    fields = ["headline", "byline", "language", "embargoed_until", "origin_group", "pubstatus"]
    actions = ["again"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Articles with their check state and how many facts they state."""
        stated = count_of(Mention.objects.all(), "revision__article", distinct="fact")
        return with_check_state(super().get_queryset(request)).annotate(n_facts=stated)

    def get_urls(self) -> list[URLPattern]:
        """The steps of one article, before Django's own addresses."""
        steps = [self.route(f"<int:pk>/{step.name}/", self._taking(step), name=step.name) for step in STEPS]
        again = self.route("<int:pk>/again/", require_POST(self.check_one_again), name="again")
        return [*steps, again, *super().get_urls()]

    def _taking(self, step: Step[Article]) -> Any:
        return lambda request, pk: take(self, request, pk, step)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Paste a text."""
        return receiving.add_article(self, request)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """One article: its text with the facts marked, its texts, checks and fields."""
        article = self.get_object(request, object_id)
        panels = article_page.panels(article) if article else {}
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **panels})

    def check_one_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the newest text due again, then back to the article."""
        require(request, "facts.change_article")
        check_again(request, _newest([pk]))
        return self.response_post_save_change(request, Article.objects.get(pk=pk))

    @admin.action(description="Check the selected articles again", permissions=["change"])
    def again(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        """Make the newest texts due again."""
        check_again(request, _newest(articles.values_list("pk", flat=True)))

    @admin.display(description="published", ordering="published_at")
    def published(self, article: Article) -> str:
        """In the time of the place it was published at."""
        return moment(article.published_at, article.zone) or "no publication time"

    @admin.display(description="check")
    def check_explained(self, article: Article) -> SafeString:
        """Whether its newest text is checked, and if not, why."""
        return explained(article)

    @admin.display(description="facts", ordering="n_facts")
    def facts_stated(self, article: Article) -> int:
        """How many facts are recorded from it."""
        return int(getattr(article, "n_facts", 0))


def _newest(articles: Any) -> list[ArticleRevision]:
    texts = ArticleRevision.objects.filter(article__in=list(articles)).order_by("article_id", "number")
    return list({text.article_id: text for text in texts.defer("text")}.values())
