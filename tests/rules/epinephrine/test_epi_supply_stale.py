"""Two devices that are only said to be there, and a fill of over a year ago."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, diagnosis
from epinephrine import device, draft_device

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.epinephrine_finding import TwoMissing
from cds_service.clinical.medication import Medication, MedicationKind
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.epinephrine import epi_two_devices_missing
from cds_service.rules.epinephrine.epi_supply_stale import RULE, SupplyStale

SAID = device(2, "2025-12-01", kind=MedicationKind.STATEMENT)
FILL = device(2, "2024-12-01", kind=MedicationKind.DISPENSE)
BASE = Chart(AS_OF, ADULT, diagnoses=(SM,))


def ask(*medications: Medication, chart: Chart = BASE) -> Outcome:
    """Ask the rule about a patient with these medications."""
    return RULE.evaluate(replace(chart, medications=medications))


def test_it_names_the_fill_and_what_is_said() -> None:
    """A note, which offers to read the expiry first."""
    found = ask(SAID, FILL)

    assert isinstance(found, SupplyStale)
    assert found.indicator is Indicator.INFO
    assert found.fill == FILL
    assert found.counted == (SAID,)
    assert len(found.proposals) == 2


@pytest.mark.parametrize(
    ("day", "speaks"),
    [
        ("2025-01-06", False),
        ("2025-01-05", True),
        ("2024-01-07", True),
        ("2024-01-06", False),
    ],
)
def test_the_age_of_the_fill(day: str, speaks: bool) -> None:
    """366 to 730 days; 365 are recent, 731 say nothing of today."""
    fill = device(1, day, kind=MedicationKind.DISPENSE)

    assert isinstance(ask(SAID, fill), SupplyStale) is speaks


@pytest.mark.parametrize(
    "medications",
    [(FILL,), (FILL, device(1)), (FILL, device(1, at_most=2)), ()],
)
def test_one_card_not_two(medications: tuple[Medication, ...]) -> None:
    """Without two for certain the other rule speaks, and this one is silent."""
    chart = replace(BASE, medications=medications)

    assert isinstance(RULE.evaluate(chart), NotIndicated)
    assert isinstance(epi_two_devices_missing.RULE.evaluate(chart), Finding)


def test_where_this_rule_speaks_the_other_is_silent() -> None:
    """The other way round."""
    chart = replace(BASE, medications=(SAID, FILL))

    assert not isinstance(epi_two_devices_missing.RULE.evaluate(chart), TwoMissing)


def test_a_known_expiry_decides() -> None:
    """Devices that are printed good are not asked about."""
    good = replace(FILL, expires=device(expires="2026-06-30").expires)

    assert isinstance(ask(SAID, good), NotIndicated)


@pytest.mark.parametrize(
    "chart",
    [
        replace(BASE, diagnoses=()),
        replace(BASE, diagnoses=(diagnosis(Disease.MONOCLONAL_MCAS),)),
        replace(BASE, drafts=(draft_device(2),)),
        replace(BASE, other_drafts=(draft_device(1),)),
        replace(BASE, gaps=(Gap(Record.MEDICATION_DISPENSES, "was not sent"),)),
        replace(BASE, gaps=(Gap(Record.MEDICATION_ORDERS, "was not sent"),)),
    ],
)
def test_silent(chart: Chart) -> None:
    """No certain disease, devices being ordered, fills that may be elsewhere."""
    assert isinstance(ask(SAID, FILL, chart=chart), NotIndicated)
