"""Who the chart is about: only what a rule asks for."""

from datetime import date
from enum import StrEnum

from cds_service.frozen import Frozen


class Sex(StrEnum):
    """FHIR administrative gender."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class Patient(Frozen, kw_only=False):
    """Birth as the days it may have been ("1980" is all of 1980); None is unknown."""

    reference: str
    born_from: date | None = None
    born_to: date | None = None
    sex: Sex = Sex.UNKNOWN
    deceased: bool = False

    def younger_than(self, years: int, as_of: date) -> bool | None:
        """Tell whether the patient is under `years` on that day; None if unknown."""
        if self.born_from is None or self.born_to is None or self.born_to > as_of:
            return None  # not known, or not possible
        oldest, youngest = _years(self.born_from, as_of), _years(self.born_to, as_of)
        if oldest < years:
            return True
        return None if youngest < years else False

    def years_old(self, as_of: date) -> tuple[int, int] | None:
        """Return the least and the most years of age; None when unknown."""
        if self.born_from is None or self.born_to is None or self.born_to > as_of:
            return None
        return _years(self.born_to, as_of), _years(self.born_from, as_of)


def _years(born: date, as_of: date) -> int:
    before_birthday = (as_of.month, as_of.day) < (born.month, born.day)
    return as_of.year - born.year - before_birthday
