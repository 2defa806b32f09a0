"""The endpoint of endpoint.py as a fixture, and a reader that asks it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from facts.detection.reading.llm.client import Client
from facts.detection.reading.llm.reader import LanguageModelReader
from tests.detection.reading.llm.endpoint import KEY, Endpoint, serving


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as fake:
        yield fake


@pytest.fixture
def reader(endpoint: Endpoint) -> LanguageModelReader:
    """Asks the endpoint, and waits for nothing between two tries."""
    return LanguageModelReader(Client(endpoint.url, "careful-1", 2, KEY, wait=lambda _: None))


@pytest.fixture
def configured(endpoint: Endpoint, settings: Any) -> Iterator[Endpoint]:
    """The endpoint, set up as an operator would, with nothing kept from other tests."""
    settings.DETECTION_READER = "llm"
    settings.DETECTION_LLM_URL = endpoint.url
    settings.DETECTION_LLM_MODEL = "careful-1"
    settings.DETECTION_LLM_KEY = KEY
    settings.DETECTION_LLM_SECONDS = 2
    settings.DETECTION_LLM_TOKENS_A_DAY = 0
    settings.DETECTION_LLM_CONCURRENCY = 2
    cache.clear()
    yield endpoint
    cache.clear()
