"""A gene panel is asked for where none is found as data."""

import pytest
from charts import (
    ADULT,
    AS_OF,
    ASM,
    SM,
    Chart,
    Hook,
    draft,
    lab,
    medication,
)
from organ_charts import born, mutation, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.mutation import Gene, Mutated
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.frozen import replace
from cds_service.rules.classification.ngs_panel_advsm import PanelMissing, evaluate

LOW = (lab(Analyte.PLATELETS, "80"), lab(Analyte.PLATELETS, "80", "2025-12-01"))
PANEL = Event("Procedure/p", EventKind.MYELOID_PANEL, "panel")
ADVANCED = seen(diagnoses=(ASM,))


def test_advanced_disease_or_a_c_finding_asks() -> None:
    """Indolent disease without damage does not."""
    assert isinstance(evaluate(ADVANCED), PanelMissing)
    assert isinstance(evaluate(seen(*LOW)), PanelMissing)
    assert isinstance(evaluate(seen()), NotIndicated)
    assert isinstance(evaluate(seen(diagnoses=(SM,))), NotIndicated)


@pytest.mark.parametrize(
    ("gene", "found", "asks"),
    [
        (Gene.SRSF2, Mutated.YES, False),
        (Gene.ASXL1, Mutated.NO, False),
        (Gene.RUNX1, Mutated.UNCLEAR, True),
        (Gene.TET2, Mutated.YES, True),
    ],
)
def test_a_result_about_one_of_the_three_answers(
    gene: Gene, found: Mutated, *, asks: bool
) -> None:
    """One that is not clear, or of another gene, does not."""
    chart = replace(ADVANCED, mutations=(mutation(gene, found),))
    assert isinstance(evaluate(chart), PanelMissing) is asks


@pytest.mark.parametrize("phase", [Phase.DONE, Phase.ORDERED])
def test_a_panel_done_or_ordered_answers(phase: Phase) -> None:
    """Its text is not read, so nobody can say that the genes are missing."""
    chart = replace(ADVANCED, events=(replace(PANEL, phase=phase),))
    assert isinstance(evaluate(chart), NotIndicated)


@pytest.mark.parametrize(
    "record",
    [
        Record.GENETICS,
        Record.GENETIC_REPORTS,
        Record.PROCEDURES,
        Record.TEST_ORDERS,
    ],
)
def test_a_record_that_was_not_read_may_hold_it(record: Record) -> None:
    """Then nothing is said to be missing."""
    chart = replace(ADVANCED, gaps=(Gap(record, "was not sent"),))
    assert isinstance(evaluate(chart), NotIndicated)


def test_a_report_that_could_not_be_used_is_named() -> None:
    """The wording is "found as data"."""
    unread = Unread("DiagnosticReport/x", Topic.KIT, "it is a file")
    found = evaluate(replace(ADVANCED, unread=(unread,)))
    assert isinstance(found, PanelMissing)
    assert found.missing == ("a genetic report could not be used: it is a file",)


def test_at_orders_only_where_treatment_begins() -> None:
    """A renewal does not ask again."""
    cladribine = draft(Drug.CLADRIBINE)
    chart = Chart(AS_OF, ADULT, Hook.ORDER_SELECT, diagnoses=(ASM,))
    assert isinstance(evaluate(chart), NotIndicated)
    begun = replace(chart, drafts=(cladribine,))
    assert isinstance(evaluate(begun), PanelMissing)
    before = medication(Drug.CLADRIBINE, "2025-06-01")
    renewed = replace(begun, medications=(before,))
    assert isinstance(evaluate(renewed), NotIndicated)


@pytest.mark.parametrize(
    ("diagnoses", "day"), [((), "1970-05-01"), ((ASM,), "2015-01-01")]
)
def test_who_is_not_concerned(diagnoses: tuple[Diagnosis, ...], day: str) -> None:
    """No mastocytosis, or a child."""
    chart = Chart(AS_OF, born(day), diagnoses=diagnoses, labs=LOW)
    assert isinstance(evaluate(chart), NotIndicated)
