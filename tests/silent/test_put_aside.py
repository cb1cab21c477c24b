"""What could not be read can be found: by file and line, without its content."""

import csv
import gzip
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from exports import decided, job, lines, run_of, written

from cds_service.silent import put_aside
from cds_service.silent.reading import DAMAGED, Piece, pieces_of, read

_CUT = b'{"resourceType":"Condition","id":"secret'
_NOBODYS = b'{"resourceType":"Observation","id":"x"}'


def _listed(file: Path) -> list[tuple[str, str, str]]:
    with file.open(newline="") as stream:
        return [
            (row["file"], row["line"], row["problem"]) for row in csv.DictReader(stream)
        ]


def _places(pieces: list[Piece]) -> list[put_aside.Place]:
    columns = ("file", "start", "line", "problem")
    return [
        put_aside.Place(*(row[name] for name in columns))
        for piece in pieces
        for batch in read(piece)
        for row in batch.to_pylist()
        if row["problem"]
    ]


@pytest.mark.parametrize("most", [1, 7, 39, 40, 41, 100, 10_000])
def test_wherever_a_file_is_cut_its_lines_are_counted_from_its_beginning(
    tmp_path: Path, most: int
) -> None:
    """Lines 1, 4 and 6; an empty line is a line; the last one has no end."""
    good = b'{"resourceType":"Patient","id":"p"}'
    file = tmp_path / "a.ndjson"
    file.write_bytes(b"\n".join([_CUT, good, b"", _NOBODYS, good, _CUT]))
    put_aside.write(_places(pieces_of([file], most)), tmp_path, tmp_path / "list")
    assert _listed(tmp_path / "list") == [
        ("a.ndjson", "1", "is not JSON"),
        ("a.ndjson", "4", "Observation names no patient"),
        ("a.ndjson", "6", "is not JSON"),
    ]


def test_the_list_has_places_and_no_content_and_is_for_its_owner(
    tmp_path: Path,
) -> None:
    """A packed file has lines, a Bundle is named as a whole."""
    export = tmp_path / "export"
    (export / "sub").mkdir(parents=True)
    packed = gzip.compress(b"\n" + _CUT + b"\n")
    (export / "sub" / "b.ndjson.gz").write_bytes(packed)
    (export / "c.json").write_bytes(_NOBODYS)
    run = run_of(export, tmp_path / "out")
    decided(run, job())
    assert run.put_aside == tmp_path / "out.put-aside.csv"
    assert _listed(run.put_aside) == [
        ("c.json", "", "Observation names no patient"),
        ("sub/b.ndjson.gz", "2", "is not JSON"),
    ]
    assert "secret" not in run.put_aside.read_text()
    assert run.put_aside.stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_put_aside_and_nobody_else_suffers(tmp_path: Path) -> None:
    """Cut, damaged, or not packed at all: what came before is read."""
    export = written(tmp_path / "export", lines(2, dirty=0))
    whole = gzip.compress(b"\n".join(lines(1, seed=9, dirty=0)))
    (export / "1.ndjson.gz").write_bytes(whole[:-9])
    (export / "2.ndjson.gz").write_bytes(b"not packed")
    (export / "3.json.gz").write_bytes(whole[:30] + b"\0\xff" * 40)
    run = run_of(export, tmp_path / "out")
    assert decided(run, job())[DAMAGED] == 3
    listed = [(file, why) for file, _, why in _listed(run.put_aside)]
    assert listed == [
        ("1.ndjson.gz", DAMAGED),
        ("2.ndjson.gz", DAMAGED),
        ("3.json.gz", DAMAGED),
    ]
    patients = set(pq.read_table(run.decisions)["patient"].to_pylist())
    assert len(patients) >= 2
