"""The prefetch of a service follows from what its rules look at."""

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import EventKind
from cds_service.clinical.record import Record
from cds_service.hooks.prefetch import templates, wanted


def test_patient_and_problems_are_always_asked_for() -> None:
    """No rule can tell whom it concerns without them."""
    assert templates(frozenset()) == {
        "patient": "Patient/{{context.patientId}}",
        "conditions": "Condition?patient={{context.patientId}}&_count=500",
    }


def test_an_analyte_asks_for_what_can_stand_in_for_it() -> None:
    """Eosinophils may have to be computed from a percentage and leukocytes."""
    query = templates(frozenset({Analyte.EOSINOPHILS}))["labs"]

    for code in ("711-2", "713-8", "6690-2"):
        assert f"http://loinc.org|{code}" in query
    assert "http://loinc.org|777-3" not in query
    assert query.endswith("&_sort=-date&_count=500")


def test_every_kind_of_event_is_found_somewhere() -> None:
    """A new kind of event without a place to look for it fails here."""
    for kind in EventKind:
        assert len(wanted({kind})) > 2


def test_tests_of_the_laboratory_are_asked_for_by_code() -> None:
    """A pregnancy test is a laboratory result; a transfusion is a procedure."""
    query = templates(frozenset({EventKind.PREGNANCY_TEST}))["labs"]

    assert "http://loinc.org|2106-3" in query
    assert set(templates(frozenset({EventKind.TRANSFUSION}))) == {
        "patient",
        "conditions",
        "procedures",
    }


def test_genetics_are_asked_for_as_results_and_as_reports() -> None:
    """The variant, the targeted test, the narrative, the fusion."""
    found = templates(frozenset({Record.GENETICS, Record.GENETIC_REPORTS}))

    for code in ("69548-6", "88519-4", "55201-8", "34574-4"):
        assert f"http://loinc.org|{code}" in found["genetics"]
        assert f"http://loinc.org|{code}" in found["geneticReports"]
    assert found["geneticReports"].startswith("DiagnosticReport?patient=")


def test_every_record_has_a_template() -> None:
    """A part of the record that cannot be asked for is no part of a service."""
    assert list(templates(frozenset(Record))) == [record.value for record in Record]
