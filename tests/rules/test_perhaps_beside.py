"""A drug of unknown status is never silence: what was ordered could not be checked."""

from collections.abc import Callable

import pytest
from aya_charts import VIEW, chart, ordered, taking
from charts import ASM, ISM, Chart, Hook, diagnosis, draft, lab, medication, mg
from order_charts import ordering

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.outcome import (
    Finding,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.frozen import replace
from cds_service.rules.avapritinib import (
    avapritinib_cyp3a,
    avapritinib_ich,
    avapritinib_platelet_monitor,
)
from cds_service.rules.kinase_inhibitors import tki_duplicate
from cds_service.rules.midostaurin import (
    mido_cyp3a_strong_inducer,
    mido_cyp3a_strong_inhibitor,
)

MIDO, AYA = Drug.MIDOSTAURIN, Drug.AVAPRITINIB
INHIBITOR, INDUCER = Drug.STRONG_CYP3A_INHIBITOR, Drug.STRONG_CYP3A_INDUCER
MODERATE, THINNER = Drug.MODERATE_CYP3A_INHIBITOR, Drug.BLEEDING_RISK


def doubtful(drug: Drug, name: str = "", reference: str = "") -> Medication:
    """Return an order of which the status is unknown."""
    unknown = MedicationStatus.UNKNOWN
    item = medication(drug, "2025-12-01", status=unknown, reference=reference)
    return replace(item, name=name or drug)


def unsaid(outcome: Outcome, *names: str) -> InsufficientData:
    """Return the answer that these could not be checked."""
    assert isinstance(outcome, InsufficientData)
    verb, whose = ("is", "its") if len(names) == 1 else ("are", "their")
    assert outcome.reason == (
        f"whether {' and '.join(f'{name} (2025-12-01)' for name in names)} {verb} being"
        f" taken cannot be told from {whose} status"
    )
    assert len(outcome.used) == len(names)
    return outcome


def test_midostaurin_beside_what_may_change_its_level() -> None:
    """A strong inducer, a strong inhibitor; a moderate one would be a note."""
    beside = (doubtful(INDUCER, "rifampicin"), doubtful(INHIBITOR, "clarithromycin"))
    made = ordering(draft(MIDO), taken=beside)
    unsaid(mido_cyp3a_strong_inducer.evaluate(made), "rifampicin")
    unsaid(mido_cyp3a_strong_inhibitor.evaluate(made), "clarithromycin")
    note = ordering(draft(MIDO), taken=(doubtful(MODERATE),))
    assert isinstance(mido_cyp3a_strong_inhibitor.evaluate(note), NotIndicated)


@pytest.mark.parametrize(
    "evaluate",
    [mido_cyp3a_strong_inducer.evaluate, mido_cyp3a_strong_inhibitor.evaluate],
)
def test_another_kinase_inhibitor_is_for_the_rule_of_two(
    evaluate: Callable[[Chart], Outcome],
) -> None:
    """Nilotinib inhibits CYP3A itself; one order is asked about once."""
    own = doubtful(Drug.NILOTINIB, reference="M/1")
    as_inhibitor = doubtful(INHIBITOR, reference="M/1")
    made = ordering(draft(MIDO), taken=(own, as_inhibitor))
    assert isinstance(evaluate(made), NotIndicated)


def test_beside_a_sure_one_the_doubtful_one_is_named() -> None:
    """The card speaks of the sure one and says what it did not know."""
    sure = replace(medication(INDUCER, "2024-01-01"), name="phenytoin")
    made = ordering(draft(MIDO), taken=(sure, doubtful(INDUCER, "rifampicin")))
    answer = mido_cyp3a_strong_inducer.evaluate(made)
    assert isinstance(answer, Finding)
    assert answer.used == (sure, draft(MIDO))
    assert "whether rifampicin (2025-12-01) is being taken" in answer.missing[0]


@pytest.mark.parametrize(
    "other", [INHIBITOR, MODERATE, INDUCER, Drug.MODERATE_CYP3A_INDUCER]
)
def test_avapritinib_beside_what_may_change_its_level(other: Drug) -> None:
    """Each class would at least be a warning; both directions."""
    unsaid(avapritinib_cyp3a.evaluate(chart(taken=(doubtful(other),))), other)
    reverse = chart(drafts=(draft(other),), taken=(doubtful(AYA),))
    unsaid(avapritinib_cyp3a.evaluate(reverse), AYA)


def test_a_dose_that_allows_for_it_leaves_nothing_open() -> None:
    """50 mg beside a moderate inhibitor in advanced disease is the labelled dose."""
    taken = (doubtful(MODERATE),)
    allowed = chart(drafts=(ordered("50"),), taken=taken)
    assert isinstance(avapritinib_cyp3a.evaluate(allowed), NotIndicated)
    above = chart(drafts=(ordered("51"),), taken=taken)
    unsaid(avapritinib_cyp3a.evaluate(above), MODERATE)


def test_avapritinib_beside_what_may_add_to_bleeding() -> None:
    """When ordered, in both directions, and when the chart is opened."""
    thinner = doubtful(THINNER, "warfarin")
    unsaid(avapritinib_ich.evaluate(chart(taken=(thinner,))), "warfarin")
    opened = chart(hook=VIEW, taken=(taking(), thinner))
    unsaid(avapritinib_ich.evaluate(opened), "warfarin")
    reverse = chart(drafts=(draft(THINNER),), taken=(doubtful(AYA),))
    unsaid(avapritinib_ich.evaluate(reverse), AYA)


def test_an_nsaid_that_may_be_taken_is_asked_about_on_orders_alone() -> None:
    """When the chart is opened it would only be a note."""
    nsaid = (
        doubtful(THINNER, "ibuprofen", reference="M/1"),
        doubtful(Drug.NSAID, "ibuprofen", reference="M/1"),
    )
    unsaid(avapritinib_ich.evaluate(chart(taken=nsaid)), "ibuprofen")
    opened = chart(hook=VIEW, taken=(taking(), *nsaid))
    assert isinstance(avapritinib_ich.evaluate(opened), NotIndicated)


def test_avapritinib_itself_may_be_taken() -> None:
    """Platelets of 20 are not passed over, nor called those of a patient on it."""
    low = lab(Analyte.PLATELETS, "20")
    made = chart(low, hook=VIEW, taken=(doubtful(AYA),), diagnoses=(ISM,))
    unsaid(avapritinib_platelet_monitor.evaluate(made), AYA)
    unsaid(avapritinib_ich.evaluate(made), AYA)


def two(
    *taken: Medication, hook: Hook = Hook.ORDER_SIGN, possible: bool = False
) -> Chart:
    """Return a chart in which midostaurin is ordered beside these."""
    doubt = diagnosis(
        Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
    )
    order = draft(MIDO, mg("100"))
    found = (doubt if possible else ASM,)
    return ordering(order, taken=taken, diagnoses=found, hook=hook)


def test_a_second_kinase_inhibitor_may_be_taken() -> None:
    """Grave where the pair would be critical; else nobody is told."""
    answer = unsaid(tki_duplicate.evaluate(two(doubtful(AYA))), AYA)
    assert answer.grave
    answer = unsaid(tki_duplicate.evaluate(two(doubtful(AYA), possible=True)), AYA)
    assert not answer.grave


def test_a_third_one_is_named_beside_a_sure_second() -> None:
    """The card speaks of the sure one."""
    answer = tki_duplicate.evaluate(
        two(medication(Drug.IMATINIB, "2025-12-01"), doubtful(AYA))
    )
    assert isinstance(answer, Finding)
    assert "whether avapritinib (2025-12-01) is being taken" in answer.missing[0]


@pytest.mark.parametrize(("ends", "asked"), [("2026-01-13", 0), ("2026-01-14", 1)])
def test_one_that_ends_within_days_is_being_switched(ends: str, asked: int) -> None:
    """Seven days are a switch, eight are not; as for one that is taken."""
    item = medication(AYA, "2025-12-01", status=MedicationStatus.UNKNOWN, ends=ends)
    assert isinstance(tki_duplicate.evaluate(two(item)), InsufficientData) == asked
