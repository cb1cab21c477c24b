"""What of the figures may be told, as rates and as heights of plots."""

from typing import Any, Final

from cds_service.silent.report import cells
from cds_service.silent.report.figures import Figures, Table

_MOST_PAIRS: Final = 40


class Tellable:
    """The figures of one run; None and "not shown" stand for what tells too much."""

    def __init__(self, figures: Figures, records_a_day: int) -> None:
        self._figures = figures
        self._totals = figures.totals
        self.wholes = (
            figures.totals["patients"],
            figures.totals["patients_with_cards"],
        )
        """Shown numbers, of which a rule's patients may be all but a few."""
        self.records_a_day = records_a_day

    def per_patient(self, times: int, patients: int) -> float | None:
        """Return times per 1,000 patients."""
        return cells.rate(times, self._totals["patients"], 1000, patients, *self.wholes)

    def per_visit(
        self, times: int, patients: int, visits: int = 100
    ) -> float | str | None:
        """Return times per so many opened records."""
        if not self._totals["visits"]:
            return "no record was opened"
        return cells.rate(times, self._totals["visits"], visits, patients, *self.wholes)

    @property
    def cards(self) -> Table:
        """Cards by urgency; the whole minus the shown tells no small one."""
        return _told(self._figures.cards)

    @property
    def cards_a_day(self) -> float | str | None:
        """Cards that meet a clinician who opens so many records."""
        totals = self._totals
        with_cards = totals["patients_with_cards"]
        return self.per_visit(totals["cards"], with_cards, self.records_a_day)

    @property
    def rules(self) -> Table:
        """Rules by urgency, with `fired` where what was crowded out is not few."""
        return [
            {
                **row,
                "fired": None
                if cells.few(row["crowded_out"])
                else self.per_patient(row["times"], row["fired_on"]),
            }
            for row in self._figures.rules
        ]

    @property
    def daily(self) -> Table:
        """Shares of opened records, in percent, by the cards on that day."""
        visits = self._totals["visits"] or 1
        return [
            {**row, "share": round(100 * row["records"] / visits, 1)}
            for row in _told(self._figures.daily)
        ]

    @property
    def most(self) -> Table:
        """Patients by the most cards in a day."""
        return _told(self._figures.most)

    @property
    def trend(self) -> Table:
        """Cards per 100 calls of each month."""
        return [{**row, "rate": _of_month(row)} for row in self._figures.trend]

    @property
    def overlap(self) -> Table:
        """Pairs that may be told, with the share of the patients of either rule."""
        return [
            {
                **row,
                "share": round(100 * row["patients"] / row["of_rule"]),
                "share_other": round(100 * row["patients"] / row["of_other"]),
            }
            for row in self._figures.overlap
            if row["patients"] >= cells.FEWEST
            and cells.may_show(row["patients"], row["of_rule"])
            and cells.may_show(row["patients"], row["of_other"])
        ][:_MOST_PAIRS]


def _told(parts: Table) -> Table:
    """Say of each part of a whole whether it may be shown."""
    hidden = cells.hidden([row["patients"] for row in parts])
    return [{**row, "hidden": at in hidden} for at, row in enumerate(parts)]


def _of_month(row: dict[str, Any]) -> float | None:
    if not cells.may_show(row["patients"]):
        return None
    return cells.rate(row["cards"], row["calls"], 100, row["with_cards"])
