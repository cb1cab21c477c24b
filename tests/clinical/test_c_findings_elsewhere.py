"""C-findings of bowel, weight and bone, and what is no evidence of one."""

import pytest
from c_finding_charts import liver_test, of
from charts import lab
from organ_charts import problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CKind
from cds_service.clinical.c_findings import c_findings
from cds_service.clinical.lab import Lab
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem

LOW = (
    lab(Analyte.PLATELETS, "80"),
    lab(Analyte.PLATELETS, "82", "2025-12-01"),
)


ALBUMIN_LOW = lab(Analyte.ALBUMIN, "3.49")


ALBUMIN_FINE = lab(Analyte.ALBUMIN, "3.5")


@pytest.mark.parametrize(
    ("problems", "labs", "presence"),
    [
        ((problem(Ailment.MALABSORPTION),), (ALBUMIN_LOW,), Presence.PRESENT),
        ((problem(Ailment.MALABSORPTION),), (ALBUMIN_FINE,), Presence.UNKNOWN),
        ((problem(Ailment.WEIGHT_LOSS),), (ALBUMIN_LOW,), Presence.UNKNOWN),
        ((), (ALBUMIN_LOW,), Presence.UNKNOWN),
    ],
)
def test_the_bowel(
    problems: tuple[Problem, ...], labs: tuple[Lab, ...], presence: Presence
) -> None:
    """Malabsorption with albumin below 3.5; a coded weight loss has no amount."""
    assert of(CKind.GUT, seen(*labs, problems=problems)).presence is presence


@pytest.mark.parametrize(
    ("weight", "day", "presence"),
    [
        ("63", "2025-07-06", Presence.PRESENT),
        ("63.1", "2025-07-06", Presence.UNKNOWN),
        ("63", "2025-07-05", Presence.UNKNOWN),
    ],
)
def test_a_tenth_of_the_weight_within_six_months(
    weight: str, day: str, presence: Presence
) -> None:
    """From 70 kg within 183 days, to 63 and no more."""
    chart = seen(
        ALBUMIN_LOW,
        lab(Analyte.BODY_WEIGHT, weight),
        lab(Analyte.BODY_WEIGHT, "70", day),
    )
    assert of(CKind.GUT, chart).presence is presence


@pytest.mark.parametrize(
    ("ailments", "presence", "definitions"),
    [
        ((Ailment.OSTEOPOROSIS,), Presence.UNKNOWN, 3),
        ((Ailment.FRAGILITY_FRACTURE,), Presence.UNKNOWN, 3),
        ((Ailment.OSTEOPOROSIS, Ailment.FRAGILITY_FRACTURE), Presence.PRESENT, 1),
        ((Ailment.OSTEOLYSIS,), Presence.PRESENT, 1),
        ((Ailment.OSTEOLYSIS, Ailment.FRAGILITY_FRACTURE), Presence.PRESENT, 3),
    ],
)
def test_bone(
    ailments: tuple[Ailment, ...], presence: Presence, definitions: int
) -> None:
    """Osteoporosis alone is none; with a fracture it counts in WHO 2016 alone."""
    chart = seen(problems=tuple(map(problem, ailments)))
    found = of(CKind.BONE, chart)
    assert found.presence is presence
    assert len(found.definitions) == definitions


def test_a_suspected_fracture_is_no_evidence() -> None:
    """Beside holes in the bone it adds no definition, beside thin bone nothing."""
    broken = problem(Ailment.FRAGILITY_FRACTURE, confirmed=False)
    holes, thin = problem(Ailment.OSTEOLYSIS), problem(Ailment.OSTEOPOROSIS)

    found = of(CKind.BONE, seen(problems=(holes, broken)))
    assert (found.used, len(found.definitions)) == ((holes,), 1)
    assert of(CKind.BONE, seen(problems=(thin, broken))).presence is Presence.UNKNOWN


def test_suspected_and_past_problems_are_no_evidence() -> None:
    """Only what is confirmed and current shows an enlarged organ."""
    raised = liver_test(Analyte.ALT, "90")
    for doubtful in (
        problem(Ailment.HEPATOMEGALY, confirmed=False),
        problem(Ailment.HEPATOMEGALY, current=False),
    ):
        chart = seen(raised, problems=(doubtful,))
        assert of(CKind.LIVER, chart).presence is Presence.UNKNOWN


def test_another_possible_cause_is_named_with_it() -> None:
    """Liver disease beside low platelets is for the clinician to weigh."""
    liver = problem(Ailment.LIVER_DISEASE)
    found = of(CKind.CYTOPENIA, seen(*LOW, problems=(liver,)))
    assert found.presence is Presence.PRESENT
    assert found.causes == (liver,)


@pytest.mark.parametrize(
    ("kind", "shown", "causes"),
    [
        (CKind.LIVER, Ailment.HEPATOMEGALY, (Ailment.LIVER_DISEASE,)),
        (
            CKind.SPLEEN,
            Ailment.SPLENOMEGALY,
            (Ailment.LIVER_DISEASE, Ailment.PORTAL_HYPERTENSION),
        ),
    ],
)
def test_what_else_may_enlarge_an_organ_is_named_with_it(
    kind: CKind, shown: Ailment, causes: tuple[Ailment, ...]
) -> None:
    """Liver disease for both, the pressure that comes of it for the spleen."""
    raised = liver_test(Analyte.ALT, "900")
    for cause in causes:
        other = problem(cause)
        found = of(kind, seen(raised, *LOW, problems=(problem(shown), other)))
        assert (found.presence, found.causes) == (Presence.PRESENT, (other,))
    alone = of(kind, seen(raised, *LOW, problems=(problem(shown),)))
    assert (alone.presence, alone.causes) == (Presence.PRESENT, ())


def test_tryptase_alone_shows_no_damage() -> None:
    """However high."""
    chart = seen(lab(Analyte.TRYPTASE, "900"))
    assert {item.presence for item in c_findings(chart)} == {Presence.UNKNOWN}
