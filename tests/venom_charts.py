"""Words for charts of patients with a venom allergy."""

from charts import ADULT, AS_OF, SM, Chart

from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.venom_findings import (
    SevereSting,
)
from cds_service.frozen import replace
from cds_service.rules.triggers.venom_allergy_workup_and_vit import RULE

BASE = Chart(AS_OF, ADULT, diagnoses=(SM,))


def finding(**parts: object) -> SevereSting:
    """Return the finding about the usual patient with these facts."""
    outcome = RULE.evaluate(replace(BASE, **parts))  # type: ignore[arg-type]
    assert isinstance(outcome, SevereSting)
    return outcome


def is_silent(**parts: object) -> bool:
    """Tell whether the rule has nothing to say."""
    return isinstance(RULE.evaluate(replace(BASE, **parts)), NotIndicated)  # type: ignore[arg-type]
