# Build:  docker build -t cds-service .        (or buildah, podman)
# Run:    docker run --rm --read-only --tmpfs /tmp -p 127.0.0.1:8000:8000 \
#           -e CDS_ALLOW_OPEN=true cds-service
# BASE is any Debian-like image with Python 3.11 or newer; PIP_FLAGS and the
# secret "pip_conf" serve closed networks with a package mirror of their own.
ARG BASE=docker.io/library/python:3.13-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
COPY requirements.lock ./
RUN python3 -m venv /opt/cds \
 && /opt/cds/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY cds_service ./cds_service
COPY fhir_fixtures/whole-patients ./fhir_fixtures/whole-patients
RUN /opt/cds/bin/pip install --no-cache-dir --no-deps . \
 && /opt/cds/bin/pip uninstall --yes pip \
 && /opt/cds/bin/python -m compileall -q /opt/cds

FROM ${BASE}
COPY --from=build /opt/cds /opt/cds
ENV PATH=/opt/cds/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 65532:65532
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["python3", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health/ready', timeout=2)"]
ENTRYPOINT ["cds-service"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
