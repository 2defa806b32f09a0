"""The filters of the lists."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from facts.models import CheckRun, Contradiction, Evidence, FactVersion, Mention, TemporalState
from facts.publishing.check_state import CheckState


class DefaultFilter(admin.SimpleListFilter):
    """A filter that is set unless an editor chooses another: the list opens on what is to be done."""

    default = ""

    def value(self) -> str:
        """What was chosen, or the default."""
        return super().value() or self.default

    def choices(self, changelist: ChangeList) -> Any:
        """The choices alone: “all” is one of them."""
        for key, label in self.lookup_choices:
            link = changelist.get_query_string({str(self.parameter_name): key})
            yield {"selected": self.value() == str(key), "query_string": link, "display": label}


class StatusFilter(DefaultFilter):
    """Contradictions by what is left to decide."""

    title = "status"
    parameter_name = "status"
    default = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Due first, then the single states, then all."""
        return [("due", "to decide now"), *Contradiction.Status.choices, ("all", "all")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The contradictions of this status."""
        match self.value():
            case "due":
                return queryset.due()
            case "all":
                return queryset
            case status:
                return queryset.filter(status=status)


class EvidenceFilter(DefaultFilter):
    """Evidence by who has looked at it."""

    title = "state"
    parameter_name = "state"
    default = Evidence.State.SUGGESTED

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The three states, and all."""
        return [*Evidence.State.choices, ("all", "all")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The evidence in this state."""
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


class CheckFilter(admin.SimpleListFilter):
    """Articles by whether their newest text is checked."""

    title = "check"
    parameter_name = "check"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The five answers, and both that somebody has to look at."""
        return [("missing", "not checked, or failed"), *CheckState.choices]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The articles in this state; they carry `check_state` already."""
        if self.value() == "missing":
            return queryset.filter(check_state__in=[CheckState.WAITING, CheckState.RUNNING, CheckState.FAILED])
        return queryset.filter(check_state=self.value()) if self.value() else queryset


class RunFilter(admin.SimpleListFilter):
    """Check runs by what they went over."""

    title = "checked"
    parameter_name = "over"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Texts, or facts checked back."""
        return [("text", "a text"), ("fact", "a fact against later articles")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[CheckRun]) -> QuerySet[CheckRun]:
        """The runs of this sort."""
        return queryset.filter(revision__isnull=self.value() == "fact") if self.value() else queryset


class FlagFilter(admin.SimpleListFilter):
    """Facts that have a contradiction to decide."""

    title = "open flags"
    parameter_name = "flags"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """With and without."""
        return [("open", "with open flags"), ("none", "without")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The facts with, or without."""
        has_open = Exists(Contradiction.objects.undecided().filter(fact=OuterRef("pk")))
        match self.value():
            case "open":
                return queryset.filter(has_open)
            case "none":
                return queryset.filter(~has_open)
            case _:
                return queryset


class TimeFilter(admin.SimpleListFilter):
    """Facts by time: what is to be looked at again, what holds no longer."""

    title = "time"
    parameter_name = "time"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The states that rows tell; the others are computed from values."""
        return [(state.value, str(state.label)) for state in (TemporalState.REVIEW_DUE, TemporalState.EXPIRED)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The facts in this state."""
        now = timezone.now()
        standing = FactVersion.objects.standing().filter(fact=OuterRef("pk")).exclude(rank=FactVersion.Rank.DEPRECATED)
        lasting = standing.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=now))
        match self.value():
            case TemporalState.REVIEW_DUE:
                return queryset.filter(review_due_at__lte=now)
            case TemporalState.EXPIRED:
                return queryset.filter(~Exists(lasting))
            case _:
                return queryset


class BackFilter(admin.SimpleListFilter):
    """Facts by whether they were compared with what was published before they were recorded."""

    title = "compared with later articles"
    parameter_name = "checked_back"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Done and not done."""
        return [("yes", "yes"), ("no", "not yet")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The facts, done or in the queue."""
        match self.value():
            case "yes":
                return queryset.filter(checked_back_at__isnull=False)
            case "no":
                return queryset.unchecked_back()
            case _:
                return queryset


def without_place(mentions: Any) -> Any:
    """Those whose passage is gone from the present text, while the fact has no other place in it."""
    elsewhere = Mention.objects.anchored().filter(fact=OuterRef("fact"), revision=OuterRef("revision"))
    return mentions.current().filter(~Exists(elsewhere), anchor_state=Mention.AnchorState.ORPHANED)


class PlaceFilter(DefaultFilter):
    """Mentions by whether an editor has to say where the fact is stated now."""

    title = "position"
    parameter_name = "place"
    default = "lost"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The lost ones first."""
        return [("lost", "not found in the text"), ("current", "in current texts"), ("all", "all")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The mentions of this sort."""
        match self.value():
            case "lost":
                return without_place(queryset)
            case "current":
                return queryset.current()
            case _:
                return queryset
