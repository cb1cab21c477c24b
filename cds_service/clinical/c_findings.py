"""C-findings: evidence that mast cells damage an organ. Never a subtype.

Five kinds, each present, absent or unknown. What the problem list does not
name is unknown and not absent. Counts under a drug, after a transfusion or
explained by another problem are left out. Whether a finding comes from the
mast cells is for a clinician to say: `causes` names what else may be behind it.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CFinding, CKind
from cds_service.clinical.c_finding_counts import cytopenia, low_counts
from cds_service.clinical.c_finding_organs import bone, gut, liver, spleen
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.event import EventKind
from cds_service.clinical.organs import LIVER_TESTS
from cds_service.clinical.persistent_low import LOW_COUNTS
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Record
from cds_service.clinical.therapy import MEDICATION_RECORDS

__all__ = [
    "C_FINDING_NEEDS",
    "CFinding",
    "CKind",
    "c_findings",
    "low_counts",
    "present_c_findings",
]

C_FINDING_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {
        Record.PATIENT,
        Record.CONDITIONS,
        Record.LABS,
        Record.PROCEDURES,
        EventKind.TRANSFUSION,
        Analyte.ALBUMIN,
        Analyte.BODY_WEIGHT,
        *LIVER_TESTS,
        *LOW_COUNTS,
        *MEDICATION_RECORDS,
    }
)
"""What `c_findings` looks at."""


@fact
def c_findings(chart: Chart) -> tuple[CFinding, ...]:
    """Judge all five kinds, in a fixed order."""
    return (cytopenia(chart), liver(chart), spleen(chart), gut(chart), bone(chart))


@fact
def present_c_findings(chart: Chart) -> tuple[CFinding, ...]:
    """Return those for which there is evidence."""
    found = c_findings(chart)
    return tuple(item for item in found if item.presence is Presence.PRESENT)
