"""How many attacks of anaphylaxis the dates on record stand for."""

from datetime import date
from typing import Final

from cds_service.clinical.anaphylaxis import Evidence, anaphylaxis_within, dated
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact

LAST_YEAR: Final = Recency(
    "recent anaphylaxis", 365, HouseChoice("twelve months; the sources say recurrent")
)
SAME_ATTACK: Final = Recency(
    "entries about one attack of anaphylaxis",
    7,
    HouseChoice("one attack is put on record several times within days"),
)


@fact
def recent_anaphylaxis(chart: Chart) -> tuple[Evidence, ...]:
    """Return what shows an attack within the last year, newest first."""
    return anaphylaxis_within(chart, LAST_YEAR)


@fact
def attack_days(chart: Chart) -> tuple[date, ...]:
    """Return a day for each attack of the last year, newest first.

    Entries no more than a few days apart are one attack. A day is when it was
    put on record where nothing else was said.
    """
    days = sorted(
        {when.day for item in recent_anaphylaxis(chart) if (when := dated(item))}
    )
    apart: list[date] = []
    for day in days:
        if not apart or (day - apart[-1]).days > SAME_ATTACK.days:
            apart.append(day)
    return tuple(reversed(apart))
