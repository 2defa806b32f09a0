"""How the newsroom works, what it corrects and how, and where to tell it of an error."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from facts.models import VerificationStatus
from facts.public.pages import page, reading


@reading
def about(request: HttpRequest) -> HttpResponse:
    """The page that every promise of the others points to."""
    return page(
        request,
        "about.html",
        title="How we work",
        description="How we record and verify facts, what we correct, and how to tell us of an error.",
        here="about",
        statuses=VerificationStatus.values,
        four_eyes=settings.NEWSROOM_FOUR_EYES,
        mail=settings.NEWSROOM_MAIL,
    )
