"""Publish an article of our own, make it a draft again, or withdraw it."""

from typing import Any

from django import forms
from django.http import HttpRequest

from facts.admin.article_page import stated
from facts.admin.availability import availability_words
from facts.admin.base import editor
from facts.admin.check_state import explained
from facts.admin.fields import long_text
from facts.admin.steps import Step
from facts.editorial import articles
from facts.editorial.refusals import UnverifiedFacts
from facts.models import Article


class PublishForm(forms.Form):
    """The reason for an exception, where one is needed."""

    override_reason = forms.CharField(
        label="Reason for publishing with unverified facts",
        required=False,
        max_length=500,
        widget=long_text(2),
        help_text="Only where an important fact can't be verified in time. It is kept, and shown with the article here.",
    )


class Publish(Step[Article]):
    """Make an article public."""

    name = "publish"
    title = "Publish"
    button = "Publish the article"
    permission = articles.PUBLISH
    template = "article/publish.html"
    errors_at = {UnverifiedFacts: "override_reason"}

    def form(self, request: HttpRequest, row: Article) -> PublishForm:
        """No field where every important fact is verified."""
        form = PublishForm(request.POST if request.method == "POST" else None)
        if not articles.unverified_facts(row):
            del form.fields["override_reason"]
        return form

    def perform(self, request: HttpRequest, row: Article, form: Any) -> str:
        """Publish it."""
        articles.publish(row, editor=editor(request), override_reason=form.cleaned_data.get("override_reason", ""))
        return f"Published: {availability_words(row)}."

    def beside(self, row: Article, form: Any) -> dict[str, Any]:
        """How far it is checked: its facts, those that matter and are not verified, and whether its text was compared."""
        return {"unverified": articles.unverified_facts(row), "num_facts": len(stated(row)), "check": explained(row)}


class UnpublishForm(forms.Form):
    """Why not after all."""

    reason = forms.CharField(widget=long_text(2), help_text="For colleagues. No reader has seen the article.")


class Unpublish(Step[Article]):
    """Make a draft again of an article that nobody can read yet."""

    name = "unpublish"
    title = "Make it a draft again"
    button = "Make it a draft again"
    permission = articles.PUBLISH
    explanation = "No reader can read this article yet. As a draft it does not become public when its time comes."

    def form(self, request: HttpRequest, row: Article) -> UnpublishForm:
        """An empty reason."""
        return UnpublishForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Article, form: Any) -> str:
        """Unpublish it."""
        articles.unpublish(row, editor=editor(request), **form.cleaned_data)
        return "It is a draft again: not public."


class WithdrawArticleForm(forms.Form):
    """What readers are told."""

    notice = forms.CharField(widget=long_text(3), help_text="What readers are told: that the article is withdrawn, and why.")


class WithdrawArticle(Step[Article]):
    """Take a public article back."""

    name = "withdraw"
    title = "Withdraw the article"
    button = "Withdraw the article"
    permission = articles.PUBLISH
    explanation = (
        "Its text is shown nowhere any more. Its address stays and shows the notice. Facts that no other public article states "
        "go out of sight with it."
    )

    def form(self, request: HttpRequest, row: Article) -> WithdrawArticleForm:
        """An empty notice."""
        return WithdrawArticleForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Article, form: Any) -> str:
        """Withdraw it."""
        articles.withdraw(row, editor=editor(request), **form.cleaned_data)
        return "Withdrawn. The notice is public."
