"""An explanation on a terminal and in a pipe."""

import io
from datetime import date

import pytest
from rich.console import Console

from cds_service.cards.fact_line import FactLine
from cds_service.commands.calls import Reply
from cds_service.commands.cases import Case
from cds_service.commands.explain import Explanation
from cds_service.commands.explain_view import show_explanation
from cds_service.commands.json_value import Json
from cds_service.commands.reading import ReadFact

LONGEST = "imatinib-kit-unknown-or-inadequate"
TRACE: Json = {
    "service": "sm-patient-view",
    "asOf": "2026-01-06",
    "noCardsBecause": "the patient is recorded as deceased",
    "rules": [
        {
            "id": "mido-anc-interrupt",
            "outcome": "fired",
            "indicator": "critical",
            "reason": "A [red]count[/red]\n is low.",
        },
        {"id": LONGEST, "outcome": "not indicated", "reason": "no draft " * 12},
    ],
    "unread": [
        {
            "reference": "Observation/b",
            "about": "platelets",
            "sent": "80",
            "date": "2026-01-05",
            "why": "no unit",
        }
    ],
    "gaps": [{"record": "labs", "why": "was not sent"}],
}
DAY = date(2026, 1, 5)


def fact(
    number: int = 1, sent: str = "0.8 10*3/uL", day: date | None = DAY
) -> ReadFact:
    """Return a count that was read."""
    age = None if day is None else 1
    line = FactLine(f"Observation/{number}", "ANC", sent, "0.8 x10^9/L", day, age)
    return ReadFact("ANC", line, ("mido-anc-interrupt", LONGEST))


def shown(
    *facts: ReadFact,
    reply: Reply | None = None,
    width: int = 80,
    terminal: bool = True,
    problem: str = "",
) -> str:
    """Draw an explanation."""
    stream = io.StringIO()
    case = Case("a.json", "sm-patient-view", b"", problem=problem)
    console = Console(
        file=stream, width=width, force_terminal=terminal, color_system=None
    )
    show_explanation(console, Explanation(case, reply or Reply(200, TRACE), facts))
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_names_stay_whole_on_every_terminal(width: int) -> None:
    """A rule id can be copied, and nothing is wider than the terminal."""
    text = shown(fact(), width=width)

    assert f"\n{LONGEST}  not indicated" in text
    assert max(map(len, text.splitlines())) <= width


def test_a_terminal_shows_what_was_read_and_what_was_not() -> None:
    """Value as compared, as sent, age, reference, the rules; then what was left out."""
    text = shown(fact(), width=120)

    for part in (
        "a.json · sm-patient-view · as of 2026-01-06",
        "No card is shown: the patient is recorded as deceased.",
        "fired · critical",
        "A [red]count[/red]",
        "What was read",
        "Newest first.",
        "ANC      0.8 x10^9/L, 2026-01-05, 1 day old",
        'sent as "0.8 10*3/uL"',
        f"Observation/1 · used by mido-anc-interrupt, {LONGEST}",
        "What was not used",
        "not used  Observation/b · platelets · 80 · 2026-01-05 · no unit",
        "missing   labs · was not sent",
    ):
        assert part in text


def test_a_terminal_names_an_element_once_and_shows_the_first_ten() -> None:
    """A record of years does not scroll the reasons away."""
    text = shown(*(fact(number) for number in range(1, 13)))

    assert text.count("ANC ") == 1
    assert "Observation/10 " in text
    assert "Observation/11 " not in text
    assert "and 2 more: pipe the output to see all" in text


def test_what_was_not_sent_in_words_or_with_a_day_is_not_made_up() -> None:
    """A fact without a day says so."""
    text = shown(fact(sent="", day=None))

    assert "0.8 x10^9/L, undated" in text
    assert "sent as" not in text


def test_in_a_pipe_each_thing_is_one_line() -> None:
    """Tabs between the cells, all facts, nothing broken."""
    text = shown(*(fact(number) for number in range(1, 13)), terminal=False, width=40)

    lines = text.splitlines()
    assert lines[:3] == [
        "== a.json · sm-patient-view · as of 2026-01-06",
        "no card\tthe patient is recorded as deceased",
        "rule\tmido-anc-interrupt\tfired · critical\tA [red]count[/red] is low.",
    ]
    assert lines[4].split("\t") == [
        "read",
        "ANC",
        "0.8 10*3/uL",
        "0.8 x10^9/L",
        "2026-01-05",
        "1 day old",
        "Observation/1",
        f"mido-anc-interrupt, {LONGEST}",
    ]
    assert lines[-2:] == [
        "not used\tObservation/b\tplatelets\t80\t2026-01-05\tno unit",
        "missing\tlabs\twas not sent",
    ]
    assert len(lines) == 18


def test_a_refusal_is_shown_in_words_and_without_a_table() -> None:
    """The reason of the service is all there is."""
    body: Json = {"issue": [{"diagnostics": "Send the problem list."}]}

    text = shown(reply=Reply(412, body), terminal=False)

    assert text == "== a.json\nHTTP 412: Send the problem list.\n"


def test_what_is_no_request_is_shown_in_words() -> None:
    """And no table is drawn."""
    text = shown(reply=Reply(0, None), terminal=False, problem="the Bundle is empty")

    assert text == "== a.json\nthe Bundle is empty\n"
