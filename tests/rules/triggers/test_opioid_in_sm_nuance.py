"""Opioids: graded by agent, quiet once tolerated, never a reason to withhold them."""

from itertools import permutations

import pytest
from charts import Hook, draft, medication
from trigger_charts import REFUTED, UNCONFIRMED, allergy, event, given, named, problem
from trigger_charts import sm_chart as chart_of

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.opioid_findings import (
    HistamineReleasing,
    LowerRisk,
    NotRanked,
    OpioidOrdered,
    OpioidReaction,
)
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import AddTask, OrderDrug
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.triggers.opioid_in_sm_nuance import RULE, evaluate

HIGH, LOW = Drug.OPIOID_HISTAMINE_RELEASING, Drug.OPIOID_LOWER_RISK
MORPHINE = named(HIGH, "morphine 15 MG")
FENTANYL = named(LOW, "fentanyl 0.05 MG/ML")
OXYCODONE = named(Drug.OPIOID_NOT_RANKED, "oxycodone 5 MG")


def finding(chart: Chart) -> OpioidOrdered:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, OpioidOrdered)
    return answer


@pytest.mark.parametrize(
    ("drafts", "kind", "level"),
    [
        ((MORPHINE,), HistamineReleasing, Indicator.WARNING),
        ((FENTANYL,), LowerRisk, Indicator.INFO),
        ((OXYCODONE,), NotRanked, Indicator.INFO),
        ((FENTANYL, OXYCODONE), NotRanked, Indicator.INFO),
        ((FENTANYL, OXYCODONE, MORPHINE), HistamineReleasing, Indicator.WARNING),
    ],
)
def test_graded_by_agent(
    drafts: tuple[Medication, ...], kind: type[OpioidOrdered], level: Indicator
) -> None:
    """The agent that asks for most care names the card, in whatever order they come."""
    for each in permutations(drafts):
        found = finding(chart_of(*each))
        assert (type(found), found.indicator) == (kind, level)


@pytest.mark.parametrize(
    ("uses", "quiet"),
    [
        ((given(HIGH, "2025-06-01", "morphine"),), False),
        (
            (
                given(HIGH, "2025-06-01", "morphine"),
                given(HIGH, "2025-06-02", "morphine"),
            ),
            True,
        ),
        (
            (
                given(HIGH, "2025-06-01", "codeine"),
                given(HIGH, "2025-06-02", "codeine"),
            ),
            False,
        ),
    ],
)
def test_quiet_once_the_same_opioid_was_tolerated(
    uses: tuple[Medication, ...], quiet: bool
) -> None:
    """Two uses of morphine silence morphine; codeine does not."""
    answer = evaluate(chart_of(MORPHINE, medications=uses))
    assert isinstance(answer, NotIndicated) is quiet


def test_one_of_lower_risk_is_named_once() -> None:
    """A single earlier use is enough for fentanyl, and not for oxycodone."""
    fentanyl = (given(LOW, "2025-06-01", "fentanyl"),)
    oxycodone = (given(Drug.OPIOID_NOT_RANKED, "2025-06-01", "oxycodone"),)

    assert isinstance(evaluate(chart_of(FENTANYL, medications=fentanyl)), NotIndicated)
    assert type(finding(chart_of(OXYCODONE, medications=oxycodone))) is NotRanked


@pytest.mark.parametrize(
    "reaction",
    [
        allergy(Allergen.OPIOID),
        allergy(Allergen.OPIOID, certainty=UNCONFIRMED),
        allergy(HIGH, Allergen.OPIOID, anaphylaxis=True),
    ],
)
def test_a_reaction_is_named_and_is_a_warning(reaction: Allergy) -> None:
    """Also when it was to another opioid; never critical, never a stop."""
    found = finding(chart_of(FENTANYL, allergies=(reaction,)))

    assert type(found) is OpioidReaction
    assert found.indicator is Indicator.WARNING
    assert found.reactions == (reaction,)


def test_a_status_code_is_a_reaction() -> None:
    """Z88.5 says that there was one."""
    status = problem(Ailment.NARCOTIC_ALLERGY)
    assert type(finding(chart_of(OXYCODONE, problems=(status,)))) is OpioidReaction


def test_a_refuted_allergy_silences() -> None:
    """It was shown that the patient tolerates it."""
    refuted = allergy(Allergen.OPIOID, name="morphine", certainty=REFUTED)
    assert isinstance(evaluate(chart_of(MORPHINE, allergies=(refuted,))), NotIndicated)


def test_unread_allergies_clear_nothing() -> None:
    """Two uses do not silence it then, and the card says what was not read."""
    uses = (
        given(HIGH, "2025-06-01", "morphine"),
        given(HIGH, "2025-06-02", "morphine"),
    )
    gap = Gap(Record.ALLERGIES, "was not sent")
    found = finding(chart_of(MORPHINE, medications=uses, gaps=(gap,)))

    assert "allergies were not sent" in found.missing


def test_never_offers_to_take_the_opioid_back() -> None:
    """Cover by antihistamines, and a question to anaesthesia in hospital only."""
    stay = event(EventKind.HOSPITAL_STAY, "2026-01-04")
    outside = finding(chart_of(MORPHINE)).proposals
    inside = finding(chart_of(MORPHINE, events=(stay,))).proposals

    assert [type(each) for each in outside] == [OrderDrug, OrderDrug]
    assert [type(each) for each in inside] == [OrderDrug, OrderDrug, AddTask]
    assert finding(chart_of(FENTANYL, events=(stay,))).proposals == ()


def test_offers_no_antihistamine_that_is_taken() -> None:
    """An H1 antihistamine at home is not ordered again."""
    home = medication(Drug.H1_ANTIHISTAMINE, "2025-06-01")
    offered = finding(chart_of(MORPHINE, medications=(home,))).proposals

    assert [each.label for each in offered] == ["Add an H2 antihistamine beforehand"]


@pytest.mark.parametrize("ordered", [True, False])
def test_offers_no_h2_antihistamine_that_is_there(*, ordered: bool) -> None:
    """Neither beside one in use nor beside one that is ordered with the opioid."""
    home = medication(Drug.H2_ANTIHISTAMINE, "2025-06-01")
    beside = draft(Drug.H2_ANTIHISTAMINE)
    chart = chart_of(MORPHINE, medications=() if ordered else (home,))
    if ordered:
        chart = replace(chart, other_drafts=(beside,))

    labels = [each.label for each in finding(chart).proposals]

    assert labels == ["Add an H1 antihistamine beforehand"]


def test_no_text_forbids_an_opioid() -> None:
    """Hazard: a card read as "contraindicated" leaves pain untreated (X1)."""
    for text in RULE.texts.values():
        words = " ".join((text.summary, *text.detail)).lower()
        assert "withhold" in words
        assert "contraindicated" not in words
        assert "sources disagree" in words


def test_only_orders_and_only_its_patients() -> None:
    """Silent on other hooks, without opioid and without mastocytosis; else it asks."""
    gap = Gap(Record.CONDITIONS, "was not sent")

    assert isinstance(evaluate(chart_of()), NotIndicated)
    assert isinstance(
        evaluate(chart_of(MORPHINE, hook=Hook.PATIENT_VIEW)), NotIndicated
    )
    assert isinstance(evaluate(chart_of(MORPHINE, diagnoses=())), NotIndicated)
    assert isinstance(
        evaluate(chart_of(MORPHINE, diagnoses=(), gaps=(gap,))), InsufficientData
    )
