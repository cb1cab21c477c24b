"""What else could make the patient bleed when aspirin or an NSAID is given."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.current import current
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Fact
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Record
from cds_service.clinical.therapy import MEDICATION_RECORDS, taken_now

FEW_PLATELETS: Final = Threshold(
    "platelets below which bleeding is named",
    Decimal(50),
    "10*9/L",
    HouseChoice("the level at which midostaurin and avapritinib are held as well"),
)
PLATELET_AGE: Final = Recency(
    "platelet count that speaks of bleeding", 28, HouseChoice("four weeks")
)
BLEEDING_RECORDS: Final[frozenset[Record | Analyte]] = MEDICATION_RECORDS | {
    Record.CONDITIONS,
    Analyte.PLATELETS,
}
_DRUGS: Final = frozenset({Drug.BLEEDING_RISK, Drug.AVAPRITINIB})
_PROBLEMS: Final = (Ailment.PEPTIC_ULCER, Ailment.INTRACRANIAL_HEMORRHAGE)


@fact
def bleeding_risks(chart: Chart) -> tuple[Fact, ...]:
    """Return low platelets, other drugs and problems that add to bleeding.

    The drug that is ordered is none of them, nor is the order that it renews.
    """
    problems = [item for item in chart.problems_of(*_PROBLEMS) if item.current]
    drugs = [item for item in taken_now(chart, _DRUGS) if not _is_drafted(item, chart)]
    return (*few_platelets(chart), *drugs, *problems)


def apart_from_nsaids(chart: Chart) -> tuple[Fact, ...]:
    """Return these without the NSAIDs that are taken: more of the same is no news."""
    same = {item.reference for item in chart.taken(Drug.NSAID)}
    return tuple([risk for risk in bleeding_risks(chart) if risk.reference not in same])


@fact
def few_platelets(chart: Chart) -> tuple[Lab, ...]:
    """Return the recent counts that are surely too low, the safest to show first."""
    return tuple(
        [
            lab
            for lab in current(chart, Analyte.PLATELETS, PLATELET_AGE).speaking
            if lab.value.below(FEW_PLATELETS.value)
        ]
    )


def _is_drafted(item: Medication, chart: Chart) -> bool:
    return any(item.name == draft.name for draft in chart.drafts)
