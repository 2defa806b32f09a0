"""How one fact hangs on another."""

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
    """The kind of the tie, and the other fact."""

    kind = forms.ChoiceField(
        choices=FactRelation.Kind, label="This fact", help_text="When the other changes, this one is due for review."
    )
    other = forms.ModelChoiceField(
        Fact.objects.all(),
        widget=AutocompleteSelect(FactRelation._meta.get_field("other"), admin.site),
        help_text="Type to search.",
    )
    note = forms.CharField(required=False, max_length=300)


class Relate(Step[Fact]):
    """Tie two facts."""

    name = "relate"
    title = "Relate to another fact"
    button = "Relate"
    permission = "facts.change_fact"
    depends_on = ("statement", "value_text")

    def form(self, request: HttpRequest, row: Fact) -> RelationForm:
        """Empty."""
        return RelationForm(request.POST or None)

    def perform(self, request: HttpRequest, row: Fact, form: Any) -> str:
        """Add the tie."""
        relation = relate.relate(row, editor=editor(request), **form.cleaned_data)
        return f"Related: this fact {relation.get_kind_display().lower()} “{relation.other}”."
