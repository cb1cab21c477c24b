"""In a browser: why and why not, and what can be taken along."""

import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from at_the_ehr import press
from playwright.sync_api import Page, expect
from typed_commands import run


def test_every_rule_says_why_or_why_not(page: Page) -> None:
    """The filters count, and what they show is what they count."""
    for name, outcome in (
        ("Fired", "fired"),
        ("Cannot tell", "cannot-tell"),
        ("Silent", "not-indicated"),
    ):
        button = page.locator("#filters button").filter(has_text=name)
        number = int((button.text_content() or "").removeprefix(name))
        button.click()
        expect(page.locator(f"#rules .rule.{outcome}")).to_have_count(number)
        expect(page.locator("#rules .rule")).to_have_count(number)


def test_a_fact_lights_up_in_the_plot(page: Page) -> None:
    """The result behind a rule is shown with its value as sent and as compared."""
    page.locator("#filters button").filter(has_text="Fired").click()
    rule = page.locator(".rule").filter(has_text="low neutrophil count")
    rule.locator("summary").click()
    rule.get_by_role("button", name="ANC: 0.82").click()

    expect(page.locator("#shown")).to_contain_text("ANC 0.82 x10^9/L on 2026-01-05")
    expect(page.locator("#shown")).to_contain_text("0.82 10*3/uL")


def test_a_rule_shows_its_numbers_sources_and_page(page: Page) -> None:
    """Each number with its basis, each source with its place."""
    rule = page.locator(".rule").filter(has_text="low neutrophil count")
    rule.locator("summary").click()

    for words in ("Sources", "Facts used", "interrupt, baseline normal: 1.0"):
        expect(rule).to_contain_text(words)
    link = rule.get_by_role("link", name="Rule mido-anc-interrupt")
    expect(link).to_have_attribute("href", "rules/mido-anc-interrupt")


def test_the_call_can_be_downloaded_and_replayed(page: Page, tmp_path: Path) -> None:
    """`cds-service replay` runs the case that the page saves."""
    press(page, "Sign the orders")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download as a fixture case").click()
    zipfile.ZipFile(io.BytesIO(saved.value.path().read_bytes())).extractall(tmp_path)
    with ThreadPoolExecutor(1) as beside:  # in this one the browser's loop runs
        replayed = beside.submit(run, "replay", str(tmp_path)).result()

    assert replayed.exit_code == 0, replayed.output
    assert "Interrupt midostaurin" in replayed.output


def test_the_call_can_be_copied_as_curl(page: Page) -> None:
    """The whole request, quoted so that a shell takes it as it is."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as curl").click()
    expect(page.locator("#copied")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    head, body, *_ = copied.splitlines()[0:2]

    assert head.startswith(f"curl -s '{page.url}cds-services/sm-patient-view'")
    assert json.loads(body)["hook"] == "patient-view"
