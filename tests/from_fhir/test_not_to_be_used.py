"""What stands in the patient's record and must not be used is not, and that is said."""

from typing import Any

import pytest
from calls import AS_OF, LOINC, bundle, call, condition, count, drafting, order, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Hook
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.record import Record, Topic
from cds_service.from_fhir.glance import glance
from cds_service.from_fhir.not_to_be_used import DONATED, FOCUSED, MODIFIED, RULED
from cds_service.from_fhir.request import decode

NEGATED = [{"url": "https://ehr.example/negated", "valueBoolean": True}]
either = pytest.mark.parametrize(
    ("modifier", "why"),
    [
        ({"modifierExtension": NEGATED}, MODIFIED),
        ({"implicitRules": "https://ehr.example/rules"}, RULED),
    ],
)


def kit(**more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a KIT result."""
    sent = {
        "resourceType": "Observation",
        "id": "k1",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": "55201-8"}]},
        "effectiveDateTime": "2026-01-05",
        "valueString": "KIT D816V not detected",
    }
    return {**sent, **more}


@pytest.mark.parametrize(
    "focus",
    [
        [{"reference": "Patient/newborn"}],
        {"reference": "Patient/donor"},
        [{"reference": "Patient/p1"}, {"reference": "RelatedPerson/1"}],
        [{"display": "Donor"}],
        ["x"],
        "x",
    ],
)
def test_a_result_with_another_focus_is_not_the_patients(focus: object) -> None:
    """It stands in the patient's record and is about a donor or a newborn."""
    chart = read(call({"labs": bundle(count(focus=focus), kit(focus=focus))}))
    assert chart.labs == ()
    assert chart.kit == ()
    assert {(item.about, item.why) for item in chart.unread} == {
        (Analyte.NEUTROPHILS, FOCUSED),
        (Topic.KIT, FOCUSED),
    }


@pytest.mark.parametrize(
    "focus", [None, [], [{"reference": "Patient/p1"}], {"reference": "patient/p1/"}]
)
def test_a_focus_on_the_patient_changes_nothing(focus: object) -> None:
    """Nor does one that was left empty."""
    chart = read(call({"labs": bundle(count(focus=focus))}))
    assert (len(chart.labs), chart.unread) == (1, ())


def inside(text: str) -> dict[str, Any]:
    """Return a specimen that came along inside the result."""
    specimen = {"resourceType": "Specimen", "id": "s", "type": {"text": text}}
    return {"specimen": {"reference": "#s"}, "contained": [specimen]}


@pytest.mark.parametrize(
    "specimen",
    [
        {"specimen": {"display": "Donor bone marrow"}},
        {"specimen": {"display": "Bone marrow (donor)"}},
        {"specimen": {"display": "Spenderknochenmark"}},
        {"specimen": {"display": "Moelle du donneur"}},
        inside("Blood of the stem cell donor"),
    ],
)
def test_the_sample_of_a_donor_is_not_the_patients(specimen: dict[str, Any]) -> None:
    """Neither a result nor a report of it is used."""
    report = {
        "resourceType": "DiagnosticReport",
        "id": "r1",
        "status": "final",
        "effectiveDateTime": "2026-01-05",
        "conclusion": "KIT D816V not detected",
        **specimen,
    }
    chart = read(call({"genetics": bundle(kit(**specimen), report)}))
    assert chart.kit == ()
    assert [(item.about, item.why) for item in chart.unread] == [
        (Topic.KIT, DONATED),
        (Topic.KIT, DONATED),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bone marrow",
        "Bone marrow after donor lymphocyte infusion",
        "Recipient bone marrow, donor chimerism 100 %",
        "Knochenmark nach Spenderlymphozyten",
    ],
)
def test_a_sample_of_the_patient_is_used(text: str) -> None:
    """A donor may be mentioned beside it."""
    chart = read(call({"genetics": bundle(kit(specimen={"display": text}))}))
    assert (len(chart.kit), chart.unread) == (1, ())


@either
@pytest.mark.parametrize(
    ("sent", "about"),
    [
        (condition(), {Disease.SYSTEMIC_MASTOCYTOSIS}),
        (condition("M81.0"), set()),
        (count(), {Analyte.NEUTROPHILS}),
        (kit(), {Topic.KIT}),
    ],
)
def test_what_may_mean_something_else_is_not_used(
    sent: dict[str, Any], about: set[object], modifier: dict[str, Any], why: str
) -> None:
    """Of what rules ask about; the rest is passed over as ever."""
    chart = read(call({"labs": bundle({**sent, **modifier})}))
    read_all = (*chart.diagnoses, *chart.problems, *chart.labs, *chart.kit)
    assert read_all == ()
    assert {item.why for item in chart.unread} == {why}
    assert about <= {item.about for item in chart.unread}


@either
def test_orders_and_drafts_that_may_mean_something_else(
    modifier: dict[str, Any], why: str
) -> None:
    """Neither is an order of the record used, nor a draft."""
    negated = order(**modifier)
    recorded = read(call({"medicationRequests": bundle(negated)}))
    drafted = read(drafting(negated))
    assert recorded.medications == ()
    assert drafted.drafts == ()
    assert [item.why for item in recorded.unread] == [why]
    assert [item.why for item in drafted.unread] == [why]


@pytest.mark.parametrize("name", ["modifierExtension", "implicitRules"])
@pytest.mark.parametrize("nothing", [None, [], {}, ""])
def test_an_empty_modifier_changes_nothing(nothing: object, name: str) -> None:
    """Some systems send empty lists."""
    chart = read(call({"labs": bundle(count(**{name: nothing}))}))
    assert (len(chart.labs), chart.unread) == (1, ())


def test_what_no_rule_asks_about_may_carry_one() -> None:
    """High blood pressure is passed over with or without it."""
    sent = condition("I10", modifierExtension=NEGATED)
    assert read(call({"conditions": bundle(sent)})).unread == ()


@either
def test_a_glance_does_not_pass_over_it(modifier: dict[str, Any], why: str) -> None:
    """A mastocytosis that must not be used is no reason to look no further."""
    wanted = frozenset({Record.CONDITIONS})
    seen = [
        glance(
            decode(call({"conditions": bundle(sent)})), Hook.PATIENT_VIEW, wanted, AS_OF
        )
        for sent in (condition("I10"), condition(**modifier))
    ]
    assert seen[0] is not None
    assert seen[1] is None, why
