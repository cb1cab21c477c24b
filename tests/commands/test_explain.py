"""Asking for the trace: which cases, which day, what a machine gets, how it ends."""

import json
from datetime import date
from pathlib import Path

import pytest

from cds_service.commands import explain
from cds_service.commands.calls import Reply
from cds_service.commands.explain import (
    Explanation,
    exit_code,
    explanations,
    explanations_json,
)
from cds_service.commands.json_value import Json

TRACE: Json = {"service": "sm-patient-view", "asOf": "2026-01-06", "rules": []}
REFUSAL: Json = {"issue": [{"diagnostics": "Send the problem list."}]}
DAY = date(2026, 1, 6)


def asked(path: Path, reply: Reply) -> list[Explanation]:
    """Ask for traces of a service that answers this."""

    def server(path: str, body: bytes, content_type: str) -> Reply:
        assert path == "/explain/sm-patient-view"
        assert content_type == "application/json"
        assert json.loads(body)["extension"]["org.smcds.as-of"] == "2026-01-06"
        return reply

    return explanations(path, server, DAY)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case folder; what is read of it is tested elsewhere."""
    monkeypatch.setattr(explain, "facts_read", lambda *_: ())
    (tmp_path / "request.json").write_text('{"hook": "patient-view"}')
    return tmp_path


def test_a_folder_or_its_request_is_explained(case: Path) -> None:
    """The day is that of the command, and a machine gets the trace as it came."""
    for path in (case, case / "request.json"):
        explained = asked(path, Reply(200, TRACE))

        assert exit_code(explained) == 0
        assert json.loads(explanations_json(explained)) == [TRACE]


def test_a_refusal_ends_with_1(case: Path) -> None:
    """A machine gets the reason of the service."""
    explained = asked(case, Reply(412, REFUSAL))

    assert exit_code(explained) == 1
    assert json.loads(explanations_json(explained)) == [REFUSAL]


def test_what_is_no_request_ends_with_2(tmp_path: Path) -> None:
    """Nothing is asked; a machine gets the reason."""
    file = tmp_path / "a.json"
    file.write_text('{"resourceType": "Patient"}')

    explained = asked(file, Reply(500, None))

    assert exit_code(explained) == 2
    ((name, problem),) = (
        one.values() for one in json.loads(explanations_json(explained))
    )
    assert name == str(file)
    assert problem.startswith("this is a single resource (Patient)")


def test_of_many_cases_one_is_to_be_named(case: Path) -> None:
    """Hundreds of traces help nobody."""
    for name in ("one", "two"):
        (case / name).mkdir()
        (case / name / "request.json").write_text('{"hook": "patient-view"}')

    (explained,) = asked(case, Reply(200, TRACE))

    assert explained.case.name == str(case)
    assert explained.case.problem == "3 cases lie here: name one of them"
