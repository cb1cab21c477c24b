"""A low count may have another cause: the label speaks of midostaurin's own."""

import pytest
from every_rule import BY_ID

_RULES = ("mido-anc-interrupt", "mido-platelet-interrupt", "mido-hemoglobin-interrupt")


@pytest.mark.parametrize("rule", _RULES)
def test_no_text_interrupts_without_asking_for_the_cause(rule: str) -> None:
    """Whatever the baseline: each text that says to interrupt says under what."""
    said = [
        " ".join(text.detail)
        for text in BY_ID[rule].texts.values()
        if text.summary.startswith("Interrupt")
    ]

    assert said
    for words in said:
        assert "if the low count is attributed to midostaurin" in words
