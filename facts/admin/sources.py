"""Who is cited. Who a confidential source is stays with those who may know; everybody else meets its alias."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.admin.base import NewsroomAdmin
from facts.admin.history import Remembered
from facts.models import Source
from facts.permissions import VIEW_CONFIDENTIAL_SOURCE

# What could give a confidential source away, and what everybody may read of one.
IDENTIFYING = ("name", "url", "outlet", "entity", "internal_note")
HARMLESS = ("kind", "is_confidential", "alias")
WITHHELD = "withheld"


def may_know(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this user may be told who a confidential source is."""
    return bool(user.has_perm(VIEW_CONFIDENTIAL_SOURCE))  # type: ignore[union-attr]


def shown_name(prefix: str = "") -> Case:
    """For queries by those who may not know: the alias of a confidential source, the name of any other."""
    confidential = When(**{f"{prefix}is_confidential": True}, then=F(f"{prefix}alias"))
    return Case(confidential, default=F(f"{prefix}name"), output_field=CharField())


def locked(source: Source, *, is_known: bool) -> SafeString:
    """
    How editors see a source. A confidential one has a lock, and its name only for those who may know it (`is_known`).

    Whoever may not know it reads the alias, as the public does.
    """
    if not source.is_confidential:
        return format_html("{}", source.name)
    if not is_known:
        return format_html('{} <span class="lock">🔒 confidential</span>', source.alias)
    return format_html('{} <span class="lock">🔒 confidential, public as “{}”</span>', source.name, source.alias)


@admin.register(Source)
class SourceAdmin(Remembered, NewsroomAdmin[Source]):
    """Sources, with those that are to be protected plainly marked."""

    list_display = ["name_with_lock", "kind", "shown_outlet", "shown_entity"]
    list_filter = ["is_confidential", "kind"]
    list_select_related = ["outlet", "entity"]
    search_fields = ["name", "alias"]
    autocomplete_fields = ["outlet", "entity"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Sources with `shown`, and `is_known`: whether this user may know who they are."""
        is_known = Value(may_know(request.user))
        found: QuerySet[Source] = super().get_queryset(request).annotate(shown=shown_name(), is_known=is_known)
        return found

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """By what is shown: the place in a list would tell how a name begins."""
        return [shown_name().asc()]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """Who may not know a name can't find it out by searching either."""
        return ["name", "alias"] if may_know(request.user) else ["shown"]

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Nor by narrowing the list in its address."""
        if request is None or not may_know(request.user):
            return lookup.partition("__")[0] in HARMLESS
        return super().lookup_allowed(lookup, value, request)

    def has_change_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        """A confidential source is changed by those who may know it: to lift its confidentiality is to learn its name."""
        is_hidden = obj is not None and obj.is_confidential and not may_know(request.user)
        return not is_hidden and super().has_change_permission(request, obj)

    def get_fields(self, request: HttpRequest, obj: Source | None = None) -> Any:
        """Of a confidential source only what is harmless, for those who may not know it."""
        if obj is not None and obj.is_confidential and not may_know(request.user):
            return HARMLESS
        return super().get_fields(request, obj)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The edits of one source, with the values withheld that could give it away."""
        answer: Any = super().history_view(request, object_id, extra_context)
        source: Source = answer.context_data["original"]
        if source.is_confidential and not may_know(request.user):
            answer.context_data["edits"] = [_withheld(edit) for edit in answer.context_data["edits"]]
        return answer  # type: ignore[no-any-return]

    @admin.display(description="source", ordering=shown_name())
    def name_with_lock(self, source: Source) -> SafeString:
        """The name, and the lock if there is one."""
        return locked(source, is_known=_is_known(source))

    @admin.display(description="outlet")
    def shown_outlet(self, source: Source) -> str:
        """Its outlet, unless that could give it away."""
        return str(source.outlet) if source.outlet and _may_be_shown(source) else "—"

    @admin.display(description="entity")
    def shown_entity(self, source: Source) -> str:
        """Whom or what it is on record as, unless that could give it away."""
        return str(source.entity) if source.entity and _may_be_shown(source) else "—"


def _is_known(source: Source) -> bool:
    return bool(getattr(source, "is_known", False))


def _may_be_shown(source: Source) -> bool:
    return not source.is_confidential or _is_known(source)


def _withheld(edit: Any) -> Any:
    hidden = {str(Source._meta.get_field(name).verbose_name) for name in IDENTIFYING}  # type: ignore[union-attr]
    fields = [replace(field, old=WITHHELD, new=WITHHELD) if field.name in hidden else field for field in edit.fields]
    return replace(edit, fields=tuple(fields))
