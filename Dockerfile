# One image for web, worker and beat; what runs in it is said in compose.yaml.

FROM python:3.11-slim AS wheels
WORKDIR /wheels
COPY requirements.txt .
RUN pip wheel --no-cache-dir --wheel-dir . --requirement requirements.txt

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MALLOC_ARENA_MAX=2 \
    NEWSROOM_ENV=production \
    NEWSROOM_VAR=/app/var
RUN useradd --system --uid 1000 --home-dir /app newsroom
WORKDIR /app
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels --requirement /wheels/requirements.txt
COPY manage.py ./
COPY newsroom newsroom
COPY facts facts
COPY templates templates
RUN python -m compileall -q . \
    && install --directory --owner newsroom --mode 700 var \
    # Nothing is served or stored in this step, so none of these values is kept or used.
    && SECRET_KEY=build DATABASE_URL=postgres://build@build/build REDIS_URL=redis://build \
       ALLOWED_HOSTS=build BASE_URL=https://build \
       python manage.py collectstatic --noinput --verbosity 0
USER newsroom
VOLUME /app/var
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["python", "-m", "newsroom.probe"]
CMD ["gunicorn", "newsroom.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "8", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--max-requests", "20000", "--max-requests-jitter", "2000"]
