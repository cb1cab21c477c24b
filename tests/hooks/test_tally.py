"""What was shown and decided is counted: rightly, without a patient, and once."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
from kept_rows import opened, rows

from cds_service.cards.identity import new_uuid
from cds_service.clinical.outcome import (
    Failed,
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.patient import Patient
from cds_service.clinical.rule import Answer
from cds_service.hooks import tally as tally_module
from cds_service.hooks.services import SERVICES
from cds_service.hooks.tally import Tally, pages_of
from cds_service.said import What
from cds_service.store.migrate import upgrade

_RULES = {rule.id: rule for service in SERVICES.values() for rule in service.rules}
_RULE = _RULES["mido-anc-interrupt"]
_DAY = date(2026, 1, 6)


def _tally(today: date = _DAY) -> Tally:
    return Tally(lambda: today, pages_of(SERVICES.values()))


def _note(
    tally: Tally, *outcomes: Outcome | Failed, cards: int = 0, silent: bool = False
) -> None:
    shown = [new_uuid(_RULE.id) for _ in range(cards)]
    answers = [Answer(_RULE, outcome) for outcome in outcomes]
    tally.note("hospital", "sm-patient-view", shown, answers, silent=silent)


def _counted(tally: Tally) -> dict[tuple[str, str, str], int]:
    return {
        (one.what, one.rule, one.cause): number for one, number in tally.unwritten()
    }


def test_a_call_is_counted_by_what_each_rule_said() -> None:
    """Cards by the rule of their uuid; a rule that concerns nobody is not counted."""
    tally = _tally()
    _note(tally, Finding(indicator=Indicator.INFO), cards=2)
    _note(tally, NotIndicated("fine", (Patient("Patient/p1"),)), Failed("KeyError"))
    _note(tally, InsufficientData("no neutrophil count on record"))
    _note(tally, NotIndicated("no midostaurin"))

    assert _counted(tally) == {
        (What.CALL, "", ""): 3,
        (What.SHOWN, _RULE.id, ""): 2,
        (What.FIRED, _RULE.id, ""): 1,
        (What.FINE, _RULE.id, ""): 1,
        (What.FAILED, _RULE.id, ""): 1,
        (What.CANNOT_TELL, _RULE.id, "no neutrophil count on record"): 1,
    }


def test_a_cause_holds_nothing_of_a_patient() -> None:
    """Numbers, dates and words that are not ours are masked, and then are one cause."""
    tally = _tally()
    _note(tally, InsufficientData("the neutrophil count of 2019-01-02, Zzyzx Qwrt"))
    _note(tally, InsufficientData("the neutrophil count of 2020-03-04, Zzyzx"))

    assert _counted(tally) == {
        (What.CALL, "", ""): 2,
        (What.CANNOT_TELL, _RULE.id, "the neutrophil count of #, …"): 2,
    }


def test_silent_cards_are_counted_apart() -> None:
    """What would have been shown is not what was."""
    tally = _tally()
    _note(tally, cards=1, silent=True)
    _note(tally, cards=1)

    shown = [one for one, _ in tally.unwritten() if one.what == What.SHOWN]
    assert sorted(one.silent for one in shown) == [False, True]


def test_what_is_written_is_not_written_again_until_it_grows() -> None:
    """Numbers are in all, so that writing one twice changes nothing."""
    tally = _tally()
    _note(tally, cards=1)
    tally.written(tally.unwritten())
    assert tally.unwritten() == []
    _note(tally, cards=1)
    assert {number for _, number in tally.unwritten()} == {2}


def test_days_that_are_over_and_written_are_forgotten() -> None:
    """Memory follows the day; what is not written yet stays."""
    today = [_DAY]
    tally = Tally(lambda: today[0], ())
    _note(tally, cards=1)
    first = tally.unwritten()
    today[0] = date(2026, 1, 7)
    assert tally.unwritten() == first
    tally.written(first)
    assert tally.unwritten() == []
    _note(tally, cards=1)
    assert {one.day for one, _ in tally.unwritten()} == {date(2026, 1, 7)}


def test_there_is_an_end_to_what_is_counted_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many causes somebody provokes, the memory stays bounded."""
    monkeypatch.setattr(tally_module, "MOST", 2)
    tally = _tally()
    for cause in ("no count", "no date", "no dose"):
        _note(tally, InsufficientData(cause))

    assert _counted(tally) == {
        (What.CALL, "", ""): 3,
        (What.CANNOT_TELL, _RULE.id, "no count"): 1,
        (What.CANNOT_TELL, "", "others"): 2,
    }


async def test_two_processes_count_apart_and_a_repetition_counts_once(
    tmp_path: Path,
) -> None:
    """The store holds one row for each process, overwritten by what it says in all."""
    url = f"sqlite+aiosqlite:///{tmp_path}/store.db"
    await asyncio.to_thread(upgrade, url)
    async with opened(url) as store:
        for tally in (_tally(), _tally()):
            for number in (1, 2):
                _note(tally, cards=1)
                counts = tally.unwritten()
                assert {each for _, each in counts} == {number}
                await store.count(tally.run, counts)
                await store.count(tally.run, counts)

    found = await rows(url, "counts")
    kept = sorted((row["what"], row["number"]) for row in found)
    assert kept == [("call", 2)] * 2 + [("shown", 2)] * 2
