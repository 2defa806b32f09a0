"""Text brought in by hand: a new article, the next text of one, and the time of one that came without."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from facts import tasks
from facts.admin.base import NewsroomAdmin, require
from facts.admin.fields import LocalMoment, long_text
from facts.admin.steps import Step
from facts.ingest import dating, receive
from facts.ingest.refusals import FIELDS, NoPublicationTime, Refused, field_of
from facts.models import Article, Outlet
from facts.publishing.availability import availability
from facts.values import Unreadable
from facts.values.zones import is_zone, moment_in


class TimeForm(forms.Form):
    """When a text was published, and where."""

    published_at = LocalMoment(
        label="Published",
        required=False,
        help_text="Day and time on the clock of the place; of a draft of our own, when it is to be published. Without it no "
        "date in the text is read.",
    )
    zone = forms.CharField(
        label="Time zone",
        required=False,
        max_length=64,
        help_text="Like Asia/Seoul or Europe/London. Empty: the outlet's own.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    default_zone = ""
    """The zone where none is written."""

    def clean(self) -> dict[str, Any]:
        """Every time is one moment in the zone. What comes twice or never there is refused at its field, with both moments."""
        answers: dict[str, Any] = super().clean() or {}
        zone = (answers.get("zone") or self.default_zone).strip()
        for name, moment in list(answers.items()) if zone and is_zone(zone) else ():
            if isinstance(moment, datetime) and timezone.is_naive(moment):
                self._read(name, moment, zone)
        return answers

    def _read(self, name: str, moment: datetime, zone: str) -> None:
        try:
            self.cleaned_data[name] = moment_in(moment, zone)
        except Unreadable as error:
            field: Any = self.fields[name]
            field.ask_for_offset()
            self.add_error(name, str(error))


class ReceiveForm(TimeForm):
    """A text to paste, and what is known of it."""

    outlet = forms.ModelChoiceField(Outlet.objects.all(), empty_label="Choose…", help_text="Who published it.")
    headline = forms.CharField(max_length=500, help_text="As published.", widget=forms.TextInput(attrs={"class": "wide"}))
    text = forms.CharField(required=False, strip=False, widget=long_text(18), help_text="Paste the whole text.")
    url = forms.CharField(
        label="Address",
        required=False,
        max_length=2000,
        help_text="Where it was found. An article that is already here is recognised by it.",
    )
    byline = forms.CharField(required=False, max_length=300, help_text="Who wrote it, as published.")
    language = forms.CharField(initial="en", max_length=12, help_text="BCP 47 tag, like en or pt-BR.")
    embargoed_until = LocalMoment(required=False, help_text="Nothing of it is public before this time, in the same zone.")
    origin_group = forms.CharField(
        label="Copy of", required=False, max_length=200, help_text="The agency text it copies. Copies count as one report."
    )

    field_order = ["outlet", "headline", "published_at", "zone", "text", "url", "byline", "language"]

    def clean(self) -> dict[str, Any]:
        """Times are read in the outlet's zone where no other is given."""
        outlet = self.cleaned_data.get("outlet")
        self.default_zone = outlet.zone if outlet else ""
        return super().clean()


def add_article(room: NewsroomAdmin[Article], request: HttpRequest) -> HttpResponse:
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
        messages.warning(request, "This text is already here. Nothing was added.")
    elif article.published_at is None and article.outlet.is_own:
        messages.warning(
            request,
            "Kept as a draft without a time: not public, and not checked. Say when it is to be published; then facts can be "
            "recorded from it.",
        )
    elif article.published_at is None:
        messages.warning(
            request,
            "Saved as a draft. It is not checked: without a publication time its dates can’t be read. Add the time below.",
        )
    else:
        tasks.ring(tasks.check_revision, received.revision.pk)
        messages.success(request, f"Added. It is being compared with the recorded facts.{_not_public(article)}")
    return HttpResponseRedirect(reverse("admin:facts_article_change", args=[article.pk]))


def _not_public(article: Article) -> str:
    if not article.outlet.is_own or article.released_at is not None:
        return ""
    return " It is a draft: record and check its facts, then publish it. Until then no reader sees it."


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
    template = "article/revise.html"
    explanation = (
        "The current text is kept, with its number. Recorded facts are looked for in the new one. Where a sentence is gone, or"
        " is there more than once, its mention is listed as not found: it is never moved by guess."
    )
    errors_at = FIELDS
    refusals = (Refused,)
    depends_on = ("headline", "text")
    needs_version = True

    def form(self, request: HttpRequest, row: Article) -> forms.Form:
        """Filled with the text that stands."""
        newest = row.revisions.order_by("-number").first()
        return ReviseForm(request.POST or None, initial={"headline": row.headline, "text": newest.text if newest else ""})

    def perform(self, request: HttpRequest, row: Article, form: Any) -> str:
        """Bring the text in and have it checked and re-anchored."""
        received = receive.revise(row, **form.cleaned_data)
        if not received.is_new_revision and row.headline != form.initial["headline"]:
            return "The headline is saved. The text is the same as before."
        if not received.is_new_revision:
            return "The text is the same as before. Nothing was added."
        tasks.ring(tasks.anchor_revision, received.revision.pk)
        tasks.ring(tasks.check_revision, received.revision.pk)
        told = " Readers see that the article was updated, and the earlier text." if availability(row).is_public else ""
        return f"Text {received.revision.number} is saved. It is being compared with the recorded facts.{told}"

    def beside(self, row: Article, form: Any) -> dict[str, Any]:
        """Whether readers are told."""
        return {"availability": availability(row)}


class Date(Step[Article]):
    """A text without a time gets its publication time."""

    name = "date"
    title = "Publication time"
    button = "Save the time and check the text"
    permission = "facts.change_article"
    explanation = (
        "When was it published, or, for a draft of our own, when is it to be published? With time and zone the dates in the "
        "text can be read, facts can be recorded, and the text is checked. A draft of our own stays a draft."
    )
    errors_at = FIELDS
    refusals = (Refused,)
    depends_on = ("published_at", "zone")
    needs_version = True

    def form(self, request: HttpRequest, row: Article) -> forms.Form:
        """With the outlet's zone."""
        form = TimeForm(request.POST or None, initial={"zone": row.zone or row.outlet.zone})
        form.default_zone = row.outlet.zone
        return form

    def perform(self, request: HttpRequest, row: Article, form: Any) -> str:
        """Date the article and have its newest text checked."""
        dating.date(row, **form.cleaned_data)
        newest = row.revisions.order_by("-number").first()
        if newest:
            tasks.ring(tasks.check_revision, newest.pk)
        return "The time is saved. The text is being compared with the recorded facts."
