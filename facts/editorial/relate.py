"""How facts hang together, and who is asked again when one changes."""

from django.contrib.auth.models import AbstractBaseUser, User

from facts.editorial import rows
from facts.editorial.refusals import Incomplete
from facts.models import Fact, FactRelation

# Only these say that a fact may fall with the other.
HANGING = (FactRelation.Kind.DEPENDS_ON, FactRelation.Kind.IMPLIED_BY)


def relate(fact: Fact, *, kind: str, other: Fact, editor: User | None, note: str = "") -> FactRelation:
    """Say how this fact hangs on another. The same relation twice is one. Raises Incomplete for a fact and itself."""
    if kind not in FactRelation.Kind.values:
        raise Incomplete(f"A fact {', '.join(FactRelation.Kind.labels)} another; not “{kind}”.")
    if fact.pk == other.pk:
        raise Incomplete("A fact can't hang on itself. Choose another.")
    relation, _ = FactRelation.objects.get_or_create(
        fact=fact, kind=kind, other=other, defaults={"note": note[:300], "created_by": editor}
    )
    return relation


def dependents(fact: Fact) -> list[Fact]:
    """The facts that depend on this one or are implied by it, each once."""
    return list(Fact.objects.filter(relations__other=fact, relations__kind__in=HANGING).distinct().order_by("pk"))


def ask_dependents(fact: Fact, *, editor: AbstractBaseUser | None) -> list[Fact]:
    """Make the facts that hang on this one due for review, with the reason. Nothing else of them changes."""
    asked = dependents(fact)
    for dependent in asked:
        rows.make_due_for_review(dependent, editor=editor, reason=f"“{fact.subject}”, on which it hangs, has changed.")
    return asked
