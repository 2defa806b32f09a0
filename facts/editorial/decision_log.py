"""The trace of what was decided and taken back: a row an act, never edited."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from facts.models import Contradiction, DecisionLogEntry, Evidence, Fact, PendingCorrection
from facts.permissions import DECIDE_CONTRADICTION, PUBLISH_FACT

# Who may decide flags, and who may change what is published.
DECIDE, PUBLISH = DECIDE_CONTRADICTION, PUBLISH_FACT


def require_any(editor: User, *permissions: str) -> None:
    """Raise PermissionDenied unless the editor has one of these permissions."""
    if not any(editor.has_perm(permission) for permission in permissions):
        raise PermissionDenied(f"This needs the permission “{' or '.join(permissions)}”. An administrator can give it to you.")


def record(
    action: str,
    fact: Fact,
    *,
    editor: User | None,
    reason: str = "",
    contradiction: Contradiction | None = None,
    pending: PendingCorrection | None = None,
    evidence: Iterable[Evidence] = (),
) -> DecisionLogEntry:
    """Add one row, in the transaction of the act. No editor means the scheduler."""
    entry = DecisionLogEntry.objects.create(
        fact=fact, contradiction=contradiction, pending=pending, action=action, reason=reason.strip(), made_by=editor
    )
    entry.evidence.set(evidence)
    return entry
