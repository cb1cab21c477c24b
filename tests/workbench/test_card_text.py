"""Card details become HTML that cannot do anything."""

import json

import pytest
from starlette.testclient import TestClient

from cds_service.workbench.card_text import html

TRAPS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![picture](https://elsewhere.example/x.png)",
    "<style>*{display:none}</style>",
    "[data](data:text/html;base64,PHNjcmlwdD4=)",
)


@pytest.mark.parametrize("trap", TRAPS)
def test_nothing_of_a_trap_is_markup(trap: str) -> None:
    """No element that loads, runs or restyles comes out, and no foreign scheme."""
    made = html(trap)

    for forbidden in ("<img", "<script", "<style", 'href="javascript', 'href="data'):
        assert forbidden not in made


def test_markdown_of_a_card_is_kept() -> None:
    """Headings, lists, emphasis and links to sources are what a card is made of."""
    made = html("### Data used\n\n- **ANC** 0.8\n\n[source](https://example.org/x)")

    assert "<h3>Data used</h3>" in made
    assert "<li><strong>ANC</strong> 0.8</li>" in made
    assert 'href="https://example.org/x"' in made
    assert 'rel="noopener noreferrer"' in made


def test_details_come_in_the_order_of_the_cards(client: TestClient) -> None:
    """A card without a detail has an empty one, so that places agree."""
    answer = {"cards": [{"detail": "one"}, {"summary": "no detail"}, {"detail": "two"}]}
    made = client.post("/workbench/sm-patient-view/details", json=answer)

    assert made.json() == ["<p>one</p>\n", "", "<p>two</p>\n"]


@pytest.mark.parametrize("path", ["details", "case"])
@pytest.mark.parametrize("body", [b"", b"[]", b'{"cards": 1}', b"\xff", b"[" * 9000])
def test_what_the_page_never_sends_is_refused(
    client: TestClient, path: str, body: bytes
) -> None:
    """A clear 400 with an OperationOutcome, and no crash."""
    made = client.post(f"/workbench/sm-patient-view/{path}", content=body)

    assert made.status_code == 400
    assert json.loads(made.content)["resourceType"] == "OperationOutcome"
