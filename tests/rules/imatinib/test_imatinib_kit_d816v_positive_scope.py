"""Whom the rule about imatinib and KIT D816V concerns, and what it asks for."""

from datetime import date

import pytest
from charts import ADULT, Hook, diagnosis
from kit_charts import (
    ADEQUATE,
    POSITIVE,
    kit_chart,
)

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.frozen import replace
from cds_service.rules.imatinib.imatinib_kit_d816v_positive import evaluate


def finding(chart: Chart) -> Finding:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, Finding)
    return answer


def test_population() -> None:
    """Possible mastocytosis gets a note, none is silent, an unread list asks."""
    possible = diagnosis(Disease.MONOCLONAL_MCAS)
    unread = replace(
        kit_chart(POSITIVE, diagnoses=()), gaps=(Gap(Record.CONDITIONS, "not sent"),)
    )

    noted = finding(kit_chart(POSITIVE, diagnoses=(possible,)))
    assert noted.indicator is Indicator.INFO
    assert any("possible" in phrase for phrase in noted.missing)
    assert isinstance(evaluate(kit_chart(POSITIVE, diagnoses=())), NotIndicated)
    assert isinstance(evaluate(unread), InsufficientData)


def test_age_changes_nothing_but_is_told() -> None:
    """Resistance is no matter of age; that the sources are about adults is said."""
    child = replace(ADULT, born_from=date(2015, 1, 1), born_to=date(2015, 1, 1))
    answer = finding(replace(kit_chart(POSITIVE), patient=child))

    assert answer.indicator is Indicator.CRITICAL
    assert any("under 18" in phrase for phrase in answer.missing)


@pytest.mark.parametrize(
    "lack",
    [
        {"gaps": (Gap(Record.GENETICS, "not sent"),)},
        {"gaps": (Gap(Record.GENETIC_REPORTS, "not sent"),)},
        {"unread": (Unread("Observation/1", Topic.KIT, "its status is missing"),)},
    ],
)
def test_asks_when_a_positive_may_hide(lack: dict[str, tuple[Gap | Unread]]) -> None:
    """T36: what was not read may hold a positive result."""
    chart = replace(kit_chart(ADEQUATE), **lack)  # type: ignore[arg-type]
    positive = replace(kit_chart(POSITIVE), **lack)  # type: ignore[arg-type]

    assert isinstance(evaluate(chart), InsufficientData)
    assert finding(positive).indicator is Indicator.CRITICAL


def test_silent_without_imatinib() -> None:
    """No order of imatinib, no word; nor when the record is opened."""
    assert isinstance(evaluate(kit_chart(POSITIVE, drafts=())), NotIndicated)
    assert isinstance(
        evaluate(kit_chart(POSITIVE, hook=Hook.PATIENT_VIEW)), NotIndicated
    )
