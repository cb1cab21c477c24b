"""Silent decisions are those of the live endpoint, however the export is cut."""

import subprocess
import sys
import tempfile
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from random import Random
from shutil import which

import pytest
from exports import decided, job, lines, run_of, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_service.commands.live_decisions import by_engine, live
from cds_service.commands.silent_verify import differences
from cds_service.from_fhir.export_line import lines_of
from cds_service.silent.asking import When

_DAYS = st.dates(date(2022, 6, 1), date(2026, 7, 15))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 1000),
    day=st.one_of(st.none(), _DAYS),
    shuffle=st.integers(0, 1000),
    files=st.integers(1, 4),
    partitions=st.integers(1, 5),
)
def test_any_order_and_any_cut_gives_the_live_decisions(
    seed: int, day: date | None, shuffle: int, files: int, partitions: int
) -> None:
    """DuckDB says what the endpoint says of any patients, dates, files and parts."""
    sent = lines(2, seed, dirty=5.0)
    Random(shuffle).shuffle(sent)  # noqa: S311 (no secret)
    asked = job(When(day) if day else When())
    with tempfile.TemporaryDirectory() as name:
        export = written(Path(name) / "export", sent, files)
        run = run_of(export, Path(name) / "out", partitions)
        decided(run, asked)
        said = by_engine(run.decisions)
    read = [line for each in sent for line in lines_of(each) if not line.problem]
    assert differences(live(read, asked), said) == []


def test_a_difference_is_found() -> None:
    """A rule that says something else is not taken for the same."""
    read = [line for each in lines(3, dirty=0) for line in lines_of(each)]
    now = live(read, job())
    earlier = live(read, job(When(date(2022, 6, 1))))
    assert differences(now, now) == []
    assert differences(now, earlier)


@pytest.mark.skipif(
    not (find_spec("pyspark") and which("java")), reason="the extra `spark` is absent"
)
def test_spark_says_the_same(tmp_path: Path) -> None:
    """Two worker processes of a local Spark decide as the endpoint does."""
    export = written(tmp_path / "export", lines(12), 2)
    asked = ["--events", "--exported", "2026-07-15", "--verify", "6"]
    # A process of its own: Spark talks to itself over sockets, and warns.
    command = [sys.executable, "-c", "from cds_service.cli import main; main()"]
    told = subprocess.run(  # noqa: S603 (our own command)
        [*command, "silent", str(export), "--out", str(tmp_path / "out"), *asked],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "spark, 3 parts" in told.stdout, told.stderr[-2000:]
    assert told.returncode == 0
