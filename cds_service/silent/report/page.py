"""The report as one page that needs nothing beside itself."""

from pathlib import Path
from typing import Any, Final

from cds_service.from_fhir.known_then import Doubt
from cds_service.page_frame import templates
from cds_service.silent.report import cells
from cds_service.silent.report.changes import Changes
from cds_service.silent.report.figures import Figures, Table
from cds_service.silent.report.tellable import Tellable

RECORDS_A_DAY: Final = 20
"""Records that a clinician opens a day, where nobody says another number."""


def write(
    file: Path,
    about: dict[str, Any],
    figures: Figures,
    changes: Changes | None,
    records_a_day: int = RECORDS_A_DAY,
) -> None:
    """Write the page; `changes` are those since an earlier run, if one was named."""
    content = _TEMPLATES.get_template("report.html").render(
        about=about,
        figures=figures,
        tell=Tellable(figures, records_a_day),
        changes=changes,
        told={doubt.name.lower(): doubt.value for doubt in Doubt},
        fewest=cells.FEWEST,
        never=_never(about, figures.rules),
        among=figures.totals["patients"],
    )
    file.write_text(content, "utf-8")


def in_short(about: dict[str, Any]) -> list[str]:
    """Return what a person wants to know first."""
    totals = about["totals"]
    lines = sum(about["putAside"].values())
    told = {name: "few" if value is None else value for name, value in totals.items()}
    return [
        f"{told['patients']} patients, {told['calls']} calls",
        f"{told['cards']} cards would have been shown",
        f"{told['patients_with_cards']} patients would have had a card",
        f"{lines} lines or files and {told['problems']} calls were put aside",
    ]


def _never(about: dict[str, Any], fired: Table) -> list[str]:
    """Return the rules that were asked and never fired."""
    return sorted(about.get("rules", {}).keys() - {row["rule"] for row in fired})


_TEMPLATES: Final = templates("cds_service.silent.report")
_TEMPLATES.filters |= {"patients": cells.shown}
_TEMPLATES.tests |= {"shown": cells.may_show}
