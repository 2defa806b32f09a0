"""Who may come in where."""

from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


class Holds(BasePermission):
    """Lets in who holds one permission of Django's, given by an administrator to a user or a group."""

    permission = ""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Whether the user of this request holds it."""
        return bool(request.user and request.user.is_authenticated and request.user.has_perm(self.permission))

    @property
    def message(self) -> str:
        """What a user without it is told."""
        return f"This needs the permission “{self.permission}”. An administrator can give it to you."


class AddsArticles(Holds):
    """Who may bring in articles."""

    permission = "facts.add_article"


class SeesContradictions(Holds):
    """Who may read flags, which quote what is not public."""

    permission = "facts.view_contradiction"


class DecidesContradictions(Holds):
    """Who may settle flags."""

    permission = "facts.decide_contradiction"
