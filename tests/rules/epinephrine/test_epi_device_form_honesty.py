"""Devices that are no auto-injectors count, and are said to be none."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook
from epinephrine import device, draft_device

from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.epinephrine.epi_device_form_honesty import (
    RULE,
    NoAutoInjector,
)

NASAL = device(2, name="epinephrine 2 mg nasal spray")
BASE = Chart(AS_OF, ADULT, diagnoses=(SM,), medications=(NASAL,))
DRAFT = replace(draft_device(2), name="neffy 2 mg nasal spray")
ORDERING = Chart(AS_OF, ADULT, hook=Hook.ORDER_SELECT, diagnoses=(SM,), drafts=(DRAFT,))


@pytest.mark.parametrize(
    ("chart", "devices"),
    [
        (BASE, (NASAL,)),
        (ORDERING, (DRAFT,)),
        (replace(ORDERING, medications=(NASAL,)), (DRAFT, NASAL)),
    ],
)
def test_only_nasal_sprays(chart: Chart, devices: tuple[Medication, ...]) -> None:
    """A note that names them, and offers nothing."""
    found = RULE.evaluate(chart)

    assert isinstance(found, NoAutoInjector)
    assert found.indicator is Indicator.INFO
    assert found.devices == devices
    assert found.proposals == ()


@pytest.mark.parametrize(
    "chart",
    [
        replace(BASE, medications=()),
        replace(BASE, medications=(NASAL, device(1))),
        replace(BASE, medications=(replace(NASAL, name="epinephrine 0.3 mg"),)),
        replace(BASE, medications=(device(1, name="neffy"),)),
        replace(BASE, medications=(replace(NASAL, drug=Drug.EPINEPHRINE_OTHER),)),
        replace(BASE, diagnoses=()),
        replace(ORDERING, drafts=(), medications=(NASAL,)),
        replace(ORDERING, drafts=(replace(DRAFT, inpatient=True),)),
        replace(ORDERING, medications=(device(1),)),
    ],
)
def test_silent(chart: Chart) -> None:
    """An auto-injector, a form not known, fewer than two, nothing ordered."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)
