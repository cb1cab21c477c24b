"""The hazard log: complete, its controls are there, and their tests are collected."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from every_rule import BY_ID

from cds_service.settings import Settings
from docs.hazard_log import Control, Hazard, hazards
from docs.hazards_page import hazards_page
from docs.risk_matrix import Likelihood, Severity, rating

_ROOT: Final = Path(__file__).parents[2]
_CATALOGUE: Final = {
    'false "two epinephrine devices present"',
    "negative from low sensitivity KIT",
    "negation mis-parse",
    "MCL / AHN cytopenia misattributed",
    "unit error",
    "auto-stop or stop of BB/ACEI/anticonvulsant/opioid",
    "alert fatigue",
    "ISM vs AdvSM dose confusion of avapritinib",
    "outdated regulatory statement",
    "silent data loss",
}
_ALL: Final = pytest.mark.parametrize("hazard", hazards(), ids=lambda each: each.id)


def _controls() -> list[Control]:
    return [control for hazard in hazards() for control in hazard.controls]


def test_each_hazard_of_the_catalogue_is_in_it() -> None:
    """The ten that the work began with, each once; and those found since."""
    named = [hazard.catalogue for hazard in hazards() if hazard.catalogue]

    assert sorted(named) == sorted(_CATALOGUE)
    assert len(hazards()) > 10


def test_ids_are_in_order_and_unique() -> None:
    """A number is never given to another hazard: others refer to it."""
    assert [hazard.id for hazard in hazards()] == [
        f"H{number:02}" for number in range(1, len(hazards()) + 1)
    ]


@_ALL
def test_a_hazard_is_complete(hazard: Hazard) -> None:
    """Every part says something, and its controls make nothing worse."""
    said = (hazard.title, hazard.found, hazard.cause, hazard.effect, hazard.residual)
    assert all(part.strip() for part in said)
    assert hazard.after.rating <= hazard.before.rating
    assert hazard.after.rating <= 3
    assert any(not control.site for control in hazard.controls)


@_ALL
def test_a_control_is_proven_or_the_sites(hazard: Hazard) -> None:
    """What the software does names what does it and a test; the rest is the site's."""
    for control in hazard.controls:
        assert control.does
        assert bool(control.by) is not control.site
        assert bool(control.tests) is not control.site


def _is_there(kind: str, name: str) -> bool:
    match kind:
        case "rule":
            return name in BY_ID
        case "code":
            return (_ROOT / "cds_service" / name).exists()
        case "page":
            return (_ROOT / name).is_file()
        case "setting":
            return name.removeprefix("CDS_").lower() in Settings.model_fields
        case _:
            return False


@pytest.mark.parametrize(
    "named", sorted({named for control in _controls() for named in control.by})
)
def test_what_controls_a_hazard_is_there(named: str) -> None:
    """A rule, a file, a page or a setting of that name."""
    kind, _, name = named.partition(" ")

    assert _is_there(kind, name)


def test_every_test_that_is_named_is_collected() -> None:
    """By pytest itself, under the very id."""
    named = sorted({test for control in _controls() for test in control.tests})
    options = ["--collect-only", "-qq", "-n0", "-p", "no:cacheprovider"]
    done = subprocess.run(  # noqa: S603 (our own interpreter and our own list)
        [sys.executable, "-m", "pytest", *options, *named],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.parametrize(
    ("severity", "likelihood", "expected"),
    [
        ("minor", "very low", 1),
        ("minor", "very high", 3),
        ("significant", "medium", 2),
        ("considerable", "high", 3),
        ("considerable", "low", 2),
        ("major", "very low", 2),
        ("major", "low", 3),
        ("major", "medium", 3),
        ("major", "high", 4),
        ("catastrophic", "very low", 3),
        ("catastrophic", "high", 5),
    ],
)
def test_the_risk_matrix(severity: str, likelihood: str, expected: int) -> None:
    """As in the guidance of the standard."""
    assert rating(Severity(severity), Likelihood(likelihood)) == expected


def test_the_page_shows_every_hazard_and_every_test() -> None:
    """A safety officer need not read the data."""
    page = hazards_page()

    for hazard in hazards():
        assert f"### {hazard.id}: {hazard.title}\n" in page
    for control in _controls():
        assert all(f"`{test}`" in page for test in control.tests)
