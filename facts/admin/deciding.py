"""The decision of a contradiction: asked, refused at the field, or carried out. Of two editors the second is told."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from facts.admin import contradiction_page
from facts.admin.base import REFUSALS, NewsroomAdmin, editor, require
from facts.admin.decision_forms import ChangeForm, DismissForm, HoldForm, QuestionsForm, tomorrow_morning
from facts.admin.value_help import accepted
from facts.editorial import naming, triage
from facts.editorial.refusals import AlreadyDecided, Unreadable
from facts.models import Contradiction, Entity
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
        self.questions = QuestionsForm(data)

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
        draft = triage.draft(self.contradiction, outcome)
        initial = {"statement": draft.statement, "value_text": draft.value_text, "notice": draft.notice}
        form = ChangeForm(self.data, prefix=outcome.value, initial=initial)
        form.fields["value_text"].help_text = accepted(self.contradiction.fact.kind)
        return form

    @property
    def chosen(self) -> str:
        """What the answers lead to; empty before they are given."""
        return str(self.questions.cleaned_data.get("chosen", "")) if self.questions.is_valid() else ""

    def is_valid(self) -> bool:
        """Are the questions answered, and is the form they lead to filled in?"""
        return bool(self.chosen) and self.sections[self.chosen].is_valid()

    def carry_out(self, by: User) -> None:
        """Call the verb. Raises what it refuses."""
        given = self.sections[self.chosen].cleaned_data
        match self.chosen:
            case "dismiss":
                triage.dismiss(self.contradiction, editor=by, **given)
            case "hold":
                triage.snooze(self.contradiction, editor=by, **given)
            case outcome:
                triage.confirm(self.contradiction, editor=by, outcome=triage.Outcome(outcome), **given)

    @property
    def named(self) -> Entity | None:
        """Whom or what the decision gave another name."""
        given = self.sections["dismiss"].cleaned_data if self.chosen == "dismiss" else {}
        named: Entity | None = given.get("another_name_of")
        return named

    def refused(self, refusal: Exception) -> None:
        """Say why not: at the value if that is what could not be read."""
        is_value = isinstance(refusal, (Unreadable, UnreadableValue))
        self.sections[self.chosen].add_error("value_text" if is_value else None, str(refusal))


def decide(room: NewsroomAdmin[Contradiction], request: HttpRequest, contradiction: Contradiction) -> HttpResponse:
    """Show the page, or settle the contradiction and go back to the list."""
    if not room.has_view_permission(request, contradiction):
        raise PermissionDenied
    if request.method != "POST":
        return page(room, request, Decision(contradiction, request.POST or None))
    require(request, RIGHT)
    decision = Decision(contradiction, request.POST)
    try:
        if not decision.is_valid():
            return page(room, request, decision)
        decision.carry_out(editor(request))
    except AlreadyDecided as refusal:
        return too_late(room, request, decision, refusal)
    except REFUSALS as refusal:
        decision.refused(refusal)
        return page(room, request, decision)
    if decision.named and decision.offer:
        # An entity's log in the admin holds the names that were added by hand as well.
        words = f"Added “{decision.offer.name}” as another name, from the flag “{contradiction}”."
        room.log_change(request, decision.named, words)  # type: ignore[arg-type]
    messages.success(request, DONE[decision.chosen])
    return HttpResponseRedirect(reverse("admin:facts_contradiction_changelist"))


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
        **contradiction_page.panels(contradiction),
        **more,
    )
