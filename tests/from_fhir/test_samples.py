"""What others publish as samples is read without a crash, where it is at hand."""

import contextlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from calls import bundle, call

from cds_service.clinical.chart import Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir import chart
from cds_service.from_fhir.request import BadRequest, decode

SAMPLES = Path(__file__).parents[3] / "shared" / "fhir_samples"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="samples not at hand")


def files() -> list[Path]:
    """Return every JSON file of the samples."""
    return sorted(SAMPLES.rglob("*.json"))


def resources(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (any JSON)
    """Yield every resource, however wrapped."""
    if isinstance(value, dict):
        if "resourceType" in value:
            yield value
        else:
            for inner in value.values():
                yield from resources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from resources(inner)


def read(body: bytes) -> None:
    """Read a call in every hook it may be of."""
    with contextlib.suppress(BadRequest):
        sent = decode(body)
        for hook in Hook:
            chart.read(sent, hook, frozenset(Record), date(2026, 1, 6))


@pytest.mark.parametrize("file", files(), ids=lambda file: file.name)
def test_a_sample_is_read_or_refused(file: Path) -> None:
    """As the call it is, and as the record it holds."""
    body = file.read_bytes()
    read(body)
    with contextlib.suppress(json.JSONDecodeError, UnicodeDecodeError):
        found = list(resources(json.loads(body)))
        read(call({"theirs": bundle(*found), "labs": bundle(*found)}))
