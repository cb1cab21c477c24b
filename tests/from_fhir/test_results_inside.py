"""Results inside another result are not read, and that is said."""

from calls import bundle, call, count, read

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.record import Topic
from cds_service.from_fhir.results_inside import WHY

PANEL = {"coding": [{"system": "http://loinc.org", "code": "58410-2"}]}


def test_a_panel_that_holds_its_results_is_told() -> None:
    """A count may be among them, so nobody is to think that none was sent."""
    panel = count(code=PANEL, valueQuantity=None, contained=[count(id="inside")])
    chart = read(call({"labs": bundle(panel)}))
    assert chart.labs == ()
    assert [(item.about, item.why) for item in chart.unread] == [(Topic.UNKNOWN, WHY)]


def test_the_result_that_holds_others_is_read_itself() -> None:
    """What it was derived from lies inside; its own value counts."""
    chart = read(call({"labs": bundle(count(contained=[count(id="inside")]))}))
    assert [lab.analyte for lab in chart.labs] == [Analyte.NEUTROPHILS]
    assert [item.why for item in chart.unread] == [WHY]


def test_a_specimen_inside_is_no_result() -> None:
    """Nor is a device or whoever performed the test."""
    held = [{"resourceType": kind, "id": "x"} for kind in ("Specimen", "Device")]
    chart = read(call({"labs": bundle(count(contained=held))}))
    assert (len(chart.labs), chart.unread) == (1, ())
