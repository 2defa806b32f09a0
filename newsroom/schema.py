"""How the API describes itself in OpenAPI."""

from typing import Any

# Two fields called `kind` have different choices; without names of their own the schema would number them.
CHOICES = {
    "FactKindEnum": "facts.models.FactKind",
    "EntityKindEnum": "facts.models.Entity.Kind",
    "CorrectionKindEnum": "facts.models.Correction.Kind",
    "ChangeKindEnum": "facts.models.Change.Kind",
    "DismissalReasonEnum": "facts.models.Contradiction.DismissalReason",
}
ERRORS = (
    "ValidationError",
    "ClientError",
    "ServerError",
    *(f"ErrorCode{code}" for code in (401, 403, 404, 405, 406, 415, 429, 500)),
)


def describe(name: str) -> dict[str, Any]:
    """Return the value for SPECTACULAR_SETTINGS."""
    return {
        "TITLE": f"{name} API",
        "DESCRIPTION": "Published facts, where they come from, and what has been corrected.",
        "VERSION": "1",
        "SERVE_INCLUDE_SCHEMA": False,
        "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
        # From this server: the documentation page asks nobody else for its parts.
        "SWAGGER_UI_DIST": "SIDECAR",
        "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
        "REDOC_DIST": "SIDECAR",
        "SCHEMA_PATH_PREFIX": r"/api/v1",
        "COMPONENT_SPLIT_REQUEST": True,
        "ENUM_NAME_OVERRIDES": CHOICES
        | {f"{error}Enum": f"drf_standardized_errors.openapi_serializers.{error}Enum.choices" for error in ERRORS},
        "POSTPROCESSING_HOOKS": ["drf_standardized_errors.openapi_hooks.postprocess_schema_enums"],
    }
