"""One draft order of avapritinib, and what every finding about its dose tells."""

from typing import Any

from cds_service.clinical.avapritinib import not_known, stromal_tumors
from cds_service.clinical.avapritinib_doses import Doses
from cds_service.clinical.avapritinib_offers import changing_level
from cds_service.clinical.chart import Chart
from cds_service.clinical.liver import liver_signs
from cds_service.clinical.mastocytosis import SubtypeReading, subtype
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.own_limit import doubt_of_limit
from cds_service.clinical.proposal import Proposal
from cds_service.frozen import Frozen


class Case(Frozen, kw_only=False):
    """One draft order, and what of the chart bears on its dose."""

    chart: Chart
    draft: Medication
    doses: Doses

    def told(self, indicator: Indicator, *proposals: Proposal) -> dict[str, Any]:
        """Return what every finding about a dose tells."""
        reading, tumors = subtype(self.chart), stromal_tumors(self.chart)
        others, liver = changing_level(self.chart), liver_signs(self.chart)
        return {
            "indicator": indicator,
            "used": (self.draft, *reading.used, *tumors, *others, *liver),
            "missing": (
                *_doubts(reading),
                *doubt_of_limit(self.draft),
                *not_known(self.chart),
            ),
            "proposals": proposals,
            "exclusive": len(proposals) > 1,
            "ordered": self.draft.dose,
            "instruction": self.draft.dose.text,
            "advanced_dose": self.doses.advanced,
            "indolent_dose": self.doses.indolent,
            "tumors": tumors,
            "changing_level": others,
            "liver": liver,
        }


def _doubts(reading: SubtypeReading) -> tuple[str, ...]:
    if reading.unverified:
        return ("a verified code of the subtype of mastocytosis",)
    return () if reading.certain else ("the subtype of mastocytosis",)
