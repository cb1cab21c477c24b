"""In a browser: the chart of a patient, its course, and the day it is about."""

import pytest
from at_the_ehr import (
    add_result,
    as_of,
    expect_card,
    expect_no_card,
    keep,
    pick,
    press,
)
from playwright.sync_api import Page, expect

PATIENTS = [
    ("aggressive-midostaurin-week-3", "aggressive SM", "midostaurin: 100 mg"),
    ("indolent-well-treated", "indolent SM", "cetirizine"),
    ("mast-cell-leukaemia-midostaurin", "mast cell leukaemia", "midostaurin: 100 mg"),
]


@pytest.mark.parametrize(("patient", "subtype", "drug"), PATIENTS)
def test_the_chart_shows_what_a_haematologist_looks_for(
    page: Page, patient: str, subtype: str, drug: str
) -> None:
    """Subtype, KIT, drugs with doses, and four results over time."""
    pick(page, patient)
    summary = page.locator("#summary")

    expect(summary).to_contain_text(subtype)
    expect(summary).to_contain_text("KIT D816V detected")
    expect(summary).to_contain_text(drug)
    expect(page.locator("#plot .scatterlayer .trace")).not_to_have_count(0)
    keep(page, patient)


def test_thresholds_and_treatments_are_drawn(page: Page) -> None:
    """The label's numbers for this patient, and midostaurin as a band."""
    plot = page.locator("#plot")

    for text in ("ANC", "platelets", "haemoglobin", "tryptase", "midostaurin"):
        expect(plot).to_contain_text(text)
    expect(plot.locator(".annotation-text").filter(has_text="50")).to_be_visible()


def test_moving_the_day_changes_what_is_known(page: Page) -> None:
    """Before the low count there is nothing to interrupt for."""
    expect_card(page, "Interrupt midostaurin: ANC 0.82", "warning")
    as_of(page, "2025-12-30")

    expect_no_card(page, "Interrupt midostaurin")
    expect(page.locator("#hidden-later")).to_contain_text("later entries")


def test_a_new_result_changes_the_cards(page: Page) -> None:
    """Below 0.5 the card is critical; another patient is not touched by it."""
    add_result(page, "ANC", "0.4")
    expect_card(page, "Interrupt midostaurin: ANC 0.4", "critical")

    pick(page, "indolent-well-treated")
    expect_no_card(page, "Interrupt midostaurin")


def test_a_kit_result_and_a_drug_can_be_written_down(page: Page) -> None:
    """They are read as an EHR's own would be."""
    pick(page, "indolent-well-treated")
    form = page.locator("#kit-form")
    form.get_by_label("KIT D816V").select_option(label="not detected")
    press(page, "Add the KIT result")
    expect(page.locator("#summary")).to_contain_text("KIT D816V not detected")

    form = page.locator("#drug-form")
    form.get_by_label("Dose, mg").fill("50")
    press(page, "Add the drug")
    expect(page.locator("#summary")).to_contain_text("midostaurin: 50 mg twice daily")


def test_a_patient_without_mastocytosis_sees_nothing(page: Page) -> None:
    """And the page says what the silence means."""
    pick(page, "no-mastocytosis")

    expect(page.locator("#status")).to_contain_text("No card: every rule looked")
    expect(page.locator("#card-list .card")).to_have_count(0)


def test_the_results_stand_in_a_table_too(page: Page) -> None:
    """For whoever cannot see the plot."""
    page.get_by_text("The same as a table").click()

    expect(page.locator("#results tbody tr").first).to_contain_text("ANC")
    expect(page.locator("#results")).to_contain_text("0.82 10*3/uL")


def test_a_result_may_be_a_bound(page: Page) -> None:
    """As a laboratory writes what it could not count: it is read as one."""
    form = page.locator("#result-form")
    form.get_by_label("Result").select_option(label="ANC")
    form.locator("[name=comparator]").select_option(label="below")
    form.get_by_label("Value").fill("0.2")
    with page.expect_request("**/cds-services/sm-patient-view") as asked:
        press(page, "Add the result")

    assert '"comparator":"<"' in (asked.value.post_data or "")
    page.get_by_text("The same as a table").click()
    expect(page.locator("#results")).to_contain_text("<0.2")
