"""Change what a fact says: reword a draft, correct what is published, withdraw it. The reader is told."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from facts.admin.fields import LocalMoment, long_text
from facts.admin.steps import Step
from facts.admin.value_help import HELP, examples
from facts.editorial import blast, correct, status
from facts.editorial.refusals import EditConflict, Unreadable
from facts.models import Correction, Fact, FactVersion
from facts.publishing import resolve
from facts.values import Unreadable as UnreadableValue

ERRORS_AT: dict[type[Exception], str] = {Unreadable: "value_text", UnreadableValue: "value_text"}


class WordingForm(forms.Form):
    """What a fact says. `expected` is the version the editor saw."""

    expected = forms.ModelChoiceField(FactVersion.objects.none(), widget=forms.HiddenInput)
    statement = forms.CharField(widget=long_text(3), help_text="One sentence that can be understood alone.")
    value_text = forms.CharField(label="Value", required=False, max_length=300, help_text=HELP)
    reason = forms.CharField(required=False, max_length=500, help_text="Why, for colleagues. Kept with the version.")

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expected"].queryset = FactVersion.objects.filter(fact=fact)  # type: ignore[attr-defined]


class CorrectForm(WordingForm):
    """A change of what is published, with its notice."""

    kind = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        choices=[
            (Correction.Kind.CORRECTION, "Correction: it was wrong when we published it"),
            (Correction.Kind.UPDATE, "Update: it was right, the world has moved on"),
            (Correction.Kind.CLARIFICATION, "Clarification: literally right, but it can be understood wrong"),
            (Correction.Kind.EDITORS_NOTE, "Editor’s note: a remark; what the fact says stays as it is"),
        ],
    )
    holds_from = LocalMoment(
        label="Holds from", required=False, help_text="For an update: since when the new value holds, UTC. Empty: since now."
    )
    notice = forms.CharField(
        required=False,
        widget=long_text(3),
        help_text="What readers are told: the old value and the new one. Left empty, it is drafted from the values.",
    )

    field_order = ["expected", "kind", "statement", "value_text", "holds_from", "notice", "reason"]

    def clean_holds_from(self) -> Any:
        """The moment in UTC."""
        at = self.cleaned_data["holds_from"]
        return timezone.make_aware(at, timezone.get_default_timezone()) if at else None


class Wording(Step[Fact]):
    """A step that gives a fact another wording."""

    permission = "facts.change_fact"
    template = "fact/correct.html"
    errors_at = ERRORS_AT
    form_class: type[WordingForm] = WordingForm

    def form(self, request: HttpRequest, row: Fact) -> WordingForm:
        """Filled with what the fact says now."""
        version = resolve.current(row)
        initial: dict[str, Any] = {"kind": request.GET.get("kind", "")}
        if version:
            version.fact = row
            initial |= {"expected": version, "statement": version.statement, "value_text": version.readable_value}
        return self.form_class(request.POST or None, initial=initial, fact=row)

    def refused(self, form: Any, refusal: Exception) -> None:
        """Of two editors the second sees what the first wrote, keeps what they typed, and may then decide anew."""
        if isinstance(refusal, EditConflict):
            newest = resolve.current(form.cleaned_data["expected"].fact)
            form.data = form.data.copy()
            form.data["expected"] = str(newest.pk if newest else "")
        super().refused(form, refusal)

    def beside(self, row: Fact, form: Any) -> dict[str, Any]:
        """What it says now, and everything that carries it."""
        return {"current": resolve.current(row), "radius": blast.radius(row), "examples": examples()}


class Correct(Wording):
    """Change what a published fact says."""

    name = "correct"
    title = "Change what it says"
    button = "Publish the change and its notice"
    permission = "facts.publish_fact"
    explanation = "Page, feed, API and every article that carries the fact change together, with a public notice."
    form_class = CorrectForm

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Add the version and the notice."""
        correction = correct.correct(row, editor=request.user, **form.cleaned_data)
        return f"Published: {correction.notice}" if correction else "Changed. Nothing was public, so no notice was needed."


class Reword(Wording):
    """Change what a fact says that was never published."""

    name = "reword"
    title = "Reword"
    button = "Save the wording"
    explanation = "The fact was never published, so no reader is told. The old wording stays in its history."

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Add the version."""
        correct.reword(row, editor=request.user, **form.cleaned_data)
        return "Reworded."


class WithdrawForm(forms.Form):
    """The last word on a fact."""

    notice = forms.CharField(widget=long_text(3), help_text="What readers are told: what is withdrawn, and why.")


class Withdraw(Step[Fact]):
    """Take a fact back."""

    name = "withdraw"
    title = "Withdraw"
    button = "Withdraw the fact"
    permission = "facts.publish_fact"
    template = "fact/correct.html"
    explanation = "The fact is no longer published anywhere. Its address stays and shows the notice."

    def form(self, request: HttpRequest, row: Fact) -> WithdrawForm:
        """An empty notice."""
        return WithdrawForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Withdraw it."""
        status.withdraw(row, editor=request.user, **form.cleaned_data)
        return "Withdrawn. The notice is public."

    def beside(self, row: Fact, form: Any) -> dict[str, Any]:
        """Everything that carries it."""
        return {"current": resolve.current(row), "radius": blast.radius(row)}
