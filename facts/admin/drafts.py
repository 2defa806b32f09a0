"""What is done to a fact's draft and to its address: delete the one, change the other."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from facts.admin.base import editor
from facts.admin.fields import long_text
from facts.admin.steps import Step
from facts.editorial import addresses, status
from facts.models import Fact


class DeleteDraftForm(forms.Form):
    """Why it goes."""

    reason = forms.CharField(widget=long_text(2), max_length=80, help_text="For colleagues. The history keeps it.")


class DeleteDraft(Step[Fact]):
    """Delete a fact that readers were never told of."""

    name = "delete_draft"
    title = "Delete the draft"
    button = "Delete the draft"
    permission = status.DELETE
    explanation = (
        "Readers were never told of this fact, so nothing is owed to them. It is deleted with its mentions, evidence and "
        "flags. The history keeps who deleted it and why."
    )

    def form(self, request: HttpRequest, row: Fact) -> DeleteDraftForm:
        """An empty reason."""
        return DeleteDraftForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Delete it."""
        subject = row.subject
        status.delete_draft(row, editor=editor(request), **form.cleaned_data)
        return f"The draft “{subject}” is deleted."

    def after(self, request: HttpRequest, row: Fact) -> str:
        """To the list: the fact's page is gone."""
        return reverse("admin:facts_fact_changelist")


class AddressForm(forms.Form):
    """Another address."""

    slug = forms.CharField(
        label="Address", max_length=120, help_text="Small letters, digits and hyphens, made of what the fact is about."
    )


class Address(Step[Fact]):
    """Give a fact another address."""

    name = "address"
    title = "Change the address"
    button = "Change the address"
    permission = "facts.publish_fact"
    explanation = "An address that readers know leads to the new one for ever, and no other fact can take it."

    def form(self, request: HttpRequest, row: Fact) -> AddressForm:
        """Filled with the present one."""
        return AddressForm(request.POST or None, initial={"slug": row.slug})

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Move it."""
        addresses.move(row, editor=editor(request), **form.cleaned_data)
        return f"The address is {row.get_absolute_url()} now."

    def refused(self, form: Any, refusal: Exception) -> None:
        """Say at the only field why not."""
        form.add_error("slug", str(refusal))
