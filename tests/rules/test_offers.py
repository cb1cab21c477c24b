"""What is offered in the care plan, word for word: the card shows one offer a line."""

import bone_charts as bone
import pytest
from charts import AS_OF, Chart, lab
from organ_charts import problem, seen
from reasons_said import Evaluate
from trigger_charts import event, sm_chart

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Hook
from cds_service.clinical.event import EventKind
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderTest
from cds_service.rules.bone import calcium_vitd_missing
from cds_service.rules.classification import mcl_recognition
from cds_service.rules.follow_up import symptomatic_sample_kit
from cds_service.rules.perioperative import periop_reaction_tryptase
from cds_service.rules.triggers import trigger_education

ATTACK = event(EventKind.ANAPHYLAXIS_REACTION, str(AS_OF))
OPERATED = event(EventKind.SURGERY, str(AS_OF))
DURING = "episodic symptoms in mastocytosis: sample while symptoms last"


@pytest.mark.parametrize(
    ("evaluate", "chart", "offered"),
    [
        (
            symptomatic_sample_kit.evaluate,
            seen(problems=(problem(Ailment.FLUSHING),)),
            {
                "Standing order: tryptase during an attack": DURING,
                "Standing order: urine mediators during an attack": DURING,
            },
        ),
        (
            trigger_education.evaluate,
            seen(),
            {
                "If food is suspected: refer to a dietitian": (
                    "Systemic mastocytosis: food suspected as a trigger"
                )
            },
        ),
        (
            periop_reaction_tryptase.evaluate,
            sm_chart(hook=Hook.PATIENT_VIEW, events=(ATTACK, OPERATED)),
            {
                "Draw an acute tryptase now": "Anaphylaxis in systemic mastocytosis",
                "Draw a baseline tryptase a day after the event": (
                    "Baseline, 24 hours or more after the event, to judge the acute"
                    " value against"
                ),
            },
        ),
        (
            mcl_recognition.evaluate,
            seen(lab(Analyte.MAST_CELL_PERCENT, "25")),
            {
                "Order a bone marrow examination": (
                    "Share of mast cells on a marrow smear to be settled"
                )
            },
        ),
    ],
)
def test_tests_and_referrals(
    evaluate: Evaluate, chart: Chart, offered: dict[str, str]
) -> None:
    """Each says what it is for, which the laboratory or the colleague reads."""
    answer = evaluate(chart)

    assert isinstance(answer, Finding)
    orders = [each for each in answer.proposals if isinstance(each, OrderTest)]
    assert {order.label: order.reason for order in orders} == offered


def test_vitamin_d_is_offered_where_it_is_not_taken() -> None:
    """After its level was asked for."""
    answer = calcium_vitd_missing.evaluate(bone.chart(problems=(bone.OSTEOPOROSIS,)))

    assert isinstance(answer, Finding)
    assert [offer.label for offer in answer.proposals] == [
        "Order 25-OH vitamin D",
        "Order cholecalciferol",
    ]
