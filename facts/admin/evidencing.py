"""How a fact is known, and where it is stated: passages recorded by an editor."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.http import HttpRequest

from facts import tasks
from facts.admin.base import editor
from facts.admin.capturing import QuoteForm
from facts.admin.fields import long_text
from facts.admin.sources import may_know, shown_name
from facts.admin.steps import Step
from facts.editorial import capture, evidence
from facts.editorial.refusals import AmbiguousQuote, QuoteNotFound
from facts.models import Article, ArticleRevision, Evidence, Fact, Mention, Source


def article_field(**options: Any) -> "forms.ModelChoiceField[Article]":
    """A field in which an article is found by typing."""
    search = AutocompleteSelect(ArticleRevision._meta.get_field("article"), admin.site)
    return forms.ModelChoiceField(Article.objects.all(), widget=search, **options)


def newest_text(article: Article | None) -> ArticleRevision | None:
    """The text of an article that stands."""
    return article.revisions.order_by("-number").first() if article else None


class EvidenceForm(forms.Form):
    """Somebody's words for or against a fact."""

    quote = forms.CharField(widget=long_text(3), help_text="Word for word. A quote from an article has to be in its text.")
    stance = forms.ChoiceField(choices=Evidence.Stance, widget=forms.RadioSelect, initial=Evidence.Stance.SUPPORTS)
    source = forms.ModelChoiceField(Source.objects.all(), required=False, empty_label="—", help_text="Who says so.")
    article = article_field(label="Article", required=False, help_text="The article the quote is from. Type to search.")
    directness = forms.ChoiceField(
        choices=Evidence.Directness,
        initial=Evidence.Directness.SECONDARY,
        help_text="Primary: the document or person itself. Secondary: a report about it.",
    )
    is_internal = forms.BooleanField(label="Do not show it to readers", required=False)

    def __init__(self, *args: Any, is_known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["source"]
        field.label_from_instance = _known if is_known else _unknown
        field.queryset = Source.objects.order_by("name" if is_known else shown_name())


def _known(source: Source) -> str:
    return f"🔒 {source.name} (public as “{source.alias}”)" if source.is_confidential else source.name


def _unknown(source: Source) -> str:
    return f"🔒 {source.alias}" if source.is_confidential else source.name


class Record(Step[Fact]):
    """Record evidence."""

    name = "evidence"
    title = "Record evidence"
    button = "Record the evidence"
    permission = "facts.add_evidence"
    explanation = "A fact can be verified once a passage with its source supports it."
    errors_at = {QuoteNotFound: "quote"}
    depends_on = ("statement", "value_text")

    def form(self, request: HttpRequest, row: Fact) -> EvidenceForm:
        """Empty; who may not know a confidential source chooses it by its alias."""
        return EvidenceForm(request.POST or None, is_known=may_know(request.user))

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Record it as accepted."""
        given = dict(form.cleaned_data)
        revision = newest_text(given.pop("article"))
        evidence.record(row, editor=editor(request), revision=revision, **given)
        return "The evidence is recorded."


class MentionForm(QuoteForm):
    """Where else a fact is stated."""

    article = article_field(help_text="One of our own. Type to search.")
    role = forms.ChoiceField(choices=Mention.Role, initial=Mention.Role.EXPLICIT)

    field_order = ["article", "quote", "start", "role"]


class State(Step[Fact]):
    """Say where a fact is stated: in one more article, or again after an edit took its sentence away."""

    name = "mention"
    title = "Add a mention"
    button = "Add the mention"
    permission = "facts.change_fact"
    errors_at = {QuoteNotFound: "quote", AmbiguousQuote: "start"}
    depends_on = ("statement", "value_text")

    def form(self, request: HttpRequest, row: Fact) -> MentionForm:
        """With the article of the mention that was lost, where there is one."""
        return MentionForm(request.POST or None, initial={"article": request.GET.get("article")})

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Add the mention in the article's newest text."""
        given = dict(form.cleaned_data)
        revision = newest_text(given.pop("article"))
        if revision is None:
            raise QuoteNotFound("This article has no text yet.")
        capture.mention(row, revision, **given)
        tasks.ring(tasks.check_fact_back, row.pk)
        return "The mention is recorded."

    def refused(self, form: Any, refusal: Exception) -> None:
        """Say why, and for an ambiguous quote ask which place is meant."""
        if isinstance(refusal, AmbiguousQuote):
            form.ask_which(refusal.places)
        super().refused(form, refusal)
