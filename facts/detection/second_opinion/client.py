"""One call over the network. Bounded in time and size, follows nobody elsewhere, and never repeats the key."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import urllib3

from facts.detection.second_opinion.answer import NoAnswer

# Models that think aloud send their thoughts along; the answer itself is a few hundred bytes.
MOST_BYTES = 256 * 1024
CHUNK = 16 * 1024
BAD_REQUEST = 400


class Away(NoAnswer):
    """The endpoint can't be reached or does not answer in time; the next call would wait as long."""


class Refused(NoAnswer):
    """The endpoint does not take a request of this form."""


@dataclass(frozen=True)
class Client:
    """The endpoint's chat completions."""

    url: str
    seconds: float
    key: str = field(default="", repr=False)

    def complete(self, body: Mapping[str, Any]) -> str:
        """The content of the first choice. Raises NoAnswer where there is none, Away where waiting again would not help."""
        until = monotonic() + self.seconds
        timeout = urllib3.Timeout(total=self.seconds)
        try:
            with urllib3.PoolManager(retries=False, timeout=timeout) as pool:
                response = pool.request(
                    "POST",
                    f"{self.url}/chat/completions",
                    body=json.dumps(body).encode(),
                    headers=self._headers(),
                    redirect=False,
                    preload_content=False,
                )
                try:
                    return _content(_read(response, until))
                finally:
                    # Closed rather than returned to the pool: what is left of a refused answer is never read.
                    response.close()
        except urllib3.exceptions.HTTPError as error:
            # The type alone: the message of some errors repeats the request with its headers.
            raise Away(type(error).__name__) from None

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        return headers | {"Authorization": f"Bearer {self.key}"} if self.key else headers


def _read(response: urllib3.BaseHTTPResponse, until: float) -> bytes:
    if response.status == BAD_REQUEST:
        raise Refused("HTTP 400")
    if response.status != 200:
        raise NoAnswer(f"HTTP {response.status}")
    found = b""
    while chunk := response.read1(CHUNK, decode_content=False):
        found += chunk
        if len(found) > MOST_BYTES:
            raise NoAnswer(f"it is longer than {MOST_BYTES} bytes")
        if monotonic() > until:
            raise Away("it came too slowly")
    return found


def _content(body: bytes) -> str:
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, KeyError, IndexError, TypeError) as error:
        raise NoAnswer("the endpoint's answer is no chat completion") from error
    if not isinstance(content, str):
        raise NoAnswer("the endpoint's answer holds no text")
    return content
