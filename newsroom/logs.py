"""One log format for every process: a readable line, or one JSON object a line where a machine collects them."""

from typing import Any

import structlog
from structlog.typing import EventDict, Processor

# A bell that nobody heard in time is rung again by the sweep; of a failure, Celery's own line tells more.
TOLD_ELSEWHERE = {"task_revoked", "task_failed"}


def drop_what_is_told_elsewhere(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Drop an event that is no news."""
    if event.get("event") in TOLD_ELSEWHERE:
        raise structlog.DropEvent
    return event


# What every line carries, whether it comes from structlog or from a library that logs with the standard module.
SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.StackInfoRenderer(),
]

# These speak at INFO about each beat of a sweep that runs every few seconds; their warnings and errors stay.
CHATTY = (
    "celery.app.trace",
    "celery.worker.strategy",
    "celery.worker.request",
    "celery.worker.consumer.connection",
    "celery.beat",
    "celery.utils.functional",
    "axes",
)


# A person at a terminal reads the address and the status; the rest is for a machine that collects lines.
REQUEST_OVER = {"request_finished", "request_failed"}
ONLY_FOR_MACHINES = ("request_id", "user_id", "logger", "request", "code")


def shorten_requests(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Make the line of a request `GET /address 200`; what else it carries stays, and so do all other lines."""
    if event.get("event") in REQUEST_OVER and "request" in event:
        event["event"] = f"{event['request']} {event.get('code', 'failed')}"
        for name in ONLY_FOR_MACHINES:
            event.pop(name, None)
    return event


def _line() -> list[Processor]:
    return [
        shorten_requests,
        structlog.processors.TimeStamper(fmt="%H:%M:%S", utc=False),
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        # The default shows local variables, passwords included.
        structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0, exception_formatter=structlog.dev.plain_traceback),
    ]


def _json() -> list[Processor]:
    return [
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(),
    ]


def configure(*, as_json: bool, level: str) -> dict[str, Any]:
    """Set structlog up and return the matching value for Django's LOGGING."""
    structlog.configure(
        processors=[drop_what_is_told_elsewhere, *SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": _json() if as_json else _line(),
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # A missing page is told once, by the request's own line.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": True},
        }
        | {name: {"level": "WARNING"} for name in CHATTY},
    }
