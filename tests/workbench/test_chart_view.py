"""The page's chart says what was read, in the words of the cards."""

import json
from decimal import Decimal

from charts import AS_OF, ASM, lab
from mido_charts import ANC, HB, PLT, TAKING, chart, dispense, held

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.frozen import replace
from cds_service.workbench.chart_view import chart_json, chart_view
from cds_service.workbench.thresholds import lines
from cds_service.workbench.treatments import bands


def limits(*labs: object, **more: object) -> dict[str, float]:
    """Return the lines of a chart by rule."""
    found = lines(chart(*labs, **more))  # type: ignore[arg-type] # the builder's own
    return {line.rule: line.value for line in found}


def test_on_midostaurin_the_label_numbers_of_the_usual_row_are_drawn() -> None:
    """ANC 1.0, platelets 50 and haemoglobin 8.0, as the three rules compare."""
    drawn = limits(lab(ANC, "3.2", "2025-11-25"), lab(ANC, "0.9"))

    assert drawn["mido-anc-interrupt"] == 1.0
    assert drawn["mido-platelet-interrupt"] == 50
    assert drawn["mido-hemoglobin-interrupt"] == 8.0


def test_a_low_baseline_lowers_the_line() -> None:
    """A neutrophil count of 1.2 before treatment makes 0.5 the number to look at."""
    drawn = limits(lab(ANC, "1.2", "2025-11-25"), lab(ANC, "0.9"))

    assert drawn["mido-anc-interrupt"] == 0.5


def test_in_mast_cell_leukaemia_the_line_says_that_the_label_has_none() -> None:
    """The number is still compared, to ask a specialist; it is no label threshold."""
    found = replace(ASM, coded=frozenset({Disease.MAST_CELL_LEUKEMIA}))
    leukaemia = chart(lab(ANC, "0.9"), diagnoses=(found,))
    (line,) = (line for line in lines(leukaemia) if line.rule == "mido-anc-interrupt")

    assert line.value == 1.0
    assert "not a label threshold here (mast cell leukaemia)" in line.text


def test_without_midostaurin_only_tryptase_has_a_line() -> None:
    """A threshold that concerns no drug of this patient would only confuse."""
    assert limits(taken=()) == {"tryptase-interpretation": 20}


def test_on_hold_the_lines_stay() -> None:
    """The counts decide when to resume."""
    assert "mido-anc-interrupt" in limits(taken=(held(),))


def test_avapritinib_has_its_own_platelet_line() -> None:
    """Below 50 it is not recommended."""
    order = replace(TAKING, drug=Drug.AVAPRITINIB)

    assert limits(taken=(order,))["avapritinib-platelet-start"] == 50


def test_bands_end_when_the_record_says_so_and_never_later_than_the_day() -> None:
    """An open order lasts until the day, a dispense as long as its supply."""
    found = bands(chart(taken=(dispense("2025-12-01", 14), TAKING)))
    spans = [(str(band.first), str(band.last)) for band in found]

    assert spans == [("2025-12-01", "2025-12-15"), ("2025-12-01", str(AS_OF))]


def test_a_stopped_order_without_an_end_is_no_band() -> None:
    """Nothing says how long it lasted, so nothing is drawn."""
    from cds_service.clinical.medication import MedicationStatus  # noqa: PLC0415

    stopped = held(status=MedicationStatus.STOPPED)
    assert bands(chart(taken=(stopped,))) == ()


def test_a_bound_is_not_drawn_as_a_number() -> None:
    """Of "<0.5" only the upper end was measured."""
    (series,) = chart_view(chart(lab(ANC, "<0.5"))).series

    assert (series.points[0].low, series.points[0].high) == (0.0, 0.5)
    assert series.points[0].sent == "<0.5"


def test_series_come_in_one_order_whatever_came_first() -> None:
    """Neutrophils, platelets, haemoglobin, tryptase: as the plot shows them."""
    labs = (lab(HB, "9"), lab(PLT, "80"), lab(Analyte.TRYPTASE, "40"), lab(ANC, "2"))
    names = [series.analyte for series in chart_view(chart(*labs)).series]

    assert names == ["neutrophils", "platelets", "hemoglobin", "tryptase"]


def test_the_json_names_every_part() -> None:
    """The page reads names, never places in a list."""
    shown = json.loads(chart_json(chart(lab(ANC, "0.9"))))

    assert shown["subtype"] == "aggressive SM"
    assert shown["patient"]["compared"] == "born 1970-05-01, female"
    assert shown["drugs"][0]["compared"].startswith("100 mg twice daily, active")
    assert shown["series"][0]["points"][0]["low"] == float(Decimal("0.9"))
