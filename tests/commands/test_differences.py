"""A difference is named by its place, as expected and as answered."""

from cds_service.commands.differences import differences


def test_equal_values_have_none() -> None:
    """The order of keys is no difference."""
    assert differences({"a": 1, "b": [2]}, {"b": [2], "a": 1}) == ()


def test_a_change_names_its_place() -> None:
    """Both values are shown, the expected one first."""
    changes = differences({"cards": [{"summary": "a"}]}, {"cards": [{"summary": "b"}]})

    assert changes == ("-cards[1].summary = 'a'", "+cards[1].summary = 'b'")


def test_a_long_text_shows_the_line_that_changed() -> None:
    """One paragraph of a detail does not repeat the others."""
    assert differences({"detail": "a\nb\nc"}, {"detail": "a\nx\nc"}) == (
        "-detail | b",
        "+detail | x",
    )


def test_an_empty_list_is_a_value() -> None:
    """No card and no list of cards are not the same."""
    assert differences({"cards": []}, {}) == ("-cards = []", "+ = {}")


def test_null_and_false_differ() -> None:
    """JSON types are kept apart."""
    assert differences({"a": None}, {"a": False}) == ("-a = None", "+a = False")
