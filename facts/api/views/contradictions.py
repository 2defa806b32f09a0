"""Flags, for editors only: both passages, and the decision."""

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import ReadOnlyModelViewSet

from facts import tasks
from facts.api.filters.others import ContradictionFilter
from facts.api.filters.strict import StrictBackend
from facts.api.freshness import Confidential
from facts.api.pagination import NewestFirst
from facts.api.permissions import DecidesContradictions, SeesContradictions
from facts.api.serializers.contradictions import (
    Changed,
    Confirmation,
    ContradictionSerializer,
    Decided,
    Dismissal,
    Reopening,
    Snooze,
    current_version,
)
from facts.editorial import reopening, triage
from facts.editorial.refusals import AlreadyDecided, EditConflict, NeedsApproval, Refusal
from facts.models import Contradiction, Evidence, FactVersion, Mention
from facts.values import Unreadable

ANSWERS = {
    200: ContradictionSerializer,
    409: PolymorphicProxySerializer(
        component_name="DecisionConflict", serializers=[Decided, Changed], resource_type_field_name=None
    ),
}


class Contradictions(Confidential, ReadOnlyModelViewSet[Contradiction]):
    """What later reporting says against recorded facts."""

    permission_classes = [SeesContradictions]
    serializer_class = ContradictionSerializer
    filter_backends = [StrictBackend]
    filterset_class = ContradictionFilter
    pagination_class = NewestFirst
    lookup_field = "uuid"
    lookup_value_converter = "uuid"

    def get_queryset(self) -> QuerySet[Contradiction]:
        """Return all flags with what their answers tell, the texts of the articles left out."""
        passages = Mention.objects.select_related("revision__article__outlet").defer("revision__text")
        evidence = Evidence.objects.select_related("revision__article__outlet").defer("revision__text")
        versions = Prefetch("fact__versions", FactVersion.objects.standing(), to_attr="standing_versions")
        flags = Contradiction.objects.select_related("fact", "version__fact", "decided_by", "correction")
        return flags.prefetch_related(Prefetch("fact__mentions", passages), Prefetch("evidence", evidence), versions)

    def get_object(self) -> Contradiction:
        """Return the flag. Raises NotFound saying that there is none."""
        found = self.get_queryset().filter(uuid=self.kwargs["uuid"]).first()
        if found is None:
            raise NotFound("There is no contradiction with this id.")
        return found

    @extend_schema(request=Confirmation, responses=ANSWERS)
    @action(detail=True, methods=["post"], permission_classes=[SeesContradictions, DecidesContradictions])
    def confirm(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The flag is right: change the fact as the outcome says, and publish the notice where it needs one."""
        return self.decided(request, Confirmation, triage.confirm)

    @extend_schema(request=Dismissal, responses=ANSWERS)
    @action(detail=True, methods=["post"], permission_classes=[SeesContradictions, DecidesContradictions])
    def dismiss(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The flag is wrong or needs nothing: close it with a reason."""
        return self.decided(request, Dismissal, triage.dismiss)

    @extend_schema(request=Snooze, responses=ANSWERS)
    @action(detail=True, methods=["post"], permission_classes=[SeesContradictions, DecidesContradictions])
    def snooze(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Put the flag off until a moment."""
        return self.decided(request, Snooze, triage.snooze)

    @extend_schema(request=Reopening, responses=ANSWERS)
    @action(detail=True, methods=["post"], permission_classes=[SeesContradictions, DecidesContradictions])
    def reopen(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Open a settled flag again. Of a confirmed one the answer is the new flag that takes its place."""
        return self.decided(request, Reopening, reopening.reopen)

    def decided(self, request: Request, shape: type[Serializer[Any]], verb: Callable[..., object]) -> Response:
        """Answer with the flag after the verb, or with 409 and whose decision stands."""
        asked = shape(data=request.data)
        asked.is_valid(raise_exception=True)
        flag = self.get_object()
        try:
            answer = verb(flag, editor=request.user, **asked.validated_data)
        except AlreadyDecided as settled:
            return Response(conflict(settled), status=409)
        except EditConflict as changed:
            return Response(changed_meanwhile(flag, changed, request.data), status=409)
        except NeedsApproval as refusal:
            return Response(problem("needs_approval", refusal), status=409)
        except Unreadable as unreadable:
            raise ValidationError({"value_text": [str(unreadable)]}) from unreadable
        except Refusal as refusal:
            field = getattr(refusal, "field", "")
            raise ValidationError({field: [str(refusal)]} if field else [str(refusal)]) from refusal
        # What a fact says now may stand against what was published since.
        tasks.ring(tasks.check_fact_back, flag.fact_id)
        uuid = answer.uuid if isinstance(answer, Contradiction) else flag.uuid
        return Response(self.get_serializer(self.get_queryset().get(uuid=uuid)).data)


def problem(code: str, refusal: Refusal, *, attr: str | None = None) -> dict[str, Any]:
    """One error in the form of all errors."""
    return {"type": "client_error", "errors": [{"code": code, "detail": str(refusal), "attr": attr}]}


def changed_meanwhile(flag: Contradiction, changed: EditConflict, sent: Any) -> dict[str, Any]:
    """The error, what the fact says now, and what was sent, so that nothing of it is lost."""
    version = changed.current
    current = current_version(flag.fact, version) if version else None
    return problem("edit_conflict", changed, attr="expected_version") | {"current": current, "sent": dict(sent)}


def conflict(settled: AlreadyDecided) -> dict[str, Any]:
    """The error in the form of all errors, and who decided when besides."""
    who = settled.decided_by
    return Decided(
        {
            **problem("already_decided", settled),
            "decided_by": who.get_username() if who else None,
            "decided_at": settled.decided_at,
        }
    ).data
