"""The settings that tests run under: no .env, no worker, no real hashes, no throttling; all else as in the product."""

import os

# Tests must not depend on what one machine keeps in its .env, nor on what its shell says of the product.
os.environ["NEWSROOM_ENV_FILE"] = ""
os.environ["NEWSROOM_ENV"] = "local"
_own_key = os.environ.pop("SECRET_KEY", None)
os.environ["SECRET_KEY"] = "only for tests"  # noqa: S105

from newsroom import logs  # noqa: E402
from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import REDIS_URL, REST_FRAMEWORK  # noqa: E402

# What tests start as processes of their own makes a key of its own, as the product does.
del os.environ["SECRET_KEY"]
if _own_key is not None:
    os.environ["SECRET_KEY"] = _own_key

LOGGING = logs.configure(as_json=False, level=os.environ.get("LOG_LEVEL") or "WARNING")

# A queue that no worker of the product listens to; without a Redis server nothing leaves the process.
CELERY_TASK_DEFAULT_QUEUE = "newsroom-test"
if not REDIS_URL:
    CELERY_BROKER_URL = "memory://localhost/"
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# The test client signs in without a request, which Axes refuses.
AXES_ENABLED = False
# Real hashes cost a third of a second each, and no test is about their strength.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests come from one address, all in one minute.
REST_FRAMEWORK = {**REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": None, "user": None}}
