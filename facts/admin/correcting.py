"""Change what a fact says: reword a draft, correct what is published, withdraw it. The reader is told."""

from functools import partial
from hashlib import sha256
from typing import Any

from django import forms
from django.http import HttpRequest

from facts import tasks
from facts.admin import previewing
from facts.admin.base import editor
from facts.admin.fields import NewsroomMoment, long_text
from facts.admin.steps import Step
from facts.admin.value_help import HELP, accepted
from facts.admin.wording import readable
from facts.editorial import blast, correct, pending, reopening, status
from facts.editorial.refusals import EditConflict, Unreadable
from facts.models import Correction, Fact, FactVersion
from facts.permissions import WITHDRAW_FACT
from facts.publishing import notices, resolve
from facts.values import Unreadable as UnreadableValue

ERRORS_AT: dict[type[Exception], str] = {Unreadable: "value_text", UnreadableValue: "value_text"}


class ExpectingForm(forms.Form):
    """A form on what a fact says. `expected` is the version the editor saw."""

    expected = forms.ModelChoiceField(FactVersion.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *args: Any, fact: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expected"].queryset = FactVersion.objects.filter(fact=fact)  # type: ignore[attr-defined]
        self.initial.setdefault("expected", resolve.current(fact))

    seen: FactVersion | None = None
    """What the editor had read, where the fact says something else by now."""

    def look_again(self, fact: Fact) -> None:
        """Expect what the fact says by now, so that an editor who has read it can send the form again."""
        self.seen = self.cleaned_data["expected"]
        newest = resolve.current(Fact.objects.get(pk=fact.pk))
        self.type_in("expected", str(newest.pk if newest else ""))

    def type_in(self, name: str, value: str) -> None:
        """Show this in a field of the form that was sent."""
        self.data = {name: self.data[name] for name in self.data} | {name: value}


class WordingForm(ExpectingForm):
    """What a fact says."""

    statement = forms.CharField(widget=long_text(3), help_text="One sentence that can be understood alone.")
    value_text = forms.CharField(label="Value", required=False, max_length=300, help_text=HELP)
    reason = forms.CharField(required=False, max_length=500, help_text="Why, for colleagues. Kept with the version.")


class CorrectForm(WordingForm):
    """A change of what is published, with its notice."""

    kind = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        choices=[
            (Correction.Kind.CORRECTION, "Correction: it was wrong when we published it"),
            (Correction.Kind.UPDATE, "Update: it was right, the world has moved on"),
            (Correction.Kind.CLARIFICATION, "Clarification: literally right, but it can be understood wrong"),
        ],
    )
    holds_from = NewsroomMoment(
        label="Holds from", required=False, help_text="For an update: since when the new value holds. Empty: since now."
    )
    notice = forms.CharField(
        required=False,
        widget=long_text(3),
        help_text="What readers are told: the old value and the new one. Empty: it is drafted; an update goes without one.",
    )

    preview: previewing.Preview | None = None
    digest = ""
    is_stale = False

    field_order = ["expected", "kind", "statement", "value_text", "holds_from", "notice", "reason"]


class Expecting(Step[Fact]):
    """A step that is refused if the fact says something else by now."""

    def refused(self, form: Any, refusal: Exception) -> None:
        """Of two editors the second sees what the first wrote, keeps what they typed, and may then decide anew."""
        if isinstance(refusal, EditConflict):
            form.look_again(form.cleaned_data["expected"].fact)
        super().refused(form, refusal)

    def both(self, row: Fact, form: Any) -> dict[str, Any]:
        """What the fact says now, and what the editor had read where that is something else."""
        return {"current": resolve.current(Fact.objects.get(pk=row.pk)), "seen": form.seen, "conflict": form.seen is not None}


class Wording(Expecting):
    """A step that gives a fact another wording."""

    permission = "facts.change_fact"
    template = "fact/correct.html"
    errors_at = ERRORS_AT
    form_class: type[WordingForm] = WordingForm

    def form(self, request: HttpRequest, row: Fact) -> WordingForm:
        """Filled with what the fact says now."""
        version = resolve.current(row)
        said = {"statement": version.statement, "value_text": readable(row, version)} if version else {}
        form = self.form_class(request.POST or None, initial=said | {"kind": request.GET.get("kind", "")}, fact=row)
        form.fields["value_text"].help_text = accepted(row.kind)
        return form

    def beside(self, row: Fact, form: Any) -> dict[str, Any]:
        """What it says now, and everything that carries it."""
        both = self.both(row, form)
        return both | {"value": readable(row, both["current"]), "radius": blast.radius(row)}


class Correct(Wording):
    """Change what a published fact says."""

    name = "correct"
    title = "Change what it says"
    button = "Publish the change and its notice"
    permission = "facts.publish_fact"
    explanation = "Page, feed, API and every article that carries the fact change together, with a public notice."
    form_class = CorrectForm
    drafts = "Draft the notice"
    previews = "Preview the change"

    def draft(self, request: HttpRequest, row: Fact, form: Any) -> bool:
        """Draft the notice, or show what readers would see; also where something was changed after a preview."""
        previewed = request.POST.get("previewed", "")
        if "_preview" in request.POST or ("_draft" not in request.POST and previewed and previewed != _digest(form)):
            self._preview(request, row, form)
            return True
        if "_draft" not in request.POST:
            return False
        given, old = form.cleaned_data, form.cleaned_data["expected"]
        words = notices.draft(given["kind"], old=old, statement=given["statement"], value_text=given["value_text"])
        form.type_in("notice", words)
        return True

    def _preview(self, request: HttpRequest, row: Fact, form: Any) -> None:
        """Keep on the form what readers would see, or say at its field why it is refused."""
        change = partial(correct.correct, row, editor=editor(request), approved_by=previewing.SOMEBODY_ELSE)
        try:
            form.preview = previewing.preview(request, row, lambda: change(**form.cleaned_data))
            form.digest, form.is_stale = _digest(form), "_preview" not in request.POST
        except self.refusals as refusal:
            self.refused(form, refusal)
        finally:
            row.refresh_from_db()

    def beside(self, row: Fact, form: Any) -> dict[str, Any]:
        """What it says now, everything that carries it, and the preview where one was asked for."""
        shown = {name: getattr(form, name) for name in ("preview", "digest", "is_stale")}
        return super().beside(row, form) | shown

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Add the version and the notice; or keep the change as a draft, where it is asked for or a second person is needed."""
        needs_approval = correct.needs_approval(row)
        if "_save" in request.POST or needs_approval:
            form.prepared = pending.prepare(row, editor=editor(request), **form.cleaned_data)
            if "_save" in request.POST:
                return "Saved as a draft."
            pending.submit(form.prepared, editor=editor(request))
            return "Saved. Readers see it as soon as a second person has approved it."
        correction = correct.correct(row, editor=editor(request), **form.cleaned_data)
        tasks.ring(tasks.check_fact_back, row.pk)
        return f"Published: {correction.notice}" if correction else "Changed. Nothing was public, so no notice was needed."


def _digest(form: CorrectForm) -> str:
    """A mark of all that was entered: what was previewed is what is published."""
    entered = [(name, str(value)) for name, value in sorted(form.cleaned_data.items())]
    return sha256(repr(entered).encode()).hexdigest()


class Reword(Wording):
    """Change what a fact says that was never published."""

    name = "reword"
    title = "Reword"
    button = "Save the wording"
    explanation = "The fact was never published, so no reader is told. The old wording stays in its history."

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Add the version."""
        correct.reword(row, editor=editor(request), **form.cleaned_data)
        tasks.ring(tasks.check_fact_back, row.pk)
        return "Reworded."


class NoteForm(ExpectingForm):
    """A remark to readers."""

    statement = forms.CharField(label="Note", widget=long_text(3), help_text="What readers are told beside the fact.")


class Note(Expecting):
    """Add an editor's note: what the fact says stays as it is."""

    name = "note"
    title = "Editor’s note"
    button = "Publish the note"
    permission = "facts.publish_fact"
    template = "fact/correct.html"
    explanation = "A remark to readers. What the fact says stays as it is."

    def form(self, request: HttpRequest, row: Fact) -> NoteForm:
        """An empty note."""
        return NoteForm(request.POST or None, fact=row)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Publish it."""
        correct.correct(row, editor=editor(request), kind=Correction.Kind.EDITORS_NOTE, **form.cleaned_data)
        return "The note is public."

    def beside(self, row: Fact, form: Any) -> dict[str, Any]:
        """What it says now, and everything that carries it."""
        return self.both(row, form) | {"radius": blast.radius(row)}


class WithdrawForm(forms.Form):
    """The last word on a fact."""

    notice = forms.CharField(widget=long_text(3), help_text="What readers are told: what is withdrawn, and why.")


class Withdraw(Step[Fact]):
    """Take a fact back."""

    name = "withdraw"
    title = "Withdraw"
    button = "Withdraw the fact"
    permission = WITHDRAW_FACT
    template = "fact/correct.html"
    explanation = "The fact is no longer published anywhere. Its address stays and shows the notice."

    def form(self, request: HttpRequest, row: Fact) -> WithdrawForm:
        """An empty notice."""
        return WithdrawForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Withdraw it."""
        status.withdraw(row, editor=editor(request), **form.cleaned_data)
        return "Withdrawn. The notice is public."

    def beside(self, row: Fact, form: Any) -> dict[str, Any]:
        """Everything that carries it."""
        return {"current": resolve.current(row), "radius": blast.radius(row)}


class ReinstateForm(forms.Form):
    """Why a withdrawal is undone, and what readers are told."""

    reason = forms.CharField(widget=long_text(2), help_text="For colleagues. Kept in the log of decisions.")
    notice = forms.CharField(
        required=False, widget=long_text(3), help_text="What readers are told. Needed where they were told of the withdrawal."
    )


class Reinstate(Step[Fact]):
    """Undo a withdrawal."""

    name = "reinstate"
    title = "Undo the withdrawal"
    button = "Undo the withdrawal"
    permission = "facts.publish_fact"
    template = "fact/correct.html"
    explanation = "The fact is public again where it was before, with a notice. What was said of the withdrawal stays public."

    def form(self, request: HttpRequest, row: Fact) -> ReinstateForm:
        """Empty."""
        return ReinstateForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Undo it."""
        reopening.reinstate(row, editor=editor(request), **form.cleaned_data)
        return "The withdrawal is undone."

    def beside(self, row: Fact, form: Any) -> dict[str, Any]:
        """Everything that carries it."""
        return {"current": resolve.current(row), "radius": blast.radius(row)}

    def refused(self, form: Any, refusal: Exception) -> None:
        """Say at its field what is missing."""
        field = getattr(refusal, "field", "")
        form.add_error(field if field in form.fields else None, str(refusal))
