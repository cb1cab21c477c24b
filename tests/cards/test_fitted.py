"""How a summary says that there is more, in fewer than 140 characters."""

import pytest

from cds_service.cards.fitted import fitted, with_others


@pytest.mark.parametrize(
    ("named", "others", "ending"),
    [
        ((), 0, ""),
        ((), 1, " (+1 more finding)"),
        ((), 2, " (+2 more findings)"),
        (("platelets 40",), 1, "; also platelets 40"),
        (("platelets 40",), 2, "; also platelets 40 and 1 more"),
        (("platelets 40", "Hb 7"), 2, "; also platelets 40, Hb 7"),
    ],
)
def test_the_others_are_named_or_counted(
    named: tuple[str, ...], others: int, ending: str
) -> None:
    """None, one or two more; those without a name are a number."""
    assert with_others("ANC 0.4", named, others) == "ANC 0.4" + ending


@pytest.mark.parametrize(
    ("length", "ending"),
    [
        (112, "; also platelets 40, Hb 7.0"),
        (113, " (+2 more findings)"),
        (120, " (+2 more findings)"),
        (121, ""),
    ],
)
def test_a_name_gives_way_to_a_number_and_that_to_the_value(
    length: int, ending: str
) -> None:
    """139 characters fit and 140 do not; what the summary says itself is kept."""
    line = with_others("x" * length, ("platelets 40", "Hb 7.0"), 2)

    assert line == "x" * length + ending
    assert len(line) < 140


def test_as_many_names_as_fit() -> None:
    """The first name stays where the second finds no room."""
    line = with_others("x" * 100, ("platelets 40", "haemoglobin 7.0 g/dL"), 2)

    assert line == "x" * 100 + "; also platelets 40 and 1 more"


def test_a_list_says_how_much_it_leaves_out() -> None:
    """Whole items, then a number; an opening alone where none fits."""
    assert fitted("Not read: ", ("a", "b")) == "Not read: a; b"
    assert fitted("Not read: ", ("a", "b" * 130)) == "Not read: a and 1 more"
    assert fitted("Not read: ", ("a" * 140,)) == "Not read"
