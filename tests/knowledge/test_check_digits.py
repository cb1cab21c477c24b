"""Check digits are recomputed, and every code that we list has the right one."""

import pytest

from cds_service.knowledge.check_digits import (
    is_loinc,
    is_package,
    is_rxcui,
    is_snomed,
    main,
    unsound,
)
from cds_service.knowledge.code_systems import LOINC, NDC, RXNORM, SNOMED
from cds_service.knowledge.terminology import ValueSet, value_sets


def test_every_listed_code_is_sound() -> None:
    """No LOINC or SNOMED CT code with a typing error, no odd RxNorm or NDC code."""
    assert [*unsound(value_sets().values())] == []


@pytest.mark.parametrize(
    "code",
    ["751-8", "777-3", "21582-2", "69548-6", "98979-8", "LA9633-4", "LA26398-0"],
)
def test_a_loinc_code_fits_its_check_digit(code: str) -> None:
    """Terms, and answers whose letters count as well."""
    assert is_loinc(code)


@pytest.mark.parametrize("code", ["54448-2", "751-9", "715-8", "LA9633-5", "7518", ""])
def test_a_wrong_loinc_code_does_not(code: str) -> None:
    """One digit changed, two exchanged, a code that only circulates (54448-2)."""
    assert not is_loinc(code)


@pytest.mark.parametrize(
    "code", ["397016004", "22298006", "39579001", "70910003", "900000000000207008"]
)
def test_a_snomed_code_fits_its_check_digit(code: str) -> None:
    """Verhoeff's sum over all digits is nought."""
    assert is_snomed(code)


@pytest.mark.parametrize(
    "code", ["86257008", "397016005", "397061004", "12345", "0397016004", "39701600A"]
)
def test_a_wrong_snomed_code_does_not(code: str) -> None:
    """Changed or exchanged digits, too short, not a number."""
    assert not is_snomed(code)


def test_codes_without_check_digit_are_judged_by_their_shape() -> None:
    """RxNorm identifiers are numbers; package codes have eleven digits."""
    assert is_rxcui("1919083")
    assert not is_rxcui("0123")
    assert is_package("00078069802")
    assert not is_package("0078-0698-02")


def test_an_unsound_code_is_named_with_its_place() -> None:
    """So that it can be found and mended."""
    codes = {
        (LOINC, "751-9"): True,
        (SNOMED, "86257008"): False,
        (RXNORM, "x"): True,
        (NDC, "1"): True,
        ("http://example.org", "anything"): True,
    }
    found = [*unsound([ValueSet("wrong", "Wrong", codes)])]

    assert len(found) == 4
    assert found[0] == "wrong: 751-9 is no code of http://loinc.org"


def test_the_command_says_how_many_were_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It ends well while every code is sound."""
    assert main() == 0
    assert "codes checked, 0 unsound" in capsys.readouterr().out
