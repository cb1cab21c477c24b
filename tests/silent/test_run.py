"""A run reads every form of an export, goes on after a stop, puts aside the rest."""

import gzip
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from exports import decided, job, lines, resources, run_of, written

from cds_service.frozen import replace
from cds_service.silent import on_duckdb
from cds_service.silent.asking import Job, Seen, When
from cds_service.silent.deciding import decide
from cds_service.silent.reading import Piece, pieces_of, read

_PATIENT = {"resourceType": "Patient", "id": "p", "birthDate": "1970-01-01"}
_OF_P = {"reference": "Patient/p"}
_MASTOCYTOSIS = {
    "resourceType": "Condition",
    "id": "c",
    "subject": _OF_P,
    "recordedDate": "2026-01-01",
    "code": {
        "coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "C96.21"}]
    },
}
_DRUG = {
    "resourceType": "Medication",
    "id": "m",
    "code": {
        "coding": [
            {
                "system": "http://www.nlm.nih.gov/research/umls/rxnorm",
                "code": "403879",
            }
        ]
    },
}
_ORDER = {
    "resourceType": "MedicationRequest",
    "id": "o",
    "status": "active",
    "intent": "order",
    "subject": _OF_P,
    "authoredOn": "2026-02-01",
    "medicationReference": {"reference": "Medication/m"},
}


def _rows(export: Path, out: Path, when: When | None = None) -> list[dict[str, Any]]:
    run = run_of(export, out)
    decided(run, job(when))
    found: list[dict[str, Any]] = pq.read_table(run.decisions).to_pylist()
    return found


def _told(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(str(sorted(row.items(), key=str)) for row in rows)


def test_packed_files_and_bundles_say_the_same(tmp_path: Path) -> None:
    """Gzip, plain lines and a Bundle of the same resources give the same rows."""
    sent = resources(_PATIENT, _MASTOCYTOSIS, _DRUG, _ORDER)
    plain = written(tmp_path / "plain", sent, 3)
    packed, bundled = tmp_path / "packed", tmp_path / "bundled"
    packed.mkdir()
    (packed / "all.ndjson.gz").write_bytes(gzip.compress(b"\n".join(sent)))
    bundled.mkdir()
    entries = [{"resource": msgspec.Raw(each)} for each in sent]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    (bundled / "p.json").write_bytes(msgspec.json.encode(bundle))
    expected = _told(_rows(plain, tmp_path / "1", When()))
    assert _told(_rows(packed, tmp_path / "2", When())) == expected
    assert _told(_rows(bundled, tmp_path / "3", When())) == expected


def test_an_order_brings_the_medication_it_points_to(tmp_path: Path) -> None:
    """Imatinib that only a Medication names is known where it was ordered."""
    sent = resources(_PATIENT, _MASTOCYTOSIS, _DRUG, _ORDER)
    rows = _rows(written(tmp_path / "export", sent), tmp_path / "out", When())
    asked = {row["rule"]: row for row in rows if row["event"] == "order"}
    assert asked["imatinib-kit-unknown-or-inadequate"]["outcome"] == "fired"


def test_a_type_that_the_export_lacks_is_not_known_to_be_absent(tmp_path: Path) -> None:
    """Without any Observation the results were not sent; with one they may be none."""
    sent = resources(_PATIENT, _MASTOCYTOSIS)
    (call,) = (
        row
        for row in _rows(written(tmp_path / "a", sent), tmp_path / "1")
        if row["row"] == "call"
    )
    assert "labs" in call["gaps"]
    other = {"resourceType": "Observation", "subject": {"reference": "Patient/q"}}
    more = written(tmp_path / "b", [*sent, *resources(other)])
    calls = [row for row in _rows(more, tmp_path / "2") if row["row"] == "call"]
    assert all("labs" not in call["gaps"] for call in calls)


def test_of_two_versions_the_newer_one_counts(tmp_path: Path) -> None:
    """The order of the lines decides nothing."""
    old = {**_MASTOCYTOSIS, "meta": {"lastUpdated": "2026-01-02T00:00:00Z"}}
    new = {
        **_MASTOCYTOSIS,
        "meta": {"lastUpdated": "2026-03-02T00:00:00Z"},
        "verificationStatus": {"coding": [{"code": "refuted"}]},
    }
    one = _rows(written(tmp_path / "a", resources(_PATIENT, old, new)), tmp_path / "1")
    other = _rows(
        written(tmp_path / "b", resources(new, old, _PATIENT)), tmp_path / "2"
    )
    assert _told(one) == _told(other)
    assert not any(row["outcome"] == "fired" for row in one)


def test_what_cannot_be_read_is_counted_and_nobody_else_suffers(tmp_path: Path) -> None:
    """A cut line and a result of nobody are put aside, by their problem."""
    good = resources(_PATIENT, _MASTOCYTOSIS)
    bad = [good[1][:30], b'{"resourceType":"Observation","id":"x"}']
    run = run_of(written(tmp_path / "export", [*bad, *good]), tmp_path / "out")
    assert decided(run, job()) == {"Observation names no patient": 1, "is not JSON": 1}
    rows = pq.read_table(run.decisions).to_pylist()
    assert any(row["rule"] == "epi-two-devices-missing" for row in rows)


def test_a_patient_who_is_not_in_the_export_is_put_aside(tmp_path: Path) -> None:
    """A live call without its patient is refused, and so is this one."""
    sent = [*resources(_MASTOCYTOSIS), *lines(1)]
    rows = _rows(written(tmp_path / "export", sent), tmp_path / "out")
    refused = [row["reason"] for row in rows if row["row"] == "problem"]
    assert refused == ["the record lacks the patient or the problem list"]


def test_a_service_that_breaks_costs_one_call(tmp_path: Path) -> None:
    """The name of the error is kept, and not its message."""

    def broken(*sent: object) -> Seen:
        raise ValueError(sent)

    asked = job()
    export = written(tmp_path / "export", resources(_PATIENT))
    run = run_of(export, tmp_path / "out")
    decided(run, replace(asked, consult=broken))
    (row,) = pq.read_table(run.decisions).to_pylist()
    assert row["reason"] == "the service broke: ValueError"


def test_a_stopped_run_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts that are there are not decided again, unless something else is asked."""
    export = written(tmp_path / "export", lines(6))
    run = run_of(export, tmp_path / "out", partitions=3)
    decided(run, job())
    whole = _told(pq.read_table(run.decisions).to_pylist())
    (run.decisions / "part-00001.parquet").unlink()
    done: list[str] = []

    def counted(
        batches: Iterable[pa.RecordBatch], job: Job
    ) -> Iterator[pa.RecordBatch]:
        done.append("part")
        yield from decide(batches, job)

    monkeypatch.setattr(on_duckdb, "decide", counted)
    decided(run, job())
    assert len(done) == 1
    assert _told(pq.read_table(run.decisions).to_pylist()) == whole
    decided(run, job(When(date(2026, 7, 1))))
    assert len(done) == 4


@pytest.mark.parametrize("most", [1, 7, 100, 10_000])
def test_pieces_of_a_file_hold_each_line_once(tmp_path: Path, most: int) -> None:
    """Wherever a file is cut, each line is read by exactly one piece."""
    sent = lines(1, dirty=0)
    written(tmp_path / "export", sent)
    pieces = pieces_of([tmp_path / "export" / "0.ndjson"], most)
    found = [raw for piece in pieces for raw in _raws(piece)]
    assert found == sent


def _raws(piece: Piece) -> list[bytes]:
    return [raw for batch in read(piece) for raw in batch.column("raw").to_pylist()]
