"""Which drug is approved for what, where, as far as is known, and since when known.

A status is looked up here and never written into the text of a rule: it changes
without the medicine changing. A row that nobody confirmed for half a year may
be outdated, and a card that rests on it says so.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.frozen import Frozen

OUTDATED_AFTER: Final = Recency(
    "age of a regulatory status",
    180,
    HouseChoice("half a year without a new look: a status may have changed"),
)


class Status(StrEnum):
    """What an authority has decided."""

    APPROVED = "approved"
    NOT_APPROVED = "not approved"
    INVESTIGATIONAL = "investigational"
    DISCONTINUED = "no longer marketed"
    WITHDRAWN = "withdrawn from the market"


class RegulatoryStatus(Frozen, kw_only=False):
    """One row: an agent, what for, where, its status, and when that was read where."""

    agent: str
    indication: str
    jurisdiction: str
    status: Status
    since: str
    as_of: date
    source: str

    def outdated(self, on: date) -> bool:
        """Tell whether nobody has looked at it for longer than may pass."""
        return (on - self.as_of).days > OUTDATED_AFTER.days

    def said(self, on: date) -> str:
        """Say it in one phrase, with its date, and that it may be outdated if so."""
        since = f" since {self.since}" if self.since else ""
        doubt = "; this may be outdated" if self.outdated(on) else ""
        return (
            f"{self.agent}: {self.status} for {self.indication}"
            f" ({self.jurisdiction}{since}; read {self.as_of}{doubt})"
        )


_READ: Final = date(2026, 11, 22)
_ADVANCED: Final = "advanced systemic mastocytosis"
_INDOLENT: Final = "indolent systemic mastocytosis"
_US: Final = "US"

STATUSES: Final = (
    RegulatoryStatus(
        "midostaurin",
        _ADVANCED,
        _US,
        Status.APPROVED,
        "2017-04",
        _READ,
        "treatment overview; US prescribing information; date recalled",
    ),
    RegulatoryStatus(
        "avapritinib",
        _ADVANCED,
        _US,
        Status.APPROVED,
        "2021-06",
        _READ,
        "product pages for prescribers; drug reference, February 2024",
    ),
    RegulatoryStatus(
        "avapritinib",
        _INDOLENT,
        _US,
        Status.APPROVED,
        "2023-05",
        _READ,
        "product pages for prescribers; drug reference, February 2024",
    ),
    RegulatoryStatus(
        "imatinib",
        "aggressive systemic mastocytosis without KIT D816V or with unknown KIT status",
        _US,
        Status.APPROVED,
        "2006-10",
        _READ,
        "US prescribing information; date recalled",
    ),
    RegulatoryStatus(
        "masitinib",
        "systemic mastocytosis",
        "US and EU",
        Status.NOT_APPROVED,
        "",
        _READ,
        "no approval found",
    ),
    RegulatoryStatus(
        "ripretinib",
        "systemic mastocytosis",
        "US and EU",
        Status.NOT_APPROVED,
        "",
        _READ,
        "approved for gastrointestinal stromal tumour only",
    ),
    RegulatoryStatus(
        "bezuclastinib",
        "systemic mastocytosis",
        _US,
        Status.INVESTIGATIONAL,
        "",
        _READ,
        "third-party calendars name a decision date of 2026-12-30; not confirmed",
    ),
    RegulatoryStatus(
        "elenestinib",
        "systemic mastocytosis",
        _US,
        Status.INVESTIGATIONAL,
        "",
        _READ,
        "phase 2/3 trial; not confirmed",
    ),
    RegulatoryStatus(
        "omalizumab",
        "systemic mastocytosis",
        "US and EU",
        Status.NOT_APPROVED,
        "",
        _READ,
        "no approval found",
    ),
    RegulatoryStatus(
        "ranitidine",
        "any use",
        _US,
        Status.WITHDRAWN,
        "2020-04",
        _READ,
        "recalled, not read: market withdrawal because of NDMA",
    ),
    RegulatoryStatus(
        "peginterferon alfa-2b",
        "any use",
        _US,
        Status.DISCONTINUED,
        "",
        _READ,
        "recalled, not read",
    ),
)
"""Every row; `source` says where it was read, or that it was not."""

IN_CHILDREN: Final = (
    RegulatoryStatus(
        "midostaurin",
        "systemic mastocytosis under 18 years",
        _US,
        Status.NOT_APPROVED,
        "",
        _READ,
        "DailyMed, highlights of RYDAPT, May 2023: indicated for adult patients",
    ),
    RegulatoryStatus(
        "avapritinib",
        "systemic mastocytosis under 18 years",
        _US,
        Status.NOT_APPROVED,
        "",
        _READ,
        "UK product information, October 2024; a US insurer's page: adult patients",
    ),
)
"""What the drugs of adults are to children, apart: it would mislead beside those."""


def may_be_outdated(rows: Iterable[RegulatoryStatus], on: date) -> tuple[str, ...]:
    """Say of each row that nobody has looked at for too long what is not known."""
    return tuple(
        f"whether the regulatory status of {row.agent} is still that of {row.as_of}"
        for row in rows
        if row.outdated(on)
    )


def statuses_of(agent: str) -> tuple[RegulatoryStatus, ...]:
    """Return the rows about one agent."""
    return tuple(row for row in STATUSES if row.agent == agent)
