"""The pages of the safety case are whole and speak of rules that there are."""

import re
from pathlib import Path
from typing import Final

import pytest
from every_rule import BY_ID

from docs.hazard_log import hazards

_FOLDER: Final = Path(__file__).parents[2] / "docs" / "safety"
_PARTS: Final = {
    "README.md": ("## Intended use", "## Who is who", "## Adopting it"),
    "limits.md": ("## What it cannot see", "## What the knowledge rests on"),
    "knowledge-review.md": ("## What carries a day", "## Who, and how often"),
    "change-control.md": ("## What is enforced", "## The way of a change"),
    "open-questions.md": ("| # | question |",),
    "hazards.md": ("## Scales", "## Overview", "## Hazards"),
}


@pytest.mark.parametrize("name", sorted(_PARTS))
def test_a_page_has_its_parts(name: str) -> None:
    """What a safety officer looks for is where the index says."""
    text = (_FOLDER / name).read_text("utf-8")

    assert all(part in text for part in _PARTS[name])
    assert name == "README.md" or f"]({name})" in (_FOLDER / "README.md").read_text()


def test_open_questions_are_numbered_and_name_rules_that_there_are() -> None:
    """A question without what the software does today is none."""
    text = (_FOLDER / "open-questions.md").read_text("utf-8")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| Q")]

    assert [row[0] for row in rows] == [f"| Q{n}" for n in range(1, len(rows) + 1)]
    assert all(len(row) == 4 and all(part.strip() for part in row) for row in rows)
    named = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", text))
    assert named <= set(BY_ID)


def test_what_remains_undesirable_is_said_on_the_first_page() -> None:
    """A rating of 3 is for the hospital to accept: it must not be hidden in a list."""
    text = (_FOLDER / "README.md").read_text("utf-8")

    assert max(hazard.after.rating for hazard in hazards()) == 3
    assert "Ratings of 3 remain" in text
    assert "no clinician has signed it" in text
