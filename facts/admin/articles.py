"""Articles, ours and everybody's: what came in, and whether it was compared with the facts."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from facts.admin import article_page, capturing, publishing_articles, receiving
from facts.admin.availability import availability_badge
from facts.admin.base import NewsroomAdmin, editor, require
from facts.admin.check_state import explained
from facts.admin.counts import count_of
from facts.admin.filters import CheckFilter
from facts.admin.history import Remembered
from facts.admin.moments import moment
from facts.admin.rechecking import check_again
from facts.admin.steps import Step, take
from facts.editorial import articles
from facts.editorial.refusals import Refusal
from facts.models import Article, ArticleRevision, Mention
from facts.publishing.check_state import with_check_state

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Article]
else:
    ModelForm = forms.ModelForm

STEPS: tuple[Step[Article], ...] = (
    receiving.Revise(),
    receiving.Date(),
    capturing.Capture(),
    publishing_articles.Publish(),
    publishing_articles.Unpublish(),
    publishing_articles.WithdrawArticle(),
)

# Of a published article only those who may publish change when and where it can be read.
PUBLISHERS_ONLY = ("slug", "published_at", "zone", "embargoed_until")


class ArticleForm(ModelForm):
    """The details of an article; what can't be taken is said before anything is saved."""

    class Meta:
        labels = {"slug": "Address"}

    def clean(self) -> dict[str, Any] | None:
        """Ask the service whether it takes the changes."""
        cleaned = super().clean()
        changed = {name: self.cleaned_data[name] for name in self.changed_data if name in self.cleaned_data}
        if refused := self._refused(changed):
            alone = (name for name, value in changed.items() if self._refused({name: value}))
            self.add_error(next(alone, None), refused)
        return cleaned

    def _refused(self, changed: dict[str, Any]) -> str:
        """Why the service would not take these changes; empty if it would, and for a form without a row."""
        article = Article.objects.select_related("outlet").filter(pk=self.instance.pk).first()
        try:
            if article is not None:
                articles.require_editable(article, changed)
        except Refusal as refusal:
            return str(refusal)
        return ""


class ReadersFilter(admin.SimpleListFilter):
    """Whether readers can read an article of ours."""

    title = "readers"
    parameter_name = "readers"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What can be asked for."""
        return [("public", "Public now"), ("coming", "Published, but not public yet"), ("draft", "Our drafts")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles that were asked for."""
        match self.value():
            case "public":
                return queryset.filter(pk__in=Article.objects.published().values("pk"))
            case "coming":
                released = queryset.filter(outlet__is_own=True, released_at__isnull=False)
                return released.exclude(pk__in=Article.objects.published().values("pk"))
            case "draft":
                return queryset.filter(pk__in=Article.objects.unreleased().values("pk"))
        return queryset


@admin.register(Article)
class ArticleAdmin(Remembered, NewsroomAdmin[Article]):
    """Articles by outlet, time and check state."""

    change_form_template = "admin/facts/article/change_form.html"
    form = ArticleForm
    list_display = ["headline", "outlet", "published", "readers", "check_explained", "facts_stated"]
    list_filter = [ReadersFilter, CheckFilter, "outlet__is_own", "pubstatus", "published_at", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["headline", "url", "outlet__name", "byline", "origin_group"]
    fields = [
        "headline",
        "byline",
        "language",
        ("published_at", "zone"),
        "embargoed_until",
        "slug",
        "origin_group",
        "pubstatus",
    ]
    actions = ["again"]

    def get_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Our own articles have an address here, and others a status that their publisher decides."""
        left_out = "pubstatus" if obj and obj.outlet.is_own else "slug"
        return [name for name in self.fields or [] if name != left_out]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """When and where a published article can be read, for who may not publish."""
        is_published = obj is not None and obj.outlet.is_own and obj.released_at is not None
        return PUBLISHERS_ONLY if is_published and not request.user.has_perm(articles.PUBLISH) else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Have the service change the fields that were changed, and no other."""
        articles.edit(obj, editor=editor(request), **{name: form.cleaned_data[name] for name in form.changed_data})

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
    def again(self, request: HttpRequest, selected: QuerySet[Article]) -> None:
        """Make the newest texts due again."""
        check_again(request, _newest(selected.values_list("pk", flat=True)))

    @admin.display(description="published", ordering="published_at")
    def published(self, article: Article) -> str:
        """In the time of the place it was published at."""
        return moment(article.published_at, article.zone) or "no publication time"

    @admin.display(description="readers")
    def readers(self, article: Article) -> SafeString:
        """Whether readers can read it here."""
        return availability_badge(article)

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
