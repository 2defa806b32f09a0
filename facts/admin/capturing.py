"""A quote of an article becomes a fact."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from facts import tasks
from facts.admin.article_page import stated
from facts.admin.base import editor
from facts.admin.fields import long_text
from facts.admin.steps import Step
from facts.admin.value_help import HELP, examples
from facts.admin.wording import says
from facts.editorial import capture, similar
from facts.editorial.refusals import AmbiguousQuote, Anchor, QuoteNotFound, Refusal, Unreadable
from facts.editorial.similar import Similar
from facts.models import Article, ArticleRevision, Fact, FactKind
from facts.publishing import marks, resolve
from facts.values import Unreadable as UnreadableValue
from facts.values.explained import explained


class RecordedAlready(Refusal):
    """Facts on record may say the same; the editor decides."""

    def __init__(self, facts: Sequence[Similar]) -> None:
        super().__init__("This may be on record already. Add the passage to that fact, or record it as a fact of its own.")
        self.facts = facts


class QuoteForm(forms.Form):
    """A passage of a text, and which one where it stands there more than once."""

    quote = forms.CharField(
        strip=True, widget=long_text(3), help_text="Word for word. Select it in the text on this page, or paste it."
    )
    start = forms.IntegerField(label="Which one?", required=False, min_value=0, widget=forms.HiddenInput)

    def ask_which(self, places: Sequence[Anchor]) -> None:
        """Offer the places the quote stands at, each with what is around it."""
        choices = [(place.start, _with_context(place)) for place in places]
        self.fields["start"].widget = forms.RadioSelect(choices=choices)


def _with_context(place: Anchor) -> str:
    return format_html("…{}<mark>{}</mark>{}…", place.prefix, place.exact, place.suffix)


NEW = "new"


class CaptureForm(QuoteForm):
    """A fact as it is recorded. `same_as` is asked where a fact on record may say the same."""

    same_as = forms.ChoiceField(
        label="Is it one of these facts?", required=False, widget=forms.HiddenInput, choices=[("", ""), (NEW, NEW)]
    )

    statement = forms.CharField(
        widget=long_text(2), help_text="One sentence that can be understood alone: who, what, where, when."
    )
    kind = forms.ChoiceField(choices=FactKind, help_text="Decides how reports are compared with it.")
    value_text = forms.CharField(label="Value", required=False, max_length=300, help_text=HELP)
    subject = forms.CharField(max_length=300, help_text="Who or what it is about: “the Trump–Xi meeting”.")
    importance = forms.TypedChoiceField(
        choices=Fact._meta.get_field("importance").choices or [],
        coerce=int,
        initial=2,
        help_text="Flags on important facts come first.",
    )
    role = forms.ChoiceField(
        label="The text",
        choices=[
            ("explicit", "says so"),
            ("implied", "implies it: a reader takes it so"),
            ("headline", "says so in its headline"),
        ],
        initial="explicit",
        widget=forms.RadioSelect,
    )
    implied_by = forms.ModelChoiceField(
        Fact.objects.none(), required=False, empty_label="—", help_text="If it is implied: by which fact of this article."
    )
    claimant = forms.CharField(required=False, max_length=300, help_text="Who says so, if it is somebody's claim.")

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Fact.objects.filter(mentions__revision__article=article).distinct()
        implied_by: Any = self.fields["implied_by"]
        implied_by.queryset = resolve.with_current(here)
        implied_by.label_from_instance = says
        chosen = str(self.data.get("same_as", ""))
        if chosen.isdecimal() and Fact.objects.filter(pk=int(chosen)).exists():
            same_as: Any = self.fields["same_as"]
            same_as.choices = [("", ""), (NEW, NEW), (chosen, chosen)]

    def ask_whether_same(self, facts: Sequence[Similar]) -> None:
        """Offer to add the passage to a fact that may say the same, or to record it anyway."""
        known = [(str(one.fact.pk), _known_fact(one)) for one in facts]
        choices = [*known, (NEW, "No: record it as a fact of its own")]
        same_as: Any = self.fields["same_as"]
        same_as.choices, same_as.widget = choices, forms.RadioSelect(choices=choices)


def _known_fact(similar: Similar) -> str:
    address = reverse("admin:facts_fact_change", args=[similar.fact.pk])
    return format_html('Yes: add this passage to “{}” (<a href="{}">{}</a>)', similar.statement, address, similar.fact)


class Capture(Step[Article]):
    """Record a fact from an article."""

    name = "capture"
    title = "Record a fact"
    button = "Record the fact"
    permission = "facts.add_fact"
    template = "article/capture.html"
    depends_on = ("text", "published_at", "zone")
    errors_at = {
        QuoteNotFound: "quote",
        AmbiguousQuote: "start",
        RecordedAlready: "same_as",
        Unreadable: "value_text",
        UnreadableValue: "value_text",
    }

    def form(self, request: HttpRequest, row: Article) -> CaptureForm:
        """Empty, or with the sentence of the fact recorded just before."""
        initial = {key: request.GET[key] for key in ("quote", "start", "subject", "kind") if key in request.GET}
        return CaptureForm(request.POST or None, initial=initial, article=row)

    def perform(self, request: HttpRequest, row: Article, form: Any) -> str:
        """Record it as a draft and have it compared with what was published since."""
        revision = row.revisions.order_by("-number").first()
        if revision is None:
            raise QuoteNotFound("This article has no text yet.")
        given = dict(form.cleaned_data)
        same_as = given.pop("same_as")
        if same_as and same_as != NEW:
            return _added(Fact.objects.get(pk=same_as), revision, given)
        if not same_as:
            _require_new(row, given)
        fact = capture.capture(revision, author=editor(request), **given)
        tasks.ring(tasks.check_fact_back, fact.pk)
        read = explained(fact.versions.get().typed_value)
        return f"Recorded as a draft: {given['statement']}" + (f" Read as: {read}." if read else "")

    def refused(self, form: Any, refusal: Exception) -> None:
        """Say why, and for an ambiguous quote ask which place is meant."""
        if isinstance(refusal, AmbiguousQuote):
            form.ask_which(refusal.places)
        if isinstance(refusal, RecordedAlready):
            form.ask_whether_same(refusal.facts)
        super().refused(form, refusal)

    def after(self, request: HttpRequest, row: Article) -> str:
        """Back to the article, or to the same sentence for the next fact."""
        if "_another" not in request.POST:
            return super().after(request, row)
        kept = {key: request.POST.get(key, "") for key in ("quote", "start", "subject")}
        address = reverse("admin:facts_article_capture", args=[row.pk])
        return f"{address}?{urlencode({key: value for key, value in kept.items() if value})}"

    def beside(self, row: Article, form: Any) -> dict[str, Any]:
        """The text with the facts that are recorded already, and what can be typed as a value."""
        return {"segments": marks.marked(row, internal=True), "examples": examples(), "stated": stated(row)}


def _require_new(article: Article, given: dict[str, Any]) -> None:
    """Raise RecordedAlready where facts on record may say the same."""
    words = {name: given[name] for name in ("kind", "statement", "subject", "value_text")}
    if found := similar.similar(article=article, **words):
        raise RecordedAlready(found)


def _added(fact: Fact, revision: ArticleRevision, given: dict[str, Any]) -> str:
    capture.mention(fact, revision, quote=given["quote"], start=given["start"], role=given["role"])
    tasks.ring(tasks.check_fact_back, fact.pk)
    return f"The passage is added to the fact “{says(fact)}”."
