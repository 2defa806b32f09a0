"""How one fact depends on another."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.http import HttpRequest

from facts.admin.base import editor
from facts.admin.steps import Step
from facts.editorial import relate
from facts.models import Fact, FactRelation


class RelationForm(forms.Form):
    """How the two are related, and the other fact."""

    kind = forms.ChoiceField(
        choices=FactRelation.Kind, label="This fact", help_text="When the other fact changes, this one becomes due for review."
    )
    other = forms.ModelChoiceField(
        Fact.objects.all(),
        widget=AutocompleteSelect(FactRelation._meta.get_field("other"), admin.site),
        help_text="Type to search.",
    )
    note = forms.CharField(required=False, max_length=300)


class Relate(Step[Fact]):
    """Relate two facts."""

    name = "relate"
    title = "Add a related fact"
    button = "Add the related fact"
    permission = "facts.change_fact"
    depends_on = ("statement", "value_text")

    def form(self, request: HttpRequest, row: Fact) -> RelationForm:
        """Empty."""
        return RelationForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Add the relation."""
        relation = relate.relate(row, editor=editor(request), **form.cleaned_data)
        return f"Related: this fact {relation.get_kind_display().lower()} “{relation.other}”."
