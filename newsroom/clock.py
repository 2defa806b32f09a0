"""
The clock's application: `celery --app newsroom.clock beat`.

It rings for tasks by their names and imports none of them, so the clock needs half the memory of a worker.
"""

from celery import Celery

# Without its fixups Celery leaves Django's models alone; settings are read, nothing is set up.
app = Celery("newsroom", fixups=[])
app.config_from_object("newsroom.settings", namespace="CELERY")
