"""The report of a store of each kind."""

import asyncio
from datetime import date, timedelta

from kept_rows import CARD, NOON, feedback, opened

from cds_service.report.asked import report
from cds_service.store.contract import Counted

_DAY = date(2026, 1, 6)


async def _filled(url: str) -> None:
    async with opened(url) as store:
        late = feedback(card=CARD.replace("9", "8"), at=NOON - timedelta(days=400))
        await store.keep("hospital", [feedback(), feedback(outcome="accepted"), late])
        for run, number in (("a", 1), ("a", 3), ("b", 4)):
            shown = (_DAY, "hospital", "sm-patient-view", False, "shown")
            one = Counted(*shown, "mido-anc-interrupt")
            await store.count(run, [(one, number)])


def test_processes_are_added_up_and_cards_counted_once(url: str) -> None:
    """3 and 4 shown by two processes; two cards, one of them accepted."""
    asyncio.run(_filled(url))
    (line,) = report(url, date.min)

    assert (line.client, line.rule) == ("hospital", "mido-anc-interrupt")
    assert (line.shown, line.accepted, line.overridden) == (7, 1, 1)
    assert line.reasons == {"will-monitor": 1}


def test_from_a_day_on(url: str) -> None:
    """That day is in it."""
    asyncio.run(_filled(url))

    (line,) = report(url, _DAY)
    assert (line.shown, line.accepted, line.overridden) == (7, 1, 0)
    assert report(url, date(2026, 1, 7)) == []
