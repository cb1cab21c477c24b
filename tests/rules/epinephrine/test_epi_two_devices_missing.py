"""Two devices on record are silence; fewer, or perhaps fewer, are said."""

from datetime import date
from itertools import permutations

import pytest
from charts import ADULT, AS_OF, SM, Chart
from epinephrine import device, draft_device

from cds_service.clinical.epinephrine_finding import (
    DevicesShort,
    Filled,
    QuantityUnclear,
    TwoMissing,
)
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
)
from cds_service.clinical.outcome import (
    Indicator,
    NotIndicated,
    Outcome,
)
from cds_service.frozen import replace
from cds_service.rules.epinephrine.epi_two_devices_missing import RULE

DISPENSE = MedicationKind.DISPENSE
BASE = Chart(AS_OF, ADULT, diagnoses=(SM,))


def ask(*medications: Medication, chart: Chart = BASE) -> Outcome:
    """Ask the rule about a patient with these medications."""
    return RULE.evaluate(replace(chart, medications=medications))


def short(outcome: Outcome) -> DevicesShort:
    """Return the finding."""
    assert isinstance(outcome, DevicesShort)
    return outcome


def test_none_on_record() -> None:
    """No device is a warning that names none."""
    found = short(ask())

    assert isinstance(found, TwoMissing)
    assert found.indicator is Indicator.WARNING
    assert (found.at_least, found.at_most) == (0, 0)


@pytest.mark.parametrize(
    ("devices", "kind"),
    [
        (device(1), TwoMissing),
        (device(2), NotIndicated),
        (device(3), NotIndicated),
        (device(1, at_most=2), QuantityUnclear),
        (device(2, at_most=4), NotIndicated),
        (device(None), QuantityUnclear),
        (device(2, None), QuantityUnclear),
        (device(1, None), TwoMissing),
        (device(2, "2025-01-06"), NotIndicated),
        (device(2, "2025-01-05"), TwoMissing),
        (device(2, kind=DISPENSE, expires="2026-01-05"), TwoMissing),
        (device(2, inpatient=True), TwoMissing),
        (device(None, kind=MedicationKind.STATEMENT), QuantityUnclear),
        (device(2, patient_reported=True), NotIndicated),
        (replace(device(2), drug=Drug.EPINEPHRINE_OTHER), TwoMissing),
    ],
)
def test_what_is_on_record(devices: Medication, kind: type) -> None:
    """Two for certain are silence, fewer are a warning, perhaps fewer a question."""
    assert type(ask(devices)) is kind


@pytest.mark.parametrize(
    ("starts", "named"),
    [
        ("2025-01-05", True),
        ("2024-01-07", True),
        ("2024-01-06", False),
    ],
)
def test_the_last_fill_is_named(starts: str, named: bool) -> None:
    """A fill of 366 to 730 days ago is the same warning, and is named on it."""
    found = short(ask(device(2, starts, kind=DISPENSE)))

    assert isinstance(found, TwoMissing)
    assert (found.last_fill == "epinephrine 0.3 mg auto-injector") is named
    assert (found.filled_on is not None) is named
    assert (found.filled is Filled.SUPPLIED) is named


def test_the_newest_of_old_fills() -> None:
    """Of several old fills the newest is named, in any order."""
    fills = [device(2, day, kind=DISPENSE) for day in ("2024-05-01", "2024-11-01")]
    named = {short(ask(*shuffled)).filled_on for shuffled in permutations(fills)}

    assert [moment.day for moment in named if moment] == [date(2024, 11, 1)]


def test_a_draft_that_fixes_it() -> None:
    """Two being ordered, or one beside one on record, are two."""
    two = replace(BASE, drafts=(draft_device(2),))
    beside = replace(BASE, other_drafts=(draft_device(1),))
    hospital = replace(BASE, drafts=(draft_device(2, inpatient=True),))

    assert isinstance(ask(chart=two), NotIndicated)
    assert isinstance(ask(device(1), chart=beside), NotIndicated)
    assert isinstance(ask(chart=beside), TwoMissing)
    assert isinstance(ask(chart=hospital), TwoMissing)


def test_an_order_that_is_renewed_under_its_own_id_is_one_device() -> None:
    """On record and in the draft, it is still the same device."""
    again = device(1, reference="MedicationRequest/draft-1")
    renewed = replace(BASE, drafts=(draft_device(1),))
    assert isinstance(ask(again, chart=renewed), TwoMissing)


def test_everything_on_record_is_shown() -> None:
    """What was counted, and each thing that was not, under its own heading."""
    counted = replace(device(1), patient_reported=True)
    expired = device(2, "2025-11-15", kind=DISPENSE, expires="2025-12-31")
    vial = replace(device(2, "2025-11-01"), drug=Drug.EPINEPHRINE_OTHER)
    ward = device(2, "2025-10-01", inpatient=True)
    undated = device(0, None)
    found = short(ask(counted, expired, vial, ward, undated))

    assert found.counted == found.reported == (counted,)
    assert found.expired == (
        "expiry date 2025-12-31: epinephrine 0.3 mg auto-injector",
    )
    assert found.other_forms == (vial,)
    assert found.not_held == (ward,)
    assert found.undated == (undated,)
    assert {counted, expired, vial, ward, undated, SM} == set(found.used)


def test_any_order() -> None:
    """The same medications in any order give the same answer."""
    items = (
        device(1, "2025-12-01"),
        device(1, "2025-12-05", kind=DISPENSE),
        device(2, "2024-12-01", kind=DISPENSE),
    )
    answers = {
        (found.at_least, found.at_most, found.last_fill)
        for shuffled in permutations(items)
        for found in [short(ask(*shuffled))]
    }

    assert len(answers) == 1
