"""Someone of haematology or allergy belongs on the record."""

import pytest
from charts import ADULT, AS_OF, ASM, SM, Chart, medication, on
from teaching import CHILD, NO_DISEASE

from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.care.specialist_centre_referral import (
    RULE,
    NoSpecialist,
    NoSpecialistAdvanced,
)

BASE = Chart(AS_OF, ADULT, diagnoses=(SM,))
ADVANCED = replace(BASE, diagnoses=(ASM,))
VISIT = Event("Encounter/1", EventKind.HEMATOLOGY_CARE, "haematology")


def finding(chart: Chart) -> NoSpecialist:
    """Return the finding about this chart."""
    outcome = RULE.evaluate(chart)
    assert isinstance(outcome, NoSpecialist)
    return outcome


def test_nobody_on_record_is_a_note() -> None:
    """It offers both referrals."""
    found = finding(BASE)

    assert type(found) is NoSpecialist
    assert found.indicator is Indicator.INFO
    assert [item.test for item in found.proposals if isinstance(item, OrderTest)] == [
        Referral.HEMATOLOGY,
        Referral.ALLERGY,
    ]


def test_advanced_and_untreated_is_a_warning() -> None:
    """With a drug against it, or drugs unknown, it is a note."""
    treated = replace(
        ADVANCED, medications=(medication(Drug.AVAPRITINIB, "2025-12-01"),)
    )
    unknown = replace(ADVANCED, gaps=(Gap(Record.MEDICATION_ORDERS, "was not sent"),))

    assert type(finding(ADVANCED)) is NoSpecialistAdvanced
    assert finding(ADVANCED).indicator is Indicator.WARNING
    assert finding(treated).indicator is Indicator.INFO
    assert finding(treated).treated
    assert finding(unknown).indicator is Indicator.INFO


@pytest.mark.parametrize("kind", [EventKind.HEMATOLOGY_CARE, EventKind.ALLERGY_CARE])
@pytest.mark.parametrize(
    ("chart", "day", "silent"),
    [
        (BASE, "2024-07-07", True),
        (BASE, "2024-07-06", False),
        (ADVANCED, "2025-07-07", True),
        (ADVANCED, "2025-07-06", False),
    ],
)
def test_how_long_a_visit_counts(
    kind: EventKind, chart: Chart, day: str, silent: bool
) -> None:
    """548 days, 183 in advanced disease; a day more does not, done or ordered."""
    visit = replace(VISIT, kind=kind, when=on(day))
    ordered = replace(visit, phase=Phase.ORDERED)

    for event in (visit, ordered):
        outcome = RULE.evaluate(replace(chart, events=(event,)))
        assert isinstance(outcome, NotIndicated) is silent


def test_without_a_date() -> None:
    """An open referral counts; an undated visit and an unverified code do not."""
    doubtful = replace(VISIT, when=on("2026-01-05"), unverified_code=True)
    referral = replace(VISIT, phase=Phase.ORDERED)

    for event in (VISIT, doubtful):
        assert finding(replace(BASE, events=(event,))).indicator is Indicator.INFO
    assert isinstance(RULE.evaluate(replace(BASE, events=(referral,))), NotIndicated)


@pytest.mark.parametrize(
    "record", [Record.ENCOUNTERS, Record.PROCEDURES, Record.TEST_ORDERS]
)
def test_what_was_not_sent_may_hold_it(record: Record) -> None:
    """Then nothing is said to lack."""
    gaps = (Gap(record, "was not sent"),)

    assert isinstance(RULE.evaluate(replace(BASE, gaps=gaps)), NotIndicated)


@pytest.mark.parametrize("chart", [CHILD, NO_DISEASE])
def test_silent(chart: Chart) -> None:
    """It is for adults with systemic mastocytosis."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)
