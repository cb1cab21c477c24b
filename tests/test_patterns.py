"""A pattern that waits is, once used, the pattern it stands for."""

import gc
import importlib
import pkgutil
import re

import pytest

from cds_service import cards, clinical, from_fhir, hooks, knowledge, rules
from cds_service.patterns import uncompiled


def test_it_finds_what_a_compiled_one_finds() -> None:
    """With its flags, and each time."""
    late, usual = (each(r"(\w)-x", re.IGNORECASE) for each in (uncompiled, re.compile))
    for said in ("a-X", "a", "b-x c-x"):
        assert late.findall(said) == usual.findall(said)
        assert late.sub("!", said) == usual.sub("!", said)
    assert late.pattern == usual.pattern


def test_it_has_nothing_else() -> None:
    """Asking for what no pattern does is an error, and compiles nothing."""
    with pytest.raises(AttributeError):
        _ = uncompiled("(").serach  # type: ignore[attr-defined]


def test_every_pattern_of_the_product_is_one() -> None:
    """A mistake in one cannot wait for the patient whose record meets it."""
    for floor in (from_fhir, clinical, rules, cards, knowledge, hooks):
        for module in pkgutil.walk_packages(floor.__path__, f"{floor.__name__}."):
            importlib.import_module(module.name)
    gc.unfreeze()  # a service that was started keeps what it has out of sight
    kind = type(uncompiled(""))
    found = [each for each in gc.get_objects() if type(each) is kind]
    assert len(found) > 500
    for each in found:
        each.search("")  # what is no pattern raises
