"""Words for charts in which a drug that reduces mast cells is begun."""

from charts import ADULT, AS_OF, ISM, Chart, Hook, draft, lab, medication, mg, on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose, Drug, Medication
from cds_service.clinical.problem import Ailment, Problem

H1 = medication(Drug.H1_ANTIHISTAMINE, "2024-03-01")
H2 = medication(Drug.H2_ANTIHISTAMINE, "2024-05-01")
FLUSHING = Problem("Condition/flush", frozenset({Ailment.FLUSHING}))
FRACTURE = Problem(
    "Condition/fracture",
    frozenset({Ailment.FRAGILITY_FRACTURE}),
    began=on("2025-11-01"),
)
ZOLEDRONATE = medication(Drug.ZOLEDRONIC_ACID, "2024-01-10")
LOW_TWICE = (
    lab(Analyte.PLATELETS, "80", "2026-01-05"),
    lab(Analyte.PLATELETS, "80", "2025-12-10"),
)
"""Platelets below 100 twice, more than 14 days apart: a C-finding."""

CLADRIBINE = draft(Drug.CLADRIBINE)
INTERFERON = draft(Drug.INTERFERON)
MIDOSTAURIN = draft(Drug.MIDOSTAURIN, mg("100"))


def avapritinib(dose: Dose | None = None) -> Medication:
    """Return a draft order; without a dose, one for indolent disease."""
    return draft(Drug.AVAPRITINIB, dose or mg("25", "1", with_food=None))


def chart(
    *labs: Lab,
    hook: Hook = Hook.ORDER_SIGN,
    drafts: tuple[Medication, ...] = (CLADRIBINE,),
    taken: tuple[Medication, ...] = (),
    diagnoses: tuple[Diagnosis, ...] = (ISM,),
    problems: tuple[Problem, ...] = (),
) -> Chart:
    """Return a chart; drafts are there on order hooks only."""
    return Chart(
        AS_OF,
        ADULT,
        hook,
        diagnoses=diagnoses,
        problems=problems,
        labs=labs,
        medications=taken,
        drafts=drafts if hook.about_orders else (),
    )
