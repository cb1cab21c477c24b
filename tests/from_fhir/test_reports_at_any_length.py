"""Reading a genetic report takes no more than a moment, whatever was written.

Two proofs: no expression may repeat a group or a space without bound, and the
texts that once took longest are timed by the processor, with room for a slow one.
"""

import re
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir import fusion_text, kit_text
from cds_service.from_fhir.clumps import clumps_reported
from cds_service.from_fhir.kit_assay import assay
from cds_service.from_fhir.kit_reading import Reading, Target

MODULES = (
    *("allele_fraction", "allele_quantity", "clumps", "doubtful_words", "fusion_text"),
    *("foreign_words", "genetic_kinds", "genomics", "hgvs", "kit_assay", "known_words"),
    *("kit_statements", "kit_subjects", "kit_text", "phrases", "pieces", "statements"),
    *("reference_values", "report_files", "report_frames", "report_sections"),
    *("report_tables", "report_text", "result_words"),
)
ENDLESS = re.compile(r"(?<!\\)[)\].][*+]|\\[sSW][*+]")
LINEAR = {
    r"\n+|;|(?<=[\w)%*\]+.][.!?])\s+",
    r"[ \t\f\v\u00a0]+",
    r"[^\W_]+",
}
"""One class, repeated once, with nothing before it that could overlap."""

LONG = 100_000
SHORT_ENOUGH = 7_900
WORST = [
    *("KIT D816V ", "KIT D816V\n", "KIT D816V not detected. ", "JAK2, ", "no ", "not "),
    *(
        "detected ",
        "\t",
        " \n",
        "- ",
        "(",
        "0",
        "% ",
        "1 in ",
        "VAF ",
        "@",
        ": ",
        "<a ",
    ),
    *(
        "corrected ",
        "reference: ",
        "|",
        "kein ",
        "presence ",
        "exons 1 to ",
        "asp 816 ",
    ),
]
SECONDS = 2.0


def _patterns(found: Any) -> Iterator[re.Pattern[str]]:  # noqa: ANN401 (anything)
    if isinstance(found, re.Pattern):
        yield found
    elif isinstance(found, tuple):
        for inside in found:
            yield from _patterns(inside)


@pytest.mark.parametrize("module", MODULES)
def test_every_repetition_is_bounded(module: str) -> None:
    """A group or a blank that may repeat for ever is how an expression hangs."""
    held = vars(import_module(f"cds_service.from_fhir.{module}")).values()
    patterns = (pattern.pattern for found in held for pattern in _patterns(found))
    endless = {
        pattern
        for pattern in patterns
        if ENDLESS.search(pattern.replace(r".*$", "")) and pattern not in LINEAR
    }

    assert endless == set()


@pytest.mark.parametrize("unit", WORST)
@pytest.mark.parametrize("length", [SHORT_ENOUGH, LONG])
@pytest.mark.parametrize("cut", [False, True])
def test_worst_texts(unit: str, length: int, cut: bool) -> None:
    """One text through every reader, in sentences or in none."""
    line = f"KIT D816V {unit * (700 // len(unit))}"[:780] + ".\n"
    text = ((line if cut else unit) * length)[:length]
    started = time.process_time()
    kit_text.read(text)
    kit_text.read(text, Target.D816V)
    kit_text.guarded((Reading(KitFinding.D816V_ABSENT),), text)
    fusion_text.read(f"FIP1L1-PDGFRA {text}")
    assay("", "", text[:300], text)
    clumps_reported(f"clumps {text}")

    assert time.process_time() - started < SECONDS


def test_what_stands_behind_a_long_text_is_not_lost() -> None:
    """Mark-up that is taken out makes no long report short: it is unclear."""
    text = "<b>" * 9_000 + " KIT D816V detected"

    assert [item.finding for item in kit_text.read(text)] == [KitFinding.UNCLEAR]
