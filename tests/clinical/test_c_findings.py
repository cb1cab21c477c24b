"""C-findings: five kinds, each present, absent or unknown, never a subtype."""

from dataclasses import replace
from decimal import Decimal

import pytest
from charts import lab, on
from organ_charts import problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CFinding, CKind
from cds_service.clinical.c_findings import c_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.criteria import Definition
from cds_service.clinical.lab import Lab
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem

FINE = tuple(
    lab(analyte, value)
    for analyte, value in (
        (Analyte.NEUTROPHILS, "3"),
        (Analyte.HEMOGLOBIN, "13"),
        (Analyte.PLATELETS, "250"),
    )
)
LOW = (
    lab(Analyte.PLATELETS, "80"),
    lab(Analyte.PLATELETS, "82", "2025-12-01"),
)
ALBUMIN_LOW = lab(Analyte.ALBUMIN, "3.49")
ALBUMIN_FINE = lab(Analyte.ALBUMIN, "3.5")


def of(kind: CKind, chart: Chart) -> CFinding:
    """Return the finding of one kind."""
    return next(item for item in c_findings(chart) if item.kind is kind)


def liver_test(analyte: Analyte, value: str, high: str | None = "40") -> Lab:
    """Return a liver test with the laboratory's own limit."""
    return replace(lab(analyte, value), high=Decimal(high) if high else None)


NORMAL_LIVER = tuple(
    liver_test(analyte, "40")
    for analyte in (Analyte.ALT, Analyte.AST, Analyte.BILIRUBIN, Analyte.ALP)
)


def test_there_are_always_five_in_one_order() -> None:
    """Whoever asks gets a verdict on each."""
    assert tuple(item.kind for item in c_findings(seen())) == tuple(CKind)
    assert {item.presence for item in c_findings(seen())} == {Presence.UNKNOWN}


def test_counts_present_absent_unknown() -> None:
    """Absent takes all three; its oldest evidence dates a present one."""
    low = of(CKind.CYTOPENIA, seen(*LOW))
    assert low.presence is Presence.PRESENT
    assert low.since == on("2025-12-01")
    assert of(CKind.CYTOPENIA, seen(*FINE)).presence is Presence.ABSENT
    assert of(CKind.CYTOPENIA, seen(*FINE[:2])).presence is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("labs", "presence"),
    [
        ((liver_test(Analyte.ALT, "41"),), Presence.PRESENT),
        ((liver_test(Analyte.ALT, "40"),), Presence.UNKNOWN),
        ((liver_test(Analyte.ALT, "90", None),), Presence.UNKNOWN),
        ((liver_test(Analyte.ALP, "300"),), Presence.UNKNOWN),
        ((ALBUMIN_LOW,), Presence.PRESENT),
        ((*NORMAL_LIVER, ALBUMIN_FINE), Presence.ABSENT),
        ((), Presence.UNKNOWN),
    ],
)
def test_an_enlarged_liver_that_fails(
    labs: tuple[Lab, ...], presence: Presence
) -> None:
    """A test above the laboratory's limit, not alkaline phosphatase alone."""
    chart = seen(*labs, problems=(problem(Ailment.HEPATOMEGALY),))
    assert of(CKind.LIVER, chart).presence is presence


def test_a_liver_that_nobody_called_large() -> None:
    """Raised tests alone are no C-finding; with ascites they are."""
    raised = liver_test(Analyte.ALT, "90")
    assert of(CKind.LIVER, seen(raised)).presence is Presence.UNKNOWN
    ascites = (problem(Ailment.ASCITES),)
    assert of(CKind.LIVER, seen(raised, problems=ascites)).presence is Presence.PRESENT
    assert of(CKind.LIVER, seen(problems=ascites)).presence is Presence.UNKNOWN
    large = (problem(Ailment.HEPATOMEGALY), *ascites)
    assert of(CKind.LIVER, seen(problems=large)).presence is Presence.PRESENT


@pytest.mark.parametrize(
    ("ailment", "labs", "presence", "definitions"),
    [
        (Ailment.SPLENOMEGALY, LOW, Presence.PRESENT, tuple(Definition)),
        (Ailment.SPLENOMEGALY, FINE, Presence.ABSENT, tuple(Definition)),
        (Ailment.SPLENOMEGALY, (), Presence.UNKNOWN, tuple(Definition)),
        (
            Ailment.HYPERSPLENISM,
            (),
            Presence.PRESENT,
            (Definition.WHO_2016, Definition.WHO_2022),
        ),
        (
            Ailment.SPLENOMEGALY,
            (lab(Analyte.NEUTROPHILS, "0.4"),),
            Presence.PRESENT,
            (Definition.WHO_2016, Definition.WHO_2022),
        ),
    ],
)
def test_a_spleen_with_low_counts(
    ailment: Ailment,
    labs: tuple[Lab, ...],
    presence: Presence,
    definitions: tuple[Definition, ...],
) -> None:
    """ICC 2022 asks for low platelets."""
    found = of(CKind.SPLEEN, seen(*labs, problems=(problem(ailment),)))
    assert found.presence is presence
    assert found.definitions == definitions


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


def test_tryptase_alone_shows_no_damage() -> None:
    """However high."""
    chart = seen(lab(Analyte.TRYPTASE, "900"))
    assert {item.presence for item in c_findings(chart)} == {Presence.UNKNOWN}
