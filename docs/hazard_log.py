"""The hazard log: `docs/safety/hazards.toml`, read and checked."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from cds_service.frozen import Frozen
from docs.risk_matrix import Likelihood, Severity, rating

FILE: Final = Path(__file__).parent / "safety" / "hazards.toml"


class Risk(Frozen, kw_only=False):
    """One estimate."""

    severity: Severity
    likelihood: Likelihood

    @property
    def rating(self) -> int:
        """Return what both make together, 1 to 5."""
        return rating(self.severity, self.likelihood)


class Control(Frozen, kw_only=False):
    """What stands against a hazard.

    `by` names what does it: `rule <id>`, `code <path below cds_service>`,
    `page <file below the repository>` or `setting <name>`. `tests` are node ids
    of pytest. A control of the `site` has neither: it is what a hospital does.
    """

    does: str
    by: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    site: bool = False


class Hazard(Frozen, kw_only=False):
    """One hazard with its risk before and after its controls.

    `found` says where it comes from; `catalogue` is its name in the list that
    the work began with, where it is one of those.
    """

    id: str
    title: str
    found: str
    cause: str
    effect: str
    before: Risk
    after: Risk
    residual: str
    controls: tuple[Control, ...]
    reviewed_on: date
    catalogue: str = ""


@cache
def hazards() -> tuple[Hazard, ...]:
    """Return every hazard in the order of the file.

    Raises:
        TypeError, ValueError: A row lacks a field, or names a scale that is none.
    """
    rows = tomllib.loads(FILE.read_text("utf-8"))["hazard"]
    return tuple(_hazard(row) for row in rows)


def _hazard(row: dict[str, Any]) -> Hazard:
    controls = tuple(_control(each) for each in row.pop("control"))
    before, after = _risk(row.pop("before")), _risk(row.pop("after"))
    return Hazard(**row, before=before, after=after, controls=controls)


def _risk(pair: list[str]) -> Risk:
    severity, likelihood = pair
    return Risk(Severity(severity), Likelihood(likelihood))


def _control(row: dict[str, Any]) -> Control:
    by, tests = tuple(row.pop("by", ())), tuple(row.pop("tests", ()))
    return Control(**row, by=by, tests=tests)
