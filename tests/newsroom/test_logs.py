"""What a line of the log looks like, and what it never shows."""

import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
import structlog
from django.conf import settings

from newsroom import logs


@pytest.fixture(params=[False, True], ids=["line", "json"])
def as_json(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def written(record: logging.LogRecord, *, as_json: bool) -> str:
    """The record as a handler would write it."""
    formatter = logs.configure(as_json=as_json, level="INFO")["formatters"]["line"]
    return str(
        structlog.stdlib.ProcessorFormatter(**{name: value for name, value in formatter.items() if name != "()"}).format(record)
    )


def failed() -> logging.LogRecord:
    """What is logged when something fails beside a secret."""
    password = "hunter2"  # noqa: F841  # a traceback with local variables would show it
    try:
        raise ValueError("broken")
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
        return logging.LogRecord("facts.ingest", logging.ERROR, __file__, 1, "not read: %s", ("why",), told)


def test_a_failure_shows_its_traceback_and_no_variable(*, as_json: bool) -> None:
    line = written(failed(), as_json=as_json)
    assert "not read: why" in line
    assert "ValueError: broken" in line
    assert "hunter2" not in line.replace('password = "hunter2"', "")


def test_a_machine_gets_one_object_a_line() -> None:
    line = written(failed(), as_json=True)
    assert "\n" not in line
    assert json.loads(line)["logger"] == "facts.ingest"


@pytest.fixture
def own_logging() -> Iterator[None]:
    yield
    logging.config.dictConfig(settings.LOGGING)


def test_lines_of_structlog_and_of_libraries_look_alike(own_logging: None, capsys: pytest.CaptureFixture[str]) -> None:
    # A request that failed in an earlier test leaves its number behind.
    structlog.contextvars.clear_contextvars()
    logging.config.dictConfig(logs.configure(as_json=False, level="INFO"))
    structlog.get_logger("facts.ingest").info("read", articles=3)
    logging.getLogger("facts.fetch").info("read")
    own, foreign = capsys.readouterr().err.splitlines()
    assert own.endswith("[info     ] read [facts.ingest] articles=3")
    assert foreign.endswith("[info     ] read [facts.fetch]")


def test_a_request_is_one_short_line_for_a_person_and_whole_for_a_machine(
    own_logging: None, capsys: pytest.CaptureFixture[str]
) -> None:
    structlog.contextvars.clear_contextvars()
    event = {"request": "GET /facts/", "code": 200, "request_id": "a71e", "user_id": None}
    logger = structlog.get_logger("django_structlog.middlewares.request")
    logging.config.dictConfig(logs.configure(as_json=False, level="INFO"))
    logger.info("request_finished", **event)
    assert capsys.readouterr().err.rstrip().endswith("[info     ] GET /facts/ 200")
    logging.config.dictConfig(logs.configure(as_json=True, level="INFO"))
    logger.info("request_finished", **event)
    assert json.loads(capsys.readouterr().err).items() >= (event | {"event": "request_finished"}).items()


def test_a_bell_that_nobody_heard_in_time_is_no_news(own_logging: None, capsys: pytest.CaptureFixture[str]) -> None:
    logging.config.dictConfig(logs.configure(as_json=False, level="INFO"))
    structlog.get_logger("django_structlog.celery.receivers").warning("task_revoked", expired=True)
    assert capsys.readouterr().err == ""
