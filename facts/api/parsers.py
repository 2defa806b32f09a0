"""What a program may send."""

from typing import Any

from rest_framework.exceptions import APIException
from rest_framework.parsers import JSONParser

# The longest text has a million characters, which four bytes each and JSON's escapes seldom bring to five megabytes.
MOST_BYTES = 5 * 1024 * 1024


class TooLarge(APIException):
    """More was sent than is read."""

    status_code = 413
    default_code = "too_large"
    default_detail = "The request is larger than 5 MB. Send one article at a time, and its text only."


class CappedJSONParser(JSONParser):
    """Reads JSON of a bounded size, and refuses more before reading any."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """Return what was sent. Raises TooLarge by the length that the request declares, without which it has no body."""
        request = (parser_context or {}).get("request")
        if request is not None and int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise TooLarge
        return super().parse(stream, media_type, parser_context)
