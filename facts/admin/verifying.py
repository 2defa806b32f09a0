"""Check a fact, or stop it for a while."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest

from facts.admin.base import editor
from facts.admin.correcting import Expecting, ExpectingForm
from facts.admin.fields import long_text
from facts.admin.steps import Step
from facts.editorial import status, verify
from facts.editorial.refusals import NoEvidence, NotAllowed, SelfVerification
from facts.models import Evidence, Fact, Verification, VerificationStatus
from facts.permissions import OVERRIDE_VERIFICATION


class VerifyForm(ExpectingForm):
    """What was checked, how, with what result."""

    result = forms.ChoiceField(choices=[("", "Choose…"), *VerificationStatus.choices], help_text="What the check found.")
    method = forms.ChoiceField(choices=[("", "Choose…"), *Verification.Method.choices], help_text="How it was checked.")
    note = forms.CharField(required=False, widget=long_text(3), help_text="What was found. Internal.")
    override_reason = forms.CharField(
        required=False,
        max_length=500,
        help_text="Only to set a rule aside, such as the second person. Shown with the fact, and listed on the home page.",
    )


class Verify(Expecting):
    """Add a verification."""

    name = "verify"
    title = "Verify"
    button = "Add the verification"
    permission = "facts.verify_fact"
    template = "fact/verify.html"
    errors_at = {SelfVerification: "override_reason", NotAllowed: "override_reason", NoEvidence: "result"}

    def form(self, request: HttpRequest, row: Fact) -> VerifyForm:
        """A fresh act."""
        return VerifyForm(request.POST or None, fact=row)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Add the act."""
        if form.cleaned_data["override_reason"].strip() and not request.user.has_perm(OVERRIDE_VERIFICATION):
            raise NotAllowed("An exception from the rules is for the group Standards. Ask one of them, or leave this empty.")
        done = verify.verify(row, editor=editor(request), **form.cleaned_data)
        return f"Recorded: {done.get_result_display().lower()}."

    def beside(self, row: Fact, form: Any) -> dict[str, Any]:
        """The evidence that the verification rests on."""
        accepted = Evidence.objects.accepted().filter(fact=row).select_related("revision__article__outlet", "source")
        return self.both(row, form) | {"evidence": list(accepted[:50]), "is_four_eyes": settings.NEWSROOM_FOUR_EYES}


class HoldForm(forms.Form):
    """Why it must wait."""

    reason = forms.CharField(widget=long_text(2), help_text="For colleagues. What has to happen before it goes on?")


class Hold(Step[Fact]):
    """Put a fact on hold."""

    name = "hold"
    title = "Put on hold"
    button = "Put on hold"
    permission = "facts.publish_fact"
    explanation = "A fact on hold is not shown to the public until it is published again."

    def form(self, request: HttpRequest, row: Fact) -> HoldForm:
        """An empty reason."""
        return HoldForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Hold it."""
        status.hold(row, editor=editor(request), **form.cleaned_data)
        return "On hold."
