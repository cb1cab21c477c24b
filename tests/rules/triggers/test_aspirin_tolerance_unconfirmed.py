"""Aspirin: tolerance first, never an antiplatelet left out, no time lost."""

import pytest
from charts import Hook, draft, lab, medication
from order_charts import CHILD
from trigger_charts import UNCONFIRMED, allergy, event, given, sm_chart

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug, Medication, MedicationKind
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import RemoveDraft
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.tolerance_findings import (
    AlreadyOrdered,
    FewPlatelets,
    InEmergency,
    ReactionDoubted,
    ReactionInEmergency,
    ReactionKnown,
    ToleranceNotKnown,
    TriggerOrdered,
)
from cds_service.rules.triggers.aspirin_tolerance_unconfirmed import RULE, evaluate

ASPIRIN = draft(Drug.ASPIRIN)
NOW = event(EventKind.EMERGENCY_VISIT, "2026-01-06")
OVER = event(EventKind.EMERGENCY_VISIT, "2026-01-04")
REACTION = allergy(Allergen.NSAID)
DOUBTED = allergy(Allergen.NSAID, certainty=UNCONFIRMED)


def finding(chart: Chart) -> TriggerOrdered:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, TriggerOrdered)
    return answer


def since(day: str, kind: MedicationKind) -> Medication:
    """Return aspirin that is stated or ordered since a day."""
    return medication(Drug.ASPIRIN, day, kind=kind)


@pytest.mark.parametrize(
    ("reactions", "kind", "level", "in_emergency"),
    [
        ((), ToleranceNotKnown, Indicator.WARNING, InEmergency),
        ((REACTION,), ReactionKnown, Indicator.CRITICAL, ReactionInEmergency),
        ((DOUBTED,), ReactionDoubted, Indicator.WARNING, ReactionInEmergency),
    ],
)
def test_levels_and_emergency(
    reactions: tuple[Allergy, ...],
    kind: type[TriggerOrdered],
    level: Indicator,
    in_emergency: type[TriggerOrdered],
) -> None:
    """A note in an emergency, whatever is on record; loud when it is over."""
    calm = finding(sm_chart(ASPIRIN, allergies=reactions, events=(OVER,)))
    acute = finding(sm_chart(ASPIRIN, allergies=reactions, events=(NOW,)))

    assert (type(calm), calm.indicator) == (kind, level)
    assert (type(acute), acute.indicator) == (in_emergency, Indicator.INFO)
    assert acute.proposals == ()
    assert acute.visits == (NOW,)


def test_a_reaction_of_a_child_is_told() -> None:
    """At any age; without one the rule cannot tell, as before."""
    found = finding(sm_chart(ASPIRIN, patient=CHILD, allergies=(REACTION,)))

    assert isinstance(found, ReactionKnown)
    assert found.indicator is Indicator.CRITICAL
    assert "everything but the reaction: the advice is for adults" in found.missing
    nothing = sm_chart(ASPIRIN, patient=CHILD)
    assert isinstance(evaluate(nothing), InsufficientData)


@pytest.mark.parametrize(
    ("taken", "kind"),
    [
        (since("2025-12-06", MedicationKind.STATEMENT), None),
        (since("2025-12-07", MedicationKind.STATEMENT), ToleranceNotKnown),
        (since("2025-12-06", MedicationKind.ORDER), AlreadyOrdered),
        (since("2025-12-07", MedicationKind.ORDER), ToleranceNotKnown),
    ],
)
def test_regular_use(taken: Medication, kind: type[TriggerOrdered] | None) -> None:
    """Taken for 31 days is tolerated; ordered for 31 days is asked about softly."""
    answer = evaluate(sm_chart(ASPIRIN, medications=(taken,)))

    if kind is None:
        assert isinstance(answer, NotIndicated)
    else:
        assert type(answer) is kind
        soft = kind is AlreadyOrdered
        assert (answer.indicator is Indicator.INFO) is soft


def test_a_long_order_softens_nothing_while_allergies_are_unread() -> None:
    """A reaction may stand in what was not sent."""
    ordered = since("2025-06-01", MedicationKind.ORDER)
    gap = Gap(Record.ALLERGIES, "was not sent")
    found = finding(sm_chart(ASPIRIN, medications=(ordered,), gaps=(gap,)))

    assert type(found) is ToleranceNotKnown
    assert "allergies were not sent" in found.missing


def test_silent_when_tolerated() -> None:
    """Two doses on two days without a reaction."""
    uses = (given(Drug.ASPIRIN, "2025-06-01"), given(Drug.ASPIRIN, "2025-06-02"))
    assert isinstance(evaluate(sm_chart(ASPIRIN, medications=uses)), NotIndicated)


def test_never_takes_aspirin_back() -> None:
    """No card offers to remove it, and every card says to keep the antiplatelet."""
    for reactions in ((), (REACTION,)):
        offered = finding(sm_chart(ASPIRIN, allergies=reactions)).proposals
        assert not any(isinstance(each, RemoveDraft) for each in offered)
    for text in RULE.texts.values():
        words = " ".join((text.summary, *text.detail))
        assert "Do not leave out an antiplatelet" in words
        assert "contraindicated" not in text.summary


def test_only_orders_and_only_its_patients() -> None:
    """Silent on other hooks and without mastocytosis; asks when nobody knows."""
    gap = Gap(Record.CONDITIONS, "was not sent")

    assert isinstance(evaluate(sm_chart(draft(Drug.NSAID))), NotIndicated)
    assert isinstance(evaluate(sm_chart(ASPIRIN, hook=Hook.PATIENT_VIEW)), NotIndicated)
    assert isinstance(evaluate(sm_chart(ASPIRIN, diagnoses=())), NotIndicated)
    assert isinstance(
        evaluate(sm_chart(ASPIRIN, diagnoses=(), gaps=(gap,))), InsufficientData
    )


@pytest.mark.parametrize(("count", "few"), [("49", True), ("50", False), ("51", False)])
def test_few_platelets_speak_against_tolerated_aspirin(count: str, few: bool) -> None:
    """A warning that names the count; no proposal, the need is not ours to judge."""
    uses = (given(Drug.ASPIRIN, "2025-06-01"), given(Drug.ASPIRIN, "2025-06-02"))
    chart = sm_chart(ASPIRIN, labs=(lab(Analyte.PLATELETS, count),), medications=uses)
    answer = evaluate(chart)

    assert isinstance(answer, FewPlatelets if few else NotIndicated)
    if isinstance(answer, FewPlatelets):
        assert answer.indicator is Indicator.WARNING
        assert not answer.proposals


def test_few_platelets_in_an_emergency_are_a_note() -> None:
    """Aspirin may be needed at once."""
    uses = (given(Drug.ASPIRIN, "2025-06-01"), given(Drug.ASPIRIN, "2025-06-02"))
    low = lab(Analyte.PLATELETS, "20")
    found = finding(sm_chart(ASPIRIN, labs=(low,), medications=uses, events=(NOW,)))

    assert found.indicator is Indicator.INFO
