"""C-findings: five kinds, each present, absent or unknown, never a subtype."""

import pytest
from c_finding_charts import liver_test, of
from charts import lab, on
from organ_charts import problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CKind
from cds_service.clinical.c_findings import c_findings
from cds_service.clinical.criteria import Definition
from cds_service.clinical.lab import Lab
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment

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
