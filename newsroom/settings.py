"""
The settings, read from the environment; `.env.example` lists every variable.

NEWSROOM_ENV is `local` (the default: SQLite, an embedded broker, nothing to configure) or `production`, which refuses to start
half-configured and says what is missing. Tests run under `newsroom.settings_test`.
"""

import os
from datetime import timedelta
from pathlib import Path

import environ

from newsroom import broker, llm, logs, schema
from newsroom.database import describe
from newsroom.environment import Environment
from newsroom.secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent

# Another file, or none where the variable is empty.
ENV_FILE = os.environ.get("NEWSROOM_ENV_FILE", str(BASE_DIR / ".env"))
if ENV_FILE and Path(ENV_FILE).exists():
    environ.Env.read_env(ENV_FILE)

env = Environment()
IS_PRODUCTION = env.choice("NEWSROOM_ENV", choices=("local", "production"), default="local") == "production"
if IS_PRODUCTION:
    env.demand("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "BASE_URL")

# The house

NEWSROOM_NAME = env.text("NEWSROOM_NAME", "Newsroom")
# Where readers report errors; the page that says how shows no address where there is none.
NEWSROOM_MAIL = env.text("NEWSROOM_MAIL", "")
BASE_URL = env.address("BASE_URL", schemes=("https", "http"), default="http://127.0.0.1:8000")
# The admin shows and reads times in it. Public times carry their own offset.
NEWSROOM_ZONE = env.zone("NEWSROOM_ZONE", default="UTC")
# The author of a fact can't verify it: a second person does.
NEWSROOM_FOUR_EYES = env.truth("NEWSROOM_FOUR_EYES", default=True)
# Readers are told “Reports differ” of a fact that several reports, or any report on an important fact, contradict.
NEWSROOM_SHOW_DIFFERING = env.truth("NEWSROOM_SHOW_DIFFERING", default=False)
# A second person approves a correction before readers see it: of facts of high importance, of all, or of none.
NEWSROOM_CORRECTIONS_FOUR_EYES = env.choice("NEWSROOM_CORRECTIONS_FOUR_EYES", choices=("high", "all", "none"), default="high")
# The house's own wording of a notice, a kind each, with placeholders; a system check says which there are.
NEWSROOM_NOTICES = {
    kind: template
    for kind in ("correction", "update", "clarification", "editors_note", "withdrawal")
    if (template := env.text(f"NEWSROOM_NOTICE_{kind.upper()}"))
}
# Longer than any task may run: a row whose worker died waits this long before another takes it up.
NEWSROOM_LEASE_SECONDS = env.seconds("NEWSROOM_LEASE_SECONDS", default=300)
# The local reader's folder: network, tokenizer, weights of the score, thresholds.
DETECTION_MODEL = Path(env.text("DETECTION_MODEL", str(BASE_DIR / "facts" / "detection" / "model")))
# Who reads reports: the local reader, or a language model behind an OpenAI-compatible endpoint with the local one behind it.
DETECTION_READER = env.choice("DETECTION_READER", default="local", choices=("local", "llm"))
DETECTION_LLM_URL = env.address("DETECTION_LLM_URL", schemes=("https", "http"))
DETECTION_LLM_MODEL = env.text("DETECTION_LLM_MODEL")
DETECTION_LLM_KEY = env.text("DETECTION_LLM_KEY")
DETECTION_LLM_SECONDS = env.seconds("DETECTION_LLM_SECONDS", default=60)
DETECTION_LLM_TOKENS_A_DAY = env.limit("DETECTION_LLM_TOKENS_A_DAY", default=2_000_000)
DETECTION_LLM_CONCURRENCY = env.count("DETECTION_LLM_CONCURRENCY", default=4)
env.problems += llm.problems(
    DETECTION_READER,
    url=DETECTION_LLM_URL,
    model=DETECTION_LLM_MODEL,
    key=DETECTION_LLM_KEY,
    seconds=DETECTION_LLM_SECONDS,
    is_production=IS_PRODUCTION,
)
# What the running product writes: database, broker's log, secret key, locks.
VAR = Path(env.text("NEWSROOM_VAR", str(BASE_DIR / "var"))).resolve()

DATABASE_URL = env.address("DATABASE_URL", schemes=("postgres", "postgresql", "sqlite"))
REDIS_URL = env.address("REDIS_URL", schemes=("redis", "rediss"))
DEBUG = env.truth("DEBUG", default=False)
if IS_PRODUCTION and DEBUG:
    env.problems.append("DEBUG must not be on in production")
log_level = env.choice("LOG_LEVEL", choices=("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO")

env.refuse_what_is_wrong()

SECRET_KEY = env.text("SECRET_KEY") or kept_secret(VAR / "secret_key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))

# Parts

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "corsheaders",
    "csp",
    "django_filters",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "knox",
    "rest_framework",
    "simple_history",
    "facts",
]

MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "facts.admin.moments.NewsroomTime",
    "facts.admin.unsent.UnsentForms",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    # Axes asks to be last: it turns a refused log-in into its answer.
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database

DATABASES = {"default": describe(DATABASE_URL or f"sqlite:///{VAR / 'newsroom.sqlite3'}")}

# Broker and cache

BROKER_SOCKET = broker.socket_path(VAR)
IS_EMBEDDED_BROKER = not REDIS_URL

CELERY_BROKER_URL = broker.queue_url(REDIS_URL, socket=BROKER_SOCKET)
CELERY_TASK_DEFAULT_QUEUE = "newsroom"
CELERY_TASK_TIME_LIMIT = 240
CELERY_TASK_SOFT_TIME_LIMIT = 210
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Longer than any task may run, or a message is delivered again while its task still works.
    "visibility_timeout": 300,
    # A door that rings a dead broker must not keep its editor waiting.
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.1,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.1}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    # A sweep that waited out its turn is of no use: the next one is due already.
    "sweep": {"task": "facts.tasks.sweep", "schedule": timedelta(seconds=5), "options": {"expires": 5}},
}

CACHES = {
    "default": {
        "BACKEND": "newsroom.cache.ForgivingCache",
        "LOCATION": broker.cache_url(REDIS_URL, socket=BROKER_SOCKET),
        "KEY_PREFIX": "newsroom",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    }
}

# Language and time

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

# Accounts

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
# Guessing at one name from one address is stopped; nobody can lock a colleague out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True

# Guards

IS_HTTPS = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = IS_HTTPS
# Health checks come from inside, in plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_TRUSTED_ORIGINS = [BASE_URL]
# A form that was open while its editor logged in again comes back with what was typed.
CSRF_FAILURE_VIEW = "facts.admin.unsent.forgery_check_failed"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
# Above the longest text that ingest accepts, so that a longer one gets ingest's own clear answer.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# Static files

STATIC_URL = "static/"
# Locally the files are served from where they lie; the image collects, names by content and compresses them.
STATIC_ROOT = BASE_DIR / "staticfiles" if IS_PRODUCTION else None
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
static_storage = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if IS_PRODUCTION
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": static_storage},
}

# API

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    # Closed until a view opens itself.
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAdminUser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination",
    "PAGE_SIZE": 50,
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"anon": "120/min", "user": "1200/min"},
    "DEFAULT_SCHEMA_CLASS": "drf_standardized_errors.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
}
REST_KNOX = {"TOKEN_TTL": timedelta(days=90), "TOKEN_LIMIT_PER_USER": 10}
SPECTACULAR_SETTINGS = schema.describe(NEWSROOM_NAME)

# Logging

LOGGING = logs.configure(as_json=IS_PRODUCTION, level=log_level)
DJANGO_STRUCTLOG_CELERY_ENABLED = True
# One line a request and a task, when it is over.
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = 10
DJANGO_STRUCTLOG_CELERY_TASK_START_LOG_LEVEL = 10
DJANGO_STRUCTLOG_CELERY_TASK_SUCCESS_LOG_LEVEL = 10
# A reader's address is nobody's business here.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
