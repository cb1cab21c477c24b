"""Words that blame mast cells or allergy for a stop, and words that do not."""

import pytest

from cds_service.clinical.withheld_words import mast_cells_blamed


@pytest.mark.parametrize(
    "reason",
    [
        "systemic mastocytosis",
        "Mast cell disease",
        "mast-cell degranulation feared",
        "Allergy risk",
        "allergic?",
        "risk of anaphylaxis",
        "releases histamine",
        "no nausea, but mastocytosis",
        "patient wish; mastocytosis",
    ],
)
def test_blamed(reason: str) -> None:
    """These say it."""
    assert mast_cells_blamed(reason)


@pytest.mark.parametrize(
    "between", [". ", "; ", ": ", ", ", "\n", " but ", " However ", " although "]
)
def test_what_one_clause_denies_another_may_say(between: str) -> None:
    """No nausea, yet mast cells."""
    assert mast_cells_blamed(f"no nausea{between}mastocytosis known")


def test_a_reason_is_read_to_its_2000th_character() -> None:
    """An order may carry a letter; what it begins with tells."""
    assert mast_cells_blamed("allergy".rjust(2000))
    assert not mast_cells_blamed("allergy".rjust(2001))


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "nausea",
        "pain resolved",
        "not because of mastocytosis",
        "no allergy",
        "tolerated despite mastocytosis",
        "mastectomy done",
        "unrelated to mast cell disease",
        "course completed",
    ],
)
def test_not_blamed(reason: str) -> None:
    """These say something else, or deny it."""
    assert not mast_cells_blamed(reason)


def test_no_endless_text() -> None:
    """What stands after 2000 characters is not read."""
    assert not mast_cells_blamed("x " * 1000 + "mastocytosis")
