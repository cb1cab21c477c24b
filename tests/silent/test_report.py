"""The report counts what a run wrote, hides small numbers, and compares two runs."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cds_service.silent.report import figures, page
from cds_service.silent.tables import DECISIONS

_ABOUT = {
    "exported": "2026-07-15",
    "when": "events",
    "services": ["sm-patient-view"],
    "putAside": {"is not JSON": 3},
}


def _call(patient: int, cards: list[str], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return _row("call", patient, cards=cards, gaps=[], doubts=["stopped"], **more)


def _decision(
    patient: int, rule: str, outcome: str, reason: str, *, shown: bool = True
) -> dict[str, Any]:
    said = {"rule": rule, "outcome": outcome, "reason": reason, "shown": shown}
    urgent = "warning" if outcome == "fired" else None
    return _row("decision", patient, version="1.0.0", indicator=urgent, **said)


def _row(kind: str, patient: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    about = {"row": kind, "patient": f"p{patient}", "day": date(2026, 3, 1)}
    return {**about, "event": "visit", "service": "sm-patient-view", **more}


def _written(folder: Path, *rows: dict[str, Any]) -> Path:
    folder.mkdir(parents=True)
    table = pa.Table.from_pylist(list(rows), schema=DECISIONS)
    pq.write_table(table, folder / "part-00000.parquet")
    return folder


def _page(folder: Path, *rows: dict[str, Any]) -> str:
    numbers = figures.of(_written(folder / "decisions", *rows))
    page.write(folder / "report.html", {**_ABOUT}, numbers, None)
    return (folder / "report.html").read_text("utf-8")


def test_rates_are_those_of_the_rows(tmp_path: Path) -> None:
    """20 patients, 12 of them with one card: 600 per 1,000 patients."""
    rows = [_call(each, ["warning"] if each < 12 else []) for each in range(20)]
    rows += [_decision(each, "some-rule", "fired", "Low") for each in range(12)]
    content = _page(tmp_path, *rows)
    assert '<td>warning</td><td class="n">600.0</td><td class="n">60.0</td>' in content
    assert "<b>12.0</b>cards in a day of 20 opened records" in content
    assert "a line or file: is not JSON" in content
    assert "its state is taken as unknown" in content


def test_small_numbers_are_hidden_with_all_that_tells_them(tmp_path: Path) -> None:
    """A rule that fired in ten patients is named, its numbers are not."""
    rows = [_call(each, []) for each in range(100)]
    rows += [_decision(each, "rare-rule", "fired", "Low") for each in range(10)]
    rows += [_decision(1, "odd-rule", "cannot tell", "no <b>count</b>")]
    content = _page(tmp_path, *rows)
    (rare,) = (line for line in content.splitlines() if "rare-rule" in line)
    assert rare.count("not shown") == 3
    assert "&lt; 11" in rare
    assert "<svg" not in rare
    assert "no &lt;b&gt;count&lt;/b&gt;" in content


def test_the_page_needs_nothing_beside_itself(tmp_path: Path) -> None:
    """No script, no address, and a policy that allows none; an empty run has one."""
    content = _page(tmp_path)
    assert "default-src 'none'" in content
    assert "<script" not in content
    assert "http://" not in content.replace("http-equiv", "")
    assert "https://" not in content


def test_two_runs_are_compared_with_the_reason_of_the_silent_side(
    tmp_path: Path,
) -> None:
    """What fires now and did not, and the other way round; what stayed is not told."""
    was = [
        _decision(1, "rule-a", "not indicated", "count is fine"),
        _decision(2, "rule-b", "fired", "Low"),
        _decision(3, "rule-c", "fired", "Low"),
    ]
    now = [
        _decision(1, "rule-a", "fired", "Low"),
        _decision(2, "rule-b", "cannot tell", "count is old"),
        _decision(3, "rule-c", "fired", "Low"),
    ]
    _written(tmp_path / "was" / "decisions", *was)
    decisions = _written(tmp_path / "now" / "decisions", *now)
    changes = figures.before(tmp_path / "was", decisions)
    found = {(each["rule"], each["change"], each["reason"]) for each in changes}
    assert found == {
        ("rule-a", "newly fired", "count is fine"),
        ("rule-b", "newly silent", "count is old"),
    }
