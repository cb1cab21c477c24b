"""For whom suggestions are made, when, and what they must never touch."""

from datetime import timedelta
from typing import Final

import msgspec

from cds_service.cards.orders import Content
from cds_service.cards.setting import CardSetting
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.medication import Drug

_PROTECTED: Final = frozenset(
    {
        Drug.EPINEPHRINE_DEVICE,
        Drug.EPINEPHRINE_OTHER,
        Drug.BLEEDING_RISK,
        Drug.ASPIRIN,
        Drug.BETA_BLOCKER,
        Drug.BETA_BLOCKER_EYE_DROPS,
        Drug.ACE_INHIBITOR,
        Drug.OPIOID_HISTAMINE_RELEASING,
        Drug.OPIOID_LOWER_RISK,
        Drug.OPIOID_NOT_RANKED,
        Drug.STRONG_CYP3A_INDUCER,
        Drug.MODERATE_CYP3A_INDUCER,
    }
)
"""Nothing here ever offers to stop, hold or remove one of these; anticonvulsants
are among the inducers.
"""


class Offer(msgspec.Struct, frozen=True):
    """For whom suggestions are made, and where sent orders are found."""

    chart: Chart
    setting: CardSetting

    @property
    def subject(self) -> Content:
        """The reference to the patient."""
        return {"reference": self.chart.patient.reference}

    def day(self, ahead: int = 0) -> str:
        """Return the day of the call, or one that many days later."""
        as_of = self.chart.as_of
        return (as_of + timedelta(days=ahead) if ahead else as_of).isoformat()

    def protects(self, reference: str) -> bool:
        """Tell whether an order is of a drug that no card may take away."""
        return reference in _protected(self.chart)

    def stands(self, reference: str) -> bool:
        """Tell whether a draft is an order on record that is renewed under its id."""
        return any(item.reference == reference for item in self.chart.medications)


@fact
def _protected(chart: Chart) -> frozenset[str]:
    known = (*chart.medications, *chart.drafts, *chart.other_drafts)
    return frozenset([item.reference for item in known if item.drug in _PROTECTED])
