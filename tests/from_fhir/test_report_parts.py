"""Tables, reference values and corrections are told apart from the result."""

import pytest

from cds_service.from_fhir.reference_values import without_references
from cds_service.from_fhir.report_sections import parts_of_report
from cds_service.from_fhir.report_tables import rows_as_lines


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("Test\tResult\tReference\nKIT\tPos\tNeg", "KIT: Pos"),
        (
            "Test\tResult\tVAF\tReference\nKIT\tPos\t3 %\tNeg\nTET2\tNeg\t\tNeg",
            "KIT: Pos, VAF 3 %\nTET2: Neg",
        ),
        ("Test\tResult\tReference\nKIT\t\tNeg", "KIT: "),
        (
            "Test\tResult\tReference\nKIT\tNeg",
            "Test\tResult\tReference\nKIT\tNeg",
        ),
        ("Test\tResult\nReference: Neg", "Test\tResult\nReference: Neg"),
    ],
)
def test_table(table: str, lines: str) -> None:
    """A row keeps its result and loses its reference; a short row keeps its head."""
    assert rows_as_lines(table) == lines


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("KIT: detected\nReference: negative", "KIT: detected\n"),
        ("KIT: detected (ref. range: not detected).", "KIT: detected  ."),
        ("KIT\nExpected result: not detected", "KIT\n"),
    ],
)
def test_reference_is_taken_out(text: str, rest: str) -> None:
    """What the result is compared with is gone, and nothing else."""
    assert without_references(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "KIT in the reference: not detected in the patient",
        "Reference laboratory: KIT not detected",
        "The normal KIT: negative",
    ],
)
def test_no_reference_value(text: str) -> None:
    """Without an end, or without its own place, it may be the result."""
    assert without_references(text) == text


def test_heading_at_the_head_is_a_name() -> None:
    """A corrected report has one part; a correction further down begins another."""
    assert parts_of_report("Corrected report: A") == ("A",)
    assert parts_of_report("ADDENDUM (2025-11-20)\nA") == ("A",)
    assert parts_of_report("A.\nAddendum: B") == ("A.", "B")
    assert parts_of_report("A was corrected: B") == ("A was corrected: B",)
