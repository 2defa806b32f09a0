"""The description of this API, for machines and for people."""

from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny


class Schema(SpectacularAPIView):
    """OpenAPI 3, as JSON or YAML. It describes every address, whoever asks."""

    authentication_classes = []
    permission_classes = [AllowAny]


# Swagger UI draws its arrows from addresses that hold the picture themselves.
@method_decorator(csp_update({"img-src": ["'self'", "data:"]}), name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    """A page to read the description and try the addresses on."""

    authentication_classes = []
    permission_classes = [AllowAny]
    template_name = "api/docs.html"
    url_name = "api:schema"
