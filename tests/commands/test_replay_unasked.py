"""Replay says what it could not ask, and how it ends then."""

import io
import json
from pathlib import Path

from rich.console import Console
from told_service import CARD, Server, cards, case, printed

from cds_service.commands.calls import Reply
from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json
from cds_service.commands.progress import with_progress
from cds_service.commands.replay import as_json, play
from cds_service.commands.verdicts import Verdict


def test_what_cannot_be_asked_is_said_and_not_asked() -> None:
    """The reason is shown, the rest is played, and the code is not that of a diff."""
    stuck = case(problem="the Bundle is empty")

    text, code = printed(*play([stuck, case()], Server(cards(CARD))))

    assert code == 2
    assert "the Bundle is empty\ncould not run\n" in text
    assert "2 cases: 1 no expected answer, 1 could not run" in text


def test_the_machine_learns_what_could_not_run() -> None:
    """Nothing was answered, so there is no status to tell."""
    text, code = as_json(play([case(problem="why not")], Server()))

    assert code == 2
    assert json.loads(text)["cases"] == [
        {"case": "a case", "verdict": "could not run", "problem": "why not"}
    ]


def test_could_not_run_weighs_more_than_differs(tmp_path: Path) -> None:
    """As in diff: 2 is trouble."""
    (tmp_path / "response.json").write_text('{"status": 200, "body": 1}')
    played = play([case(tmp_path), case(problem="x")], Server(Reply(200, 2)))

    assert printed(*played)[1] == 2


def test_a_kept_answer_that_is_no_json_is_said(tmp_path: Path) -> None:
    """A merge conflict in a fixture is named, with its file."""
    (tmp_path / "response.json").write_text("<<<<<<<")

    (result,) = play([case(tmp_path)], Server(cards()))

    assert result.verdict is Verdict.NOT_RUN
    assert "response.json cannot be used" in result.case.problem


def test_lines_in_a_pipe_are_not_broken() -> None:
    """A long name and a long reason are found by grep."""
    long = "word " * 60
    body: Json = {"issue": [{"diagnostics": long}]}
    loose = Case(long, "sm-patient-view", b"{}")

    text, _ = printed(*play([loose], Server(Reply(412, body))))

    assert f"== {long}\n" in text
    assert f"HTTP 412: {long}\n" in text


def test_a_bar_shows_on_a_terminal_alone() -> None:
    """Progress never ends up in a file."""
    for terminal in (True, False):
        stream = io.StringIO()
        console = Console(file=stream, force_terminal=terminal, width=80)
        assert list(with_progress(console, [1, 2], "Replaying")) == [1, 2]
        assert ("Replaying" in stream.getvalue()) is terminal
