"""Text brought in by hand: a new article, the next text of one, and the time of one that came without."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from facts import tasks
from facts.admin.base import Room, require
from facts.admin.fields import LocalMoment, long_text
from facts.admin.steps import Step
from facts.ingest import dating, receive
from facts.ingest.refusals import FIELDS, NoPublicationTime, Refused, field_of
from facts.models import Article, Outlet


class TimeForm(forms.Form):
    """When a text was published, and where."""

    published_at = LocalMoment(
        label="Published",
        required=False,
        help_text="Day and time on the clock of the place. Without it no date in the text is read.",
    )
    zone = forms.CharField(
        label="Time zone",
        required=False,
        max_length=64,
        help_text="Like Asia/Seoul or Europe/London. Empty: the outlet's own.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class ReceiveForm(TimeForm):
    """A text to paste, and what is known of it."""

    outlet = forms.ModelChoiceField(Outlet.objects.all(), empty_label="Choose…", help_text="Who published it.")
    headline = forms.CharField(max_length=500, help_text="As published.", widget=forms.TextInput(attrs={"class": "wide"}))
    text = forms.CharField(required=False, strip=False, widget=long_text(18), help_text="Paste the whole text.")
    url = forms.CharField(
        label="Address", required=False, max_length=2000, help_text="Where it was found. Known articles are told apart by it."
    )
    byline = forms.CharField(required=False, max_length=300, help_text="Who wrote it, as published.")
    language = forms.CharField(initial="en", max_length=12, help_text="BCP 47 tag, like en or pt-BR.")
    embargoed_until = LocalMoment(required=False, help_text="Nothing of it is public before, on the clock of the same zone.")
    origin_group = forms.CharField(
        label="Copy of", required=False, max_length=200, help_text="The wire text it copies. Copies count as one origin."
    )

    field_order = ["outlet", "headline", "published_at", "zone", "text", "url", "byline", "language"]


def add_article(room: Room[Article], request: HttpRequest) -> HttpResponse:
    """The page on which a text is pasted. Where only the time is missing, it can be kept as a draft."""
    require(request, "facts.add_article")
    form = ReceiveForm(request.POST or None)
    lacks_time = False
    if request.method == "POST" and form.is_valid():
        try:
            return _received(request, receive.receive(**form.cleaned_data, as_draft="_draft" in request.POST))
        except Refused as refusal:
            lacks_time = isinstance(refusal, NoPublicationTime)
            form.add_error(field_of(refusal), str(refusal))
    return room.page(request, "article/add.html", title="Add an article", form=form, lacks_time=lacks_time)


def _received(request: HttpRequest, received: receive.Received) -> HttpResponse:
    article = received.article
    if not received.is_new_revision:
        messages.warning(request, "This text is known already: here it is. Nothing was added.")
    elif article.published_at is None:
        messages.warning(
            request,
            "Kept as a draft, withheld and not checked: without a publication time its dates stay words. Give the time below.",
        )
    else:
        tasks.ring(tasks.check_revision, received.revision.pk)
        messages.success(request, "Received. It is compared with the recorded facts now.")
    return HttpResponseRedirect(reverse("admin:facts_article_change", args=[article.pk]))


class ReviseForm(forms.Form):
    """The next text of an article."""

    headline = forms.CharField(max_length=500, widget=forms.TextInput(attrs={"class": "wide"}))
    text = forms.CharField(required=False, strip=False, widget=long_text(24), help_text="The whole text as it stands now.")


class Revise(Step[Article]):
    """An article has changed."""

    name = "revise"
    title = "New text"
    button = "Save the new text"
    permission = "facts.change_article"
    explanation = (
        "The text that stands stays as it is, with its number. Recorded facts are looked for in the new one; where a sentence"
        " is gone or stands more than once, its mention is listed as orphaned and never moved by guess."
    )
    errors_at = FIELDS
    refusals = (Refused,)

    def form(self, request: HttpRequest, row: Article) -> forms.Form:
        """Filled with the text that stands."""
        newest = row.revisions.order_by("-number").first()
        return ReviseForm(request.POST or None, initial={"headline": row.headline, "text": newest.text if newest else ""})

    def perform(self, request: HttpRequest, row: Article, form: Any) -> str:
        """Bring the text in and have it checked and re-anchored."""
        received = receive.revise(row, **form.cleaned_data)
        if not received.is_new_revision:
            return "The text is the same as before. Nothing was added."
        tasks.ring(tasks.anchor_revision, received.revision.pk)
        tasks.ring(tasks.check_revision, received.revision.pk)
        return f"Text {received.revision.number} is saved. It is compared with the recorded facts now."


class Date(Step[Article]):
    """A draft gets its publication time."""

    name = "date"
    title = "Say when it was published"
    button = "Save the time and check the text"
    permission = "facts.change_article"
    explanation = "With time and zone the dates in the text can be read. The article becomes usable and is checked at once."
    errors_at = FIELDS
    refusals = (Refused,)

    def form(self, request: HttpRequest, row: Article) -> forms.Form:
        """With the outlet's zone."""
        return TimeForm(request.POST or None, initial={"zone": row.zone or row.outlet.zone})

    def perform(self, request: HttpRequest, row: Article, form: Any) -> str:
        """Date the article and have its newest text checked."""
        dating.date(row, **form.cleaned_data)
        newest = row.revisions.order_by("-number").first()
        if newest:
            tasks.ring(tasks.check_revision, newest.pk)
        return "Dated. Its text is compared with the recorded facts now."
