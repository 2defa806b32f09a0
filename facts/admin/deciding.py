"""The decision of a contradiction: asked, refused at the field, or carried out. Of two editors the second is told."""

from functools import cached_property
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from facts.admin import contradiction_page, previewing
from facts.admin.base import REFUSALS, NewsroomAdmin, editor, require
from facts.admin.decision_forms import ChangeForm, DismissForm, HoldForm, QuestionsForm, tomorrow_morning
from facts.admin.value_help import accepted
from facts.editorial import correct, naming, pending, triage
from facts.editorial.refusals import AlreadyDecided, EditConflict, NeedsApproval, Unreadable
from facts.models import Contradiction, Correction, Entity, Fact, FactVersion, PendingCorrection
from facts.publishing import resolve
from facts.values import Unreadable as UnreadableValue

RIGHT = "facts.decide_contradiction"

DONE = {
    "correction": "Corrected. Page, feed and API say so now.",
    "update": "Updated. Page, feed and API say so now.",
    "clarification": "Clarified. Page, feed and API say so now.",
    "dismiss": "Dismissed. It does not rise again on this evidence.",
    "hold": "Snoozed. It comes back to the list by itself.",
}


class Decision:
    """The questions and, for each answer, its form; only the chosen one is checked, and what was typed in any of them stays."""

    def __init__(self, contradiction: Contradiction, data: Any = None) -> None:
        self.contradiction = contradiction
        self.data = data
        self.questions = QuestionsForm(data, fact=contradiction.fact)

    @cached_property
    def offer(self) -> naming.Offer | None:
        """The name that a dismissal may give to an entity of the fact, as it was before the decision."""
        return naming.offer(self.contradiction)

    @cached_property
    def sections(self) -> dict[str, forms.Form]:
        """The form of each outcome, prefilled with a draft."""
        found: dict[str, forms.Form] = {outcome.value: self._change(outcome) for outcome in triage.Outcome}
        found["dismiss"] = DismissForm(self.data, prefix="dismiss", offer=self.offer)
        found["hold"] = HoldForm(self.data, prefix="hold", initial={"until": tomorrow_morning()})
        return found

    def _change(self, outcome: triage.Outcome) -> ChangeForm:
        form = ChangeForm(
            self.data,
            prefix=outcome.value,
            draft=triage.draft(self.contradiction, outcome),
            needs_value=triage.needs_value(self.present, outcome),
            is_update=outcome == triage.Outcome.UPDATE,
        )
        form.fields["value_text"].help_text = accepted(self.contradiction.fact.kind)
        return form

    @cached_property
    def present(self) -> FactVersion:
        """What the fact says now."""
        return resolve.current(self.contradiction.fact) or self.contradiction.version

    @property
    def chosen(self) -> str:
        """What the answers lead to; empty before they are given."""
        return str(self.questions.cleaned_data.get("chosen", "")) if self.questions.is_valid() else ""

    def is_valid(self) -> bool:
        """Are the questions answered, and is the form they lead to filled in?"""
        return bool(self.chosen) and self.sections[self.chosen].is_valid()

    def carry_out(self, by: User, *, approved_by: User | None = None) -> Correction | None:
        """Call the service. Returns the notice that readers get, if any. Raises what it refuses."""
        given = self.sections[self.chosen].cleaned_data
        expected = self.questions.cleaned_data.get("expected")
        match self.chosen:
            case "dismiss":
                triage.dismiss(self.contradiction, editor=by, expected=expected, **given)
            case "hold":
                triage.snooze(self.contradiction, editor=by, **given)
            case outcome:
                change = given | {"outcome": triage.Outcome(outcome), "expected": expected, "approved_by": approved_by}
                return triage.confirm(self.contradiction, editor=by, **change)
        return None

    def prepare(self, by: User) -> PendingCorrection:
        """Save the change as a draft. Raises what the service refuses."""
        expected = self.questions.cleaned_data.get("expected") or self.present
        words = self.sections[self.chosen].cleaned_data
        fact, kind = self.contradiction.fact, self.chosen
        return pending.prepare(fact, expected=expected, kind=kind, editor=by, contradiction=self.contradiction, **words)

    @property
    def changes(self) -> bool:
        """Whether the chosen answer changes what readers see."""
        return self.chosen in triage.Outcome.values

    @property
    def digest(self) -> str:
        """A mark of all that was entered for the chosen answer: what was previewed is what is published."""
        entered = [(name, str(value)) for name, value in sorted(self.sections[self.chosen].cleaned_data.items())]
        return sha256(repr((self.chosen, entered)).encode()).hexdigest()

    @property
    def named(self) -> Entity | None:
        """Whom or what the decision gave another name."""
        given = self.sections["dismiss"].cleaned_data if self.chosen == "dismiss" else {}
        named: Entity | None = given.get("another_name_of")
        return named

    def refused(self, refusal: Exception) -> None:
        """Say why not, at the field that has to be filled in another way."""
        section = self.sections[self.chosen]
        is_value = isinstance(refusal, (Unreadable, UnreadableValue))
        field = "value_text" if is_value else getattr(refusal, "field", "")
        section.add_error(field if field in section.fields else None, str(refusal))


def decide(room: NewsroomAdmin[Contradiction], request: HttpRequest, contradiction: Contradiction) -> HttpResponse:
    """Show the page or a preview, or settle the contradiction and go back to the list."""
    if not room.has_view_permission(request, contradiction):
        raise PermissionDenied
    if request.method != "POST":
        return page(room, request, Decision(contradiction, request.POST or None))
    require(request, RIGHT)
    decision = Decision(contradiction, request.POST)
    try:
        if not decision.is_valid():
            return page(room, request, decision)
        if decision.changes and _wants_preview(request, decision):
            return preview(room, request, decision)
        if decision.changes and "_save" in request.POST:
            return prepared(request, decision.prepare(editor(request)))
        decision.carry_out(editor(request))
    except NeedsApproval:
        return for_approval(room, request, decision)
    except AlreadyDecided as refusal:
        return too_late(room, request, decision, refusal)
    except EditConflict as refusal:
        return changed_meanwhile(room, request, decision, refusal)
    except REFUSALS as refusal:
        decision.refused(refusal)
        return page(room, request, decision)
    if decision.named and decision.offer:
        # An entity's log in the admin holds the names that were added by hand as well.
        words = f"Added “{decision.offer.name}” as another name, from the flag “{contradiction}”."
        room.log_change(request, decision.named, words)  # type: ignore[arg-type]
    messages.success(request, DONE[decision.chosen])
    return HttpResponseRedirect(reverse("admin:facts_contradiction_changelist"))


def prepared(request: HttpRequest, draft: PendingCorrection, *, said: str = "Saved as a draft.") -> HttpResponse:
    """Go to the page on which a prepared correction goes on."""
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:facts_pendingcorrection_change", args=[draft.pk]))


def for_approval(room: NewsroomAdmin[Contradiction], request: HttpRequest, decision: Decision) -> HttpResponse:
    """Save the change and ask a second person for it, where one is needed."""
    try:
        draft = decision.prepare(editor(request))
        pending.submit(draft, editor=editor(request))
    except REFUSALS as refusal:
        decision.refused(refusal)
        return page(room, request, decision)
    return prepared(request, draft, said="Saved. Readers see it as soon as a second person has approved it.")


def _wants_preview(request: HttpRequest, decision: Decision) -> bool:
    """Whether a preview is asked for, or something was changed after the one that was shown."""
    previewed = request.POST.get("previewed", "")
    return "_preview" in request.POST or bool(previewed and previewed != decision.digest)


def preview(room: NewsroomAdmin[Contradiction], request: HttpRequest, decision: Decision) -> HttpResponse:
    """The page with what readers would see; nothing is changed. Raises what the service refuses."""
    fact, digest = decision.contradiction.fact, decision.digest
    try:
        shown = previewing.preview(
            request, fact, lambda: decision.carry_out(editor(request), approved_by=previewing.SOMEBODY_ELSE)
        )
    finally:
        decision.contradiction.refresh_from_db()
    is_stale = "_preview" not in request.POST
    return page(room, request, decision, preview=shown, digest=digest, is_stale=is_stale)


def changed_meanwhile(
    room: NewsroomAdmin[Contradiction], request: HttpRequest, decision: Decision, refusal: EditConflict
) -> HttpResponse:
    """Somebody has changed the fact: show what was read and what it says now, and keep what was typed."""
    seen = decision.questions.cleaned_data.get("expected") or decision.contradiction.version
    fact = Fact.objects.get(pk=decision.contradiction.fact_id)
    current = resolve.current(fact) or decision.contradiction.version
    decision.questions.expect(current)
    answer = page(room, request, decision, conflict=refusal, seen=seen)
    answer.status_code = 409
    return answer


def too_late(
    room: NewsroomAdmin[Contradiction], request: HttpRequest, decision: Decision, refusal: AlreadyDecided
) -> HttpResponse:
    """Somebody was faster: say who and when, show what they decided, and keep this editor's words to copy."""
    decision.contradiction.refresh_from_db()
    typed = [(field.label, field.data) for field in decision.sections[decision.chosen] if field.data]
    answer = page(room, request, decision, refusal=refusal, typed=typed)
    answer.status_code = 409
    return answer


def page(room: NewsroomAdmin[Contradiction], request: HttpRequest, decision: Decision, **more: Any) -> HttpResponse:
    """The page of a contradiction, with the decision form where there is something to decide and a right to."""
    contradiction = decision.contradiction
    is_settled = contradiction.status in (Contradiction.Status.CONFIRMED, Contradiction.Status.DISMISSED)
    return room.page(
        request,
        "contradiction/page.html",
        title="Contradiction",
        original=contradiction,
        decision=None if is_settled else decision,
        may_decide=request.user.has_perm(RIGHT),
        needs_approval=correct.needs_approval(contradiction.fact),
        **contradiction_page.panels(contradiction),
        **more,
    )
