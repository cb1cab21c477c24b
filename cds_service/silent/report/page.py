"""The report as one page that needs nothing beside itself."""

from pathlib import Path
from typing import Any, Final

from cds_service.from_fhir.known_then import Doubt
from cds_service.page_frame import templates
from cds_service.silent.report import cells
from cds_service.silent.report.figures import Figures, Table

_A_CLINIC_DAY: Final = 20
"""Records that a clinician opens a day; to be read as "per 20 opened records"."""


def write(
    file: Path, about: dict[str, Any], figures: Figures, changes: Table | None
) -> None:
    """Write the page; `changes` are those since an earlier run, if one was named."""
    totals = figures.totals
    content = _TEMPLATES.get_template("report.html").render(
        about=about,
        figures=figures,
        changes=changes,
        told={doubt.name.lower(): doubt.value for doubt in Doubt},
        fewest=cells.FEWEST,
        clinic_day=_A_CLINIC_DAY,
        widest=max((row["shown"] for row in figures.rules), default=1) or 1,
        busiest=max((_of_month(row) or 0 for row in figures.trend), default=1) or 1,
        per_patient=lambda row, times: cells.rate(
            row[times], totals["patients"], 1000, row["patients"]
        ),
        per_visit=lambda row, times: cells.rate(
            row[times], totals["visits"], 100, row["patients"]
        ),
        per_day=cells.rate(
            totals["cards"],
            totals["visits"],
            _A_CLINIC_DAY,
            totals["patients_with_cards"],
        ),
    )
    file.write_text(content, "utf-8")


def in_short(about: dict[str, Any]) -> list[str]:
    """Return what a person wants to know first."""
    totals = about["totals"]
    with_cards = cells.shown(totals["patients_with_cards"])
    put_aside = sum(about["putAside"].values()) + totals["problems"]
    return [
        f"{totals['patients']} patients, {totals['calls']} calls",
        f"{totals['cards']} cards would have been shown",
        f"{with_cards} patients would have had a card",
        f"{put_aside} lines or calls were put aside",
    ]


def _of_month(row: dict[str, Any]) -> float | None:
    return cells.rate(row["cards"], row["calls"], 100, row["patients"])


_TEMPLATES: Final = templates("cds_service.silent.report")
_TEMPLATES.filters |= {"patients": cells.shown, "of_month": _of_month}
_TEMPLATES.tests |= {"shown": cells.may_show}
