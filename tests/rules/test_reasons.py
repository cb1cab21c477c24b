"""What rules say when they are silent, word for word, where no case shows it."""

import kit_charts as kit
import pytest
import review_charts
from charts import (
    ASM,
    SM,
    Chart,
    Hook,
    diagnosis,
    draft,
)
from order_charts import ordering
from organ_charts import seen
from reasons_said import NO_LIST, NOT_KNOWN, Evaluate, said, unread
from trigger_charts import allergy, event, problem, sm_chart

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.antimediator import antimediator_h1_foundation as h1
from cds_service.rules.cladribine import cladribine_course_limit
from cds_service.rules.classification import (
    classify_c_findings,
    ngs_panel_advsm,
    subtype_conflict,
)
from cds_service.rules.follow_up import followup_overdue
from cds_service.rules.imatinib import (
    imatinib_kit_d816v_positive,
    imatinib_kit_negative_eligible,
)
from cds_service.rules.triggers import (
    nsaid_tolerance_unknown,
    venom_allergy_workup_and_vit,
)


@pytest.mark.parametrize(
    ("evaluate", "chart", "reason"),
    [
        (
            h1.evaluate,
            replace(
                seen(problems=(problem(Ailment.FLUSHING),)),
                allergies=(allergy(Drug.H1_ANTIHISTAMINE),),
            ),
            "an allergy or intolerance to antihistamines is on record",
        ),
        (
            cladribine_course_limit.evaluate,
            replace(ordering(draft(Drug.CLADRIBINE)), unread=unread(Drug.CLADRIBINE)),
            "a record of cladribine could not be read",
        ),
        (
            classify_c_findings.evaluate,
            replace(seen(), unread=unread(Analyte.PLATELETS)),
            "a blood count could not be used: it has no unit",
        ),
        (
            ngs_panel_advsm.evaluate,
            replace(
                seen(diagnoses=(ASM,)),
                events=(event(EventKind.MYELOID_PANEL, "2024-01-01"),),
            ),
            "a gene panel is on record",
        ),
        (
            subtype_conflict.evaluate,
            replace(seen(), unread=unread(Disease.SYSTEMIC_MASTOCYTOSIS)),
            "a diagnosis could not be used: it has no unit",
        ),
        (
            imatinib_kit_negative_eligible.evaluate,
            kit.kit_chart(
                kit.ADEQUATE,
                hook=Hook.ORDER_SELECT,
                diagnoses=(SM, diagnosis(Disease.CHRONIC_MYELOID_LEUKEMIA)),
            ),
            "imatinib may be for something else",
        ),
        (
            imatinib_kit_d816v_positive.evaluate,
            kit.kit_chart(kit.ADEQUATE, kit.UNCLEAR),
            "beside a negative result another KIT result is not clear",
        ),
        (
            imatinib_kit_d816v_positive.evaluate,
            replace(kit.kit_chart(diagnoses=()), gaps=NO_LIST),
            NOT_KNOWN,
        ),
        (
            nsaid_tolerance_unknown.evaluate,
            sm_chart(draft(Drug.NSAID), diagnoses=(), gaps=NO_LIST),
            NOT_KNOWN,
        ),
    ],
)
def test_other_rules(evaluate: Evaluate, chart: Chart, reason: str) -> None:
    """Each silence names its own cause."""
    assert said(evaluate(chart)) == reason


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Record.PROCEDURES, "procedures"),
        (Record.TEST_ORDERS, "orders and referrals"),
        (Record.ENCOUNTERS, "visits"),
        (Record.MEDICATION_ORDERS, "medication orders"),
    ],
)
def test_where_venom_immunotherapy_may_stand(record: Record, name: str) -> None:
    """What was not sent is called by its name."""
    allergies = (allergy(Allergen.HYMENOPTERA_VENOM, anaphylaxis=True),)
    gaps = (Gap(record, "was not sent"),)
    chart = replace(seen(), allergies=allergies, gaps=gaps)

    assert said(venom_allergy_workup_and_vit.evaluate(chart)) == (
        f"whether venom immunotherapy is under way: {name} were not sent"
    )


def test_laboratory_results_are_named_once() -> None:
    """Counts and chemistry are both late, and both may stand in what was not sent."""
    gaps = (Gap(Record.LABS, "was not sent"),)
    late = replace(review_charts.seen(10, 400, 400), gaps=gaps)

    assert said(followup_overdue.evaluate(late)) == "laboratory results were not sent"
