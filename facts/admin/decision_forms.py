"""The two questions that decide a contradiction, and what each answer then needs."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from facts.admin.fields import NewsroomMoment, long_text
from facts.admin.moments import newsroom_zone
from facts.admin.value_help import HELP
from facts.editorial import naming, triage
from facts.models import Contradiction, Fact, FactVersion
from facts.publishing import resolve

ANSWERS = [("yes", "Yes"), ("no", "No"), ("unclear", "Not clear yet")]
READINGS = [
    ("dismiss", "The flag is mistaken: dismiss it"),
    ("clarification", "Our words can be understood wrong: clarify them"),
]


class QuestionsForm(forms.Form):
    """Was it true then, is it true now? Together they say what is to be done."""

    was_true = forms.ChoiceField(label="Was it true when we published it?", choices=ANSWERS, widget=forms.RadioSelect)
    is_true = forms.ChoiceField(label="Is it true now?", choices=ANSWERS, widget=forms.RadioSelect)
    reading = forms.ChoiceField(
        label="True then and true now: what is it, then?", choices=READINGS, required=False, widget=forms.RadioSelect
    )
    # The version that the editor has read; a page that was sent without it is taken as made on what the flag is about.
    expected = forms.ModelChoiceField(FactVersion.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expected"].queryset = FactVersion.objects.filter(fact=fact)  # type: ignore[attr-defined]
        self.initial.setdefault("expected", resolve.current(fact))

    def expect(self, version: FactVersion) -> None:
        """Expect what the fact says by now, so that an editor who has read it can send the form again."""
        self.data = {name: self.data[name] for name in self.data} | {"expected": str(version.pk)}

    def clean(self) -> dict[str, Any]:
        """The answers with `chosen`: an outcome, `dismiss` or `hold`. True twice asks for the reading."""
        answers: dict[str, Any] = super().clean() or {}
        if {"was_true", "is_true"} <= answers.keys():
            answers["chosen"] = chosen(answers["was_true"], answers["is_true"], answers.get("reading", ""))
            if not answers["chosen"]:
                self.add_error("reading", "It was true and is true: dismiss the flag, or clarify the words?")
        return answers


def chosen(was_true: str, is_true: str, reading: str) -> str:
    """What the answers lead to; empty where the reading is still to be said."""
    if "unclear" in (was_true, is_true):
        return "hold"
    outcome = triage.Outcome.of(was_true == "yes", is_true == "yes")
    return str(outcome.value) if outcome else reading


class ChangeForm(forms.Form):
    """What the fact says from now on, and what readers are told."""

    statement = forms.CharField(label="The fact then says", widget=long_text(2))
    value_text = forms.CharField(label="Value", required=False, max_length=300, help_text=HELP)
    no_value = forms.BooleanField(
        label="The new statement names no such value", required=False, help_text="For “The talks are off.”, of a date."
    )
    notice = forms.CharField(
        required=False,
        widget=long_text(4),
        help_text="What readers are told, in one or two sentences: the old value and the new one.",
    )
    note = forms.CharField(label="Internal note", required=False, widget=long_text(2), help_text="Never leaves the newsroom.")

    def __init__(self, data: Any, *, prefix: str, draft: triage.Draft, needs_value: bool, is_update: bool) -> None:
        self.draft, self.needs_value = draft, needs_value
        initial = {"statement": draft.statement, "value_text": draft.value_text, "notice": draft.notice}
        super().__init__(data, prefix=prefix, initial=initial)
        if draft.why:
            self.fields["statement"].help_text = draft.why
        if not needs_value:
            del self.fields["no_value"]
        if is_update:
            self.fields["notice"].help_text = "Only where readers need one. Empty: the value changes without a notice."

    def clean(self) -> dict[str, Any]:
        """
        What was typed. A value is asked for where one is recorded, unless the statement names none.

        A drafted notice that was left as it is follows the words that were changed: it is drafted anew.
        """
        given: dict[str, Any] = super().clean() or {}
        if self.needs_value and not given.get("value_text") and not given.get("no_value"):
            self.add_error("value_text", "Give the value that the statement names, or tick that it names none.")
        words = given.get("statement"), given.get("value_text")
        if given.get("notice") == self.draft.notice and words != (self.draft.statement, self.draft.value_text):
            given["notice"] = ""
        return given


class NameField(forms.TypedChoiceField):
    """The entity that has the reported name too, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, empty_value=None, **kwargs)

    def offer(self, offer: naming.Offer) -> None:
        """Offer these; only they are accepted."""
        entities = {str(entity.pk): entity for entity in offer.entities}
        labels = [(pk, f"Remember “{offer.name}” as another name of {entity}") for pk, entity in entities.items()]
        self.choices = [("", "Remember no name"), *labels]
        self.coerce = entities.__getitem__


class DismissForm(forms.Form):
    """Why the flag is none, and where a new name is reported whose name it is."""

    reason = forms.ChoiceField(
        label="Reason",
        choices=[("", "Choose…"), *Contradiction.DismissalReason.choices],
        help_text="What is the same, or less precise, raises no flag on this fact again while it says the same.",
    )
    another_name_of = NameField(label="Another name", help_text="Reports that use it are then read as speaking of the same.")
    note = forms.CharField(label="Internal note", required=False, widget=long_text(2), help_text="Never leaves the newsroom.")

    def __init__(self, *args: Any, offer: naming.Offer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if offer is None:
            del self.fields["another_name_of"]
        else:
            self.fields["another_name_of"].offer(offer)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The answers. A name with another reason is refused: what is no other form of the value has no other name for it."""
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("another_name_of") and answers.get("reason") not in (None, naming.REASON):
            self.add_error("another_name_of", f"Choose the reason “{naming.REASON.label}”, or remember no name.")
        return answers


class HoldForm(forms.Form):
    """When to look again."""

    until = NewsroomMoment(help_text="The flag comes back by itself then.")

    def clean_until(self) -> datetime:
        """A moment ahead."""
        until: datetime = self.cleaned_data["until"]
        if until <= timezone.now():
            raise forms.ValidationError("Choose a moment that is still ahead.")
        return until


def tomorrow_morning() -> datetime:
    """When a desk that is told to wait looks again, unless it says otherwise."""
    tomorrow = timezone.localdate(timezone=newsroom_zone()) + timedelta(days=1)
    return datetime.combine(tomorrow, time(8), tzinfo=newsroom_zone())
