"""The report counts what a run wrote, hides small numbers, and compares two runs."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cds_service.silent.report import cells, changes, figures, page
from cds_service.silent.tables import DECISIONS

_ABOUT = {
    "exported": "2026-07-15",
    "when": "events",
    "services": ["sm-patient-view"],
    "putAside": {"is not JSON": 3},
    "putAsideList": "out.put-aside.csv",
    "files": 2,
    "synthetic": False,
    "rules": {"some-rule": "1.0.0", "quiet-rule": "1.0.0"},
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
    about = {**_ABOUT, "totals": cells.totals(numbers.totals)}
    page.write(folder / "report.html", about, numbers, None)
    return (folder / "report.html").read_text("utf-8")


def test_rates_are_those_of_the_rows(tmp_path: Path) -> None:
    """40 patients, 12 of them with one card: 300 per 1,000 patients."""
    rows = [_call(each, ["warning"] if each < 12 else []) for each in range(40)]
    rows += [_decision(each, "some-rule", "fired", "Low") for each in range(12)]
    content = _page(tmp_path, *rows)
    assert '<td>warning</td><td class="n">300.0</td><td class="n">30.0</td>' in content
    assert "<b>6.0</b>cards in a day of 20 opened records" in content
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


def test_a_rule_that_is_shown_of_few_is_hidden_though_it_fired_on_many(
    tmp_path: Path,
) -> None:
    """It fired on 30, cards carried it of one; of the other, of all but one."""
    rows = [_call(each, []) for each in range(100)]
    for each in range(30):
        rows.append(_decision(each, "crowded", "fired", "Low", shown=each == 0))
        rows.append(_decision(each, "almost", "fired", "Low", shown=each != 0))
    content = _page(tmp_path, *rows).splitlines()
    (crowded,) = (line for line in content if ">crowded<" in line)
    assert "<svg" not in crowded
    assert crowded.count("not shown") == 2
    assert "300.0" in crowded
    (almost,) = (line for line in content if ">almost<" in line)
    assert almost.count("not shown") == 1
    assert "290.0" in almost


def test_a_cause_stands_once_with_all_rules_that_wait_for_it(tmp_path: Path) -> None:
    """Two rules lack the same in the same twelve patients: one line of work."""
    rows = [_call(each, []) for each in range(40)]
    for each in range(12):
        rows.append(_decision(each, "one-rule", "cannot tell", "no count"))
        rows.append(_decision(each, "two-rule", "cannot tell", "no count"))
    content = _page(tmp_path, *rows)
    (cause,) = (line for line in content.splitlines() if ">no count<" in line)
    assert "one-rule, two-rule" in cause
    assert '<td class="n">24</td><td class="n">12</td>' in cause


def test_what_never_fired_and_empty_visits_are_told(tmp_path: Path) -> None:
    """A committee asks for both; the columns of the plot say their numbers."""
    rows = [_call(each, ["info"] if each < 12 else []) for each in range(40)]
    rows += [_decision(each, "some-rule", "fired", "Low") for each in range(12)]
    content = _page(tmp_path, *rows)
    assert "(1 rules): quiet-rule." in content
    assert "<title>0: 70.0</title>" in content
    assert "<title>1: 30.0</title>" in content


def test_where_no_record_was_opened_there_is_no_rate_of_them(tmp_path: Path) -> None:
    """Orders alone: cards per opened record are no hidden number, there are none."""
    rows = [_call(each, ["info"]) | {"event": "order"} for each in range(12)]
    assert "<b>no record was opened</b>" in _page(tmp_path, *rows)


def test_pairs_that_would_tell_a_few_are_left_out(tmp_path: Path) -> None:
    """Of 30 patients with a rule 25 have another, too: that would tell of five."""
    rows = [_call(each, ["info"]) for each in range(60)]
    for each in range(30):
        rows.append(_decision(each, "rule-a", "fired", "Low"))
        rows.append(_decision(each, "rule-b", "fired", "Low", shown=each < 25))
        rows.append(_decision(each + each % 2 * 30, "rule-c", "fired", "Low"))
    content = _page(tmp_path, *rows)
    assert "<td>rule-a</td><td>rule-b</td>" not in content
    assert "<td>rule-a</td><td>rule-c</td>" in content
    assert "2 of 3 pairs" in content


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
    found = _changes(tmp_path, was, now)
    assert {(each["rule"], each["change"], each["reason"]) for each in found.rules} == {
        ("rule-a", "newly fired", "count is fine"),
        ("rule-b", "newly silent", "count is old"),
    }
    assert found.asked == {"when": ("2026-01-01", "events")}


def test_another_urgency_and_another_place_among_the_cards_are_changes(
    tmp_path: Path,
) -> None:
    """A rule that fires as before can be louder, or found no room any more."""
    was = [_call(1, []), _call(2, [])]
    was += [_decision(1, "loud", "fired", "Low"), _decision(2, "room", "fired", "Low")]
    now = [_call(1, []), _call(3, [])]
    now += [_decision(1, "loud", "fired", "Low") | {"indicator": "critical"}]
    now += [_decision(2, "room", "fired", "Low", shown=False)]
    found = _changes(tmp_path, was, now)
    assert {(each["rule"], each["change"]) for each in found.rules} == {
        ("loud", "was warning, now critical"),
        ("room", "no longer shown"),
    }
    assert found.calls == {"in_both": 1, "only_now": 1, "only_then": 1}


def _changes(
    folder: Path, was: list[dict[str, Any]], now: list[dict[str, Any]]
) -> changes.Changes:
    _written(folder / "was" / "decisions", *was)
    asked = {**_ABOUT, "when": "2026-01-01"}
    (folder / "was" / "run.json").write_text(json.dumps(asked))
    decisions = _written(folder / "now" / "decisions", *now)
    return changes.since(folder / "was", decisions, _ABOUT)
