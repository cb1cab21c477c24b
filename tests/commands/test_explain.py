"""The trace on the screen: every rule, its reason, and what was not read."""

import io
import json
from datetime import date
from pathlib import Path

from rich.console import Console

from cds_service.commands.calls import Reply
from cds_service.commands.explain import good, traces, traces_json, traces_view
from cds_service.commands.json_value import Json

TRACE: Json = {
    "service": "sm-patient-view",
    "asOf": "2026-01-06",
    "noCardsBecause": "the patient is recorded as deceased",
    "rules": [
        {
            "id": "mido-anc-interrupt",
            "outcome": "fired",
            "indicator": "critical",
            "reason": "A [red]count[/red] is low.",
            "used": [
                {
                    "name": "ANC",
                    "compared": "0.8 x10^9/L",
                    "date": "2026-01-05",
                    "reference": "Observation/a",
                }
            ],
        },
        {"id": "epi-two-devices-missing", "outcome": "not indicated", "reason": "two"},
    ],
    "unread": [{"reference": "Observation/b", "about": "platelets", "why": "no unit"}],
    "gaps": [{"record": "labs", "why": "was not sent"}],
}


def answered(reply: Reply, tmp_path: Path) -> tuple[str, bool, str]:
    """Ask for one trace and draw it."""
    file = tmp_path / "request.json"
    file.write_text('{"hook": "patient-view"}')
    asked: list[tuple[str, bytes]] = []

    def server(path: str, body: bytes, content_type: str) -> Reply:
        assert content_type == "application/json"
        asked.append((path, body))
        return reply

    replies = traces(file, server, date(2026, 1, 6))
    ((path, body),) = asked
    assert path == "/explain/sm-patient-view"
    assert json.loads(body)["extension"]["org.smcds.as-of"] == "2026-01-06"
    stream = io.StringIO()
    Console(file=stream, width=140).print(traces_view(replies))
    return stream.getvalue(), good(replies), traces_json(replies)


def test_every_rule_has_a_line(tmp_path: Path) -> None:
    """Outcome, reason and the facts used, as text and not as markup."""
    text, fine, _ = answered(Reply(200, TRACE), tmp_path)

    assert fine
    for part in (
        "mido-anc-interrupt",
        "fired · critical",
        "[red]count[/red]",
        "0.8 x10^9/L",
        "Observation/a",
        "not indicated",
    ):
        assert part in text


def test_what_was_not_read_is_said(tmp_path: Path) -> None:
    """Unreadable resources, missing records, and why no card is shown."""
    text, _, _ = answered(Reply(200, TRACE), tmp_path)

    assert "Not read: Observation/b · platelets · no unit" in text
    assert "Missing: labs · was not sent" in text
    assert "No card is shown: the patient is recorded as deceased." in text


def test_a_refusal_is_shown_in_words(tmp_path: Path) -> None:
    """The reason of the service is printed, and the command fails."""
    body: Json = {"issue": [{"diagnostics": "Send the problem list."}]}

    text, fine, _ = answered(Reply(412, body), tmp_path)

    assert not fine
    assert "Send the problem list." in text


def test_the_machine_gets_the_traces(tmp_path: Path) -> None:
    """A list, since a record can be about more than one hook."""
    assert json.loads(answered(Reply(200, TRACE), tmp_path)[2]) == [TRACE]
