"""`replay --html` writes one page that needs nothing beside itself."""

import re
from pathlib import Path

from hook_calls import FIXTURES
from typed_commands import run

from cds_service.commands.calls import Reply
from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json
from cds_service.commands.report_page import report
from cds_service.commands.verdicts import Result, Verdict

WHOLE = FIXTURES / "whole-patients" / "aggressive-midostaurin-week-3"
TRAP = "<img src=x onerror=alert(1)>"


def case() -> Case:
    """Return a case whose name is a trap."""
    return Case(TRAP, "sm-patient-view", b"{}")


def test_every_case_is_on_the_page(tmp_path: Path) -> None:
    """With its verdict and its cards, and the command ends as it does without."""
    page = tmp_path / "report.html"
    replayed = run("replay", str(WHOLE), "--html", str(page))
    written = page.read_text("utf-8")

    assert replayed.exit_code == 0, replayed.output
    assert written.count('<section class="panel wide">') == 3
    assert "Interrupt midostaurin: ANC 0.82" in written
    assert "<dt>ok</dt><dd>3</dd>" in written


def test_the_page_loads_nothing(tmp_path: Path) -> None:
    """No script, no file beside it, and a policy that forbids both."""
    page = tmp_path / "report.html"
    run("replay", str(WHOLE), "--html", str(page))
    written = page.read_text("utf-8")

    assert "default-src 'none'" in written
    assert not re.search(r"<(script|link|img|iframe)\b", written)


def test_whatever_a_server_answered_is_text() -> None:
    """A name, a summary, a label: nothing of them is markup; odd cards do no harm."""
    cards: list[Json] = [
        {"indicator": "info", "summary": TRAP, "detail": TRAP},
        {"suggestions": [{"label": TRAP}, 5]},
        7,
    ]
    result = Result(case(), Reply(200, {"cards": cards}), Verdict.DIFFERS, (TRAP,))

    assert "<img" not in report([result])


def test_two_ways_of_showing_are_refused(tmp_path: Path) -> None:
    """With --html and --json neither is done: whoever asked for both is told so."""
    page = tmp_path / "report.html"
    replayed = run("replay", str(WHOLE), "--json", "--html", str(page))

    assert (replayed.exit_code, replayed.stdout) == (2, "")
    assert "Choose one of --html and --json" in replayed.stderr
    assert not page.exists()


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Nothing is lost silently: the command says what it could not write."""
    replayed = run("replay", str(WHOLE), "--html", str(tmp_path / "no" / "x.html"))

    assert "cannot be written" in str(replayed.exception)
