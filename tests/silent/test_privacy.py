"""Nothing of a patient leaves the house but a keyed hash."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from exports import decided, job, lines, run_of, written

from cds_service.masked import masked, our_words
from cds_service.silent.asking import When
from cds_service.silent.pseudonyms import Pseudonyms, key_in
from cds_service.silent.report.cells import rate, shown

_KEY = b"0123456789abcdef0123456789abcdef"


def test_no_id_of_the_export_is_in_the_output(tmp_path: Path) -> None:
    """Ids of patients and resources are hashed; the records are gone when it ends."""
    export = written(tmp_path / "export", lines(8))
    run = run_of(export, tmp_path / "out")
    decided(run, job(When(), _KEY))
    table = pq.read_table(run.decisions)
    run.end({})
    assert table.num_rows > 100
    assert "synthetic-" not in str(table.to_pylist())
    assert not run.work.exists()


def test_a_pseudonym_is_the_same_by_the_same_key_only() -> None:
    """Two runs can be compared by one key, and not by two."""
    one, other = Pseudonyms(_KEY), Pseudonyms(b"another key of thirty-two signs.")
    assert one.of("p1") == Pseudonyms(_KEY).of("p1") != one.of("p2")
    assert one.of("p1") != other.of("p1")
    assert one.fingerprint != other.fingerprint
    assert len(one.of("p1")) == 32


def test_a_reference_keeps_its_type_only() -> None:
    """Of "Observation/x" the type may be told; an address is hashed whole."""
    names = Pseudonyms(_KEY)
    assert names.of_reference("Observation/x").startswith("Observation/")
    assert "x" not in names.of_reference("Observation/x").partition("/")[2]
    assert "/" not in names.of_reference("urn:uuid:1/2")


def test_a_key_is_made_once_and_is_for_its_owner(tmp_path: Path) -> None:
    """A new key is random and readable by its owner; one that is too short is none."""
    made = key_in(tmp_path / "key")
    assert made == key_in(tmp_path / "key") != key_in(tmp_path / "other")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    (tmp_path / "short").write_text("x" * 31)
    with pytest.raises(ValueError, match="is no key"):
        key_in(tmp_path / "short")


def test_a_reason_holds_our_words_only() -> None:
    """Numbers and words of the record are hidden, so that reasons can be counted."""
    words = our_words()
    said = masked("no neutrophil count since 2026-01-06 of Xyzzyman, 1.5", words)
    assert said == "no neutrophil count since # of …, #"


@pytest.mark.parametrize(
    ("patients", "cell"), [(0, "0"), (1, "< 11"), (10, "< 11"), (11, "11")]
)
def test_small_numbers_of_patients_are_not_shown(patients: int, cell: str) -> None:
    """Fewer than eleven are not told, and none are."""
    assert shown(patients) == cell
    times = 5 if patients else 0
    told = {0: 0.0, 11: 50.0}.get(patients)
    assert rate(times, 100, 1000, patients) == told
