"""Why a Bundle cannot be taken for the record of one patient.

For whoever chose the file: unlike `BadRequest` these words may name what the
Bundle holds, and they never leave the machine.
"""

from collections.abc import Iterable
from typing import Final

_NAMED: Final = 5


class UnfitError(Exception):
    """It is no Bundle, or not clear whose; the message says what to do."""


class SeveralPatientsError(UnfitError):
    """The Bundle holds the records of several patients, and none was named."""

    def __init__(self, patients: Iterable[str]) -> None:
        self.patients = tuple(sorted(patients))
        super().__init__(
            f"the Bundle holds {len(self.patients)} patients ({some(self.patients)})"
        )


def some(names: Iterable[str]) -> str:
    """Write the first few names, and that there are more."""
    ordered = sorted(names)
    more = [f"{len(ordered) - _NAMED} more"] if len(ordered) > _NAMED else []
    return ", ".join((*ordered[:_NAMED], *more))
