"""Facts travel in a total order that does not depend on how they came."""

from itertools import permutations

from charts import diagnosis, lab, medication, on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import KitFinding, KitResult
from cds_service.from_fhir import order

ANC = Analyte.NEUTROPHILS


def references(*labs: Lab) -> list[str]:
    """Return the references in order, the same for every order of arrival."""
    found = {order.labs_in_order(some) for some in permutations(labs)}
    (ordered,) = found
    return [item.reference for item in ordered]


def test_the_newest_result_comes_first() -> None:
    """By instant where there is one; a bare day is its first moment."""
    assert references(
        lab(ANC, "1", "2026-01-04", reference="old"),
        lab(ANC, "1", "2026-01-05T08:00:00Z", reference="eight"),
        lab(ANC, "1", "2026-01-05T09:00:00Z", reference="nine"),
        lab(ANC, "1", "2026-01-05", reference="day"),
    ) == ["nine", "eight", "day", "old"]


def test_a_corrected_result_comes_before_the_others_of_its_time() -> None:
    """Corrected, amended, then final and preliminary by the safer value."""
    assert references(
        lab(ANC, "0.4", reference="final"),
        lab(ANC, "0.3", status=ResultStatus.PRELIMINARY, reference="preliminary"),
        lab(ANC, "2", status=ResultStatus.AMENDED, reference="amended"),
        lab(ANC, "3", status=ResultStatus.CORRECTED, reference="corrected"),
    ) == ["corrected", "amended", "preliminary", "final"]


def test_the_safer_value_comes_first() -> None:
    """Low counts are dangerous, and so is a high tryptase."""
    assert references(
        lab(ANC, "1.2", reference="more"),
        lab(ANC, "0.8", reference="less"),
        lab(ANC, "<0.5", reference="below"),
    ) == ["below", "less", "more"]
    assert references(
        lab(Analyte.TRYPTASE, "20", reference="lower"),
        lab(Analyte.TRYPTASE, "30", reference="higher"),
        lab(Analyte.TRYPTASE, ">200", reference="above"),
    ) == ["above", "higher", "lower"]


def test_what_is_alike_is_ordered_by_reference() -> None:
    """And facts that are equal throughout are one."""
    one, two = lab(ANC, "1", reference="1"), lab(ANC, "1", reference="2")
    assert references(one, two, one) == ["1", "2"]


def test_what_shares_every_key_is_still_ordered() -> None:
    """Two facts of one resource that differ in little come in a fixed order."""
    same = [
        lab(ANC, "1", reference="x"),
        lab(ANC, "1.0", reference="x"),
        lab(ANC, "1", reference="x", doubts=("recognised by name",)),
    ]
    assert len({order.labs_in_order(some) for some in permutations(same)}) == 1


def test_medications_come_newest_first_and_undated_last() -> None:
    """Then by reference."""
    items = [
        medication(Drug.IMATINIB, None, reference="undated"),
        medication(Drug.IMATINIB, "2025-01-01", reference="b"),
        medication(Drug.IMATINIB, "2025-01-01", reference="a"),
        medication(Drug.IMATINIB, "2025-06-01", reference="new"),
    ]
    ordered = order.medications_in_order(items)
    assert [item.reference for item in ordered] == ["new", "a", "b", "undated"]


def test_a_positive_result_comes_before_others_of_its_day() -> None:
    """A positive KIT test wins wherever only one is looked at."""
    day = on("2026-01-05")
    negative = KitResult("a", KitFinding.D816V_ABSENT, taken=day)
    positive = KitResult("b", KitFinding.D816V_PRESENT, taken=day)
    assert order.results_in_order([negative, positive]) == (positive, negative)


def test_diagnoses_events_unread_and_gaps_are_ordered_too() -> None:
    """By reference or by name, and equal ones are one."""
    first = diagnosis(Disease.INDOLENT_SM, reference="1")
    second = diagnosis(Disease.INDOLENT_SM, Disease.SM_AHN, reference="2")
    assert order.diagnoses_in_order([second, first, second]) == (first, second)
    undated = Event("a", EventKind.TRANSFUSION, "x")
    dated = Event("b", EventKind.TRANSFUSION, "x", on("2026-01-01"))
    assert order.events_in_order([undated, dated, dated]) == (dated, undated)
    one, two = Unread("a", Topic.KIT, "x"), Unread("a", Topic.KIT, "y")
    assert order.unread_in_order([two, one, two]) == (one, two)
    labs, drugs = Gap(Record.LABS, "x"), Gap(Record.MEDICATION_ORDERS, "x")
    assert order.gaps_in_order([drugs, labs, drugs]) == (labs, drugs)
