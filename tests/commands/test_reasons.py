"""What is kept of a trace beside an expected answer."""

from pathlib import Path

from cds_service.commands.calls import Reply
from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json
from cds_service.commands.reasons import reasons

FIRED: Json = {
    "id": "mido-anc-interrupt",
    "title": "not kept",
    "outcome": "fired",
    "indicator": "critical",
    "reason": "Interrupt midostaurin",
    "used": [
        {
            "reference": "Observation/1",
            "name": "ANC",
            "sent": "900 /uL",
            "compared": "0.9 x10^9/L",
            "date": "2026-01-05",
            "ageDays": 1,
        },
        {"reference": "Condition/2", "name": "problem", "sent": "SM", "compared": "SM"},
    ],
    "missing": ["a baseline"],
}
SILENT: Json = {"id": "tki-duplicate", "outcome": "not indicated", "reason": "one drug"}


def kept(folder: str, *rules: Json) -> Json:
    """Return the reasons of a case in that folder."""
    case = Case("a case", "sm-patient-view", b"", answer=Path(folder, "response.json"))
    return reasons(case, Reply(200, {"rules": list(rules)}))


def test_of_a_case_of_one_rule_all_it_said() -> None:
    """Outcome, words, each fact in one line (what it was read as, once), what lacks."""
    assert kept("mido-anc-interrupt/low", SILENT, FIRED) == {
        "outcome": "fired, critical",
        "reason": "Interrupt midostaurin",
        "used": [
            "Observation/1: ANC, 900 /uL, 0.9 x10^9/L, 2026-01-05",
            "Condition/2: problem, SM",
        ],
        "missing": ["a baseline"],
    }


def test_what_is_empty_is_left_out() -> None:
    """A silent rule without facts is two lines."""
    expected = {"outcome": "not indicated", "reason": "one drug"}

    assert kept("tki-duplicate/one", SILENT, FIRED) == expected


def test_a_rule_the_service_does_not_ask_is_said() -> None:
    """A case may prove that its rule is not shown by this hook."""
    expected = {"outcome": "not asked by this service"}

    assert kept("mido-anc-interrupt/refill", SILENT) == expected


def test_of_a_whole_patient_who_was_not_silent() -> None:
    """One line per rule that spoke or could not tell."""
    unsure: Json = {"id": "periop-plan-missing", "outcome": "cannot tell"}

    assert kept("whole-patients/a/patient-view", SILENT, FIRED, unsure) == {
        "mido-anc-interrupt": "fired, critical",
        "periop-plan-missing": "cannot tell",
    }


def test_of_a_case_about_silence_what_every_rule_said() -> None:
    """Silence can be trusted only when its reasons are looked at."""
    folder = Path("mido-anc-interrupt/low/response.json")
    case = Case("a case", "sm-patient-view", b"", answer=folder, silence="all is well")

    assert reasons(case, Reply(200, {"rules": [SILENT, FIRED]})) == {
        "tki-duplicate": "not indicated: one drug",
        "mido-anc-interrupt": "fired, critical: Interrupt midostaurin",
    }


def test_a_service_that_does_not_explain_is_said() -> None:
    """A refusal is kept by its status."""
    case = Case("a case", "sm-patient-view", b"", answer=Path("x/y/response.json"))

    assert reasons(case, Reply(404, "no")) == {"status": 404}
