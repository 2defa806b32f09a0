"""
The Celery application.

Rows are the queue and the broker is a doorbell: what a lost message leaves undone, the sweep finds. So a door may ring it and
go on, whether anybody hears it or not.
"""

import os
import warnings
from functools import partial
from logging.config import dictConfig
from typing import Any

import structlog
from celery import Celery
from celery.contrib.django.task import DjangoTask
from celery.signals import setup_logging
from django.conf import settings
from django.db import transaction
from django_structlog.celery.steps import DjangoStructLogInitStep
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)

# A task whose connection is lost is better finished than cancelled: its message comes again and finds the work done.
warnings.filterwarnings("ignore", message=r"\s*In Celery 5.1 we introduced an optional breaking change")
# A message holds the name of a task and one number, never code, so a worker of the superuser's runs nothing that it should not.
warnings.filterwarnings("ignore", message=r"\s*You're running the worker with superuser privileges")


class Doorbell(DjangoTask):  # type: ignore[type-arg]  # generic in the stubs, plain in Celery
    """A task whose message may get lost: a broker that is down delays the work and breaks nothing."""

    def delay_on_commit(self, *args: Any, **kwargs: Any) -> None:  # type: ignore[override]  # Celery returns None, too
        """Send the task once the transaction is committed. A dead broker is logged and raises nothing."""
        transaction.on_commit(partial(self.ring, *args, **kwargs))

    def ring(self, *args: Any, **kwargs: Any) -> None:
        """Send the task now. A dead broker is logged and raises nothing."""
        try:
            self.delay(*args, **kwargs)
        except OperationalError as error:
            log.warning("broker unreachable, the sweep will find the work", task=self.name, error=str(error))


@setup_logging.connect
def keep_one_log_format(**_: Any) -> None:
    """Log in worker and beat as everywhere else; while somebody listens to this signal, Celery leaves logging alone."""
    dictConfig(settings.LOGGING)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
app = Celery("newsroom", task_cls=Doorbell)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)
