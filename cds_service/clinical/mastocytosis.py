"""Does this patient have systemic mastocytosis, and which subtype; never guessed."""

from enum import StrEnum
from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.record import Record
from cds_service.frozen import Frozen

SUBTYPES: Final = frozenset(
    {
        Disease.INDOLENT_SM,
        Disease.BONE_MARROW_MASTOCYTOSIS,
        Disease.SMOULDERING_SM,
        Disease.SM_AHN,
        Disease.AGGRESSIVE_SM,
        Disease.MAST_CELL_LEUKEMIA,
    }
)
ADVANCED: Final = frozenset(
    {Disease.SM_AHN, Disease.AGGRESSIVE_SM, Disease.MAST_CELL_LEUKEMIA}
)
_SYSTEMIC: Final = SUBTYPES | {Disease.SYSTEMIC_MASTOCYTOSIS}
_POSSIBLY_SYSTEMIC: Final = _SYSTEMIC | {
    Disease.MONOCLONAL_MCAS,
    Disease.MAST_CELL_NEOPLASM_UNCERTAIN,
}
ADULT_AGE: Final = 18


class Population(StrEnum):
    """Whether rules about systemic mastocytosis concern this patient."""

    CONFIRMED = "systemic mastocytosis"
    POSSIBLE = "possible systemic mastocytosis"
    NONE = "no systemic mastocytosis on record"
    UNKNOWN = "the problem list could not be read in full"


@fact
def population(chart: Chart) -> Population:
    """Tell the population; words alone or an unconfirmed code are only possible."""
    if confirmed_diagnoses(chart):
        return Population.CONFIRMED
    if any(item.means & _POSSIBLY_SYSTEMIC for item in chart.diagnoses):
        return Population.POSSIBLE
    unread = chart.unread_about(*_SYSTEMIC)
    if chart.lacks(Record.CONDITIONS) or any(not item.status_only for item in unread):
        return Population.UNKNOWN
    return Population.NONE


@fact
def confirmed_diagnoses(chart: Chart) -> tuple[Diagnosis, ...]:
    """Return the diagnoses that establish systemic mastocytosis by code."""
    return confirmed_by_code(chart, _SYSTEMIC)


def confirmed_by_code(
    chart: Chart, diseases: frozenset[Disease]
) -> tuple[Diagnosis, ...]:
    """Return the confirmed diagnoses that mean one of these by their code."""
    return tuple(
        item
        for item in chart.diagnoses
        if item.coded & diseases and item.verification is Verification.CONFIRMED
    )


class SubtypeReading(Frozen, kw_only=False):
    """The subtypes the record names, and how.

    `candidates` is empty when the record names none (D47.02 alone names none)
    and has several members when it contradicts itself. `inferred` marks SM-AHN
    read from an unspecific code beside an active haematologic neoplasm.
    """

    candidates: frozenset[Disease]
    inferred: bool
    used: tuple[Diagnosis, ...]

    @property
    def certain(self) -> Disease | None:
        """The one subtype, or None when there is none or more than one."""
        return next(iter(self.candidates)) if len(self.candidates) == 1 else None

    @property
    def unverified(self) -> bool:
        """Whether every diagnosis that names it does so by an unverified code."""
        naming = [item for item in self.used if item.means & self.candidates]
        return bool(naming) and all(item.unverified_code for item in naming)

    @property
    def advanced(self) -> bool | None:
        """Whether it is advanced SM (ASM, SM-AHN, MCL); None when unknown.

        An unverified code may say that it is, and never that it is not: that
        would silence what is for advanced disease.
        """
        if self.outside_advanced:
            return None if self.unverified else False
        return True if self.candidates and self.candidates <= ADVANCED else None

    @property
    def outside_advanced(self) -> bool:
        """Whether it is named, and as none that is advanced, by whatever code."""
        return bool(self.candidates) and self.candidates.isdisjoint(ADVANCED)


@fact
def subtype(chart: Chart) -> SubtypeReading:
    """Read the subtype from codes first, from explicit words second."""
    confirmed = confirmed_diagnoses(chart)
    neoplasms = associated_neoplasms(chart)
    named = frozenset[Disease]().union(
        *((item.coded & SUBTYPES) or (item.worded & SUBTYPES) for item in confirmed)
    )
    if not named and neoplasms and confirmed:
        return SubtypeReading(
            frozenset({Disease.SM_AHN}), inferred=True, used=confirmed + neoplasms
        )
    if neoplasms and named and not named & ADVANCED:
        # An indolent disease beside a haematologic neoplasm contradicts itself.
        named |= {Disease.SM_AHN}
    return SubtypeReading(named, inferred=False, used=confirmed + neoplasms)


@fact
def associated_neoplasms(chart: Chart) -> tuple[Diagnosis, ...]:
    """Return the confirmed haematologic neoplasms beside the mastocytosis."""
    return tuple(
        item
        for item in chart.diagnoses
        if Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM in item.coded
        and item.verification is Verification.CONFIRMED
    )


@fact
def is_child(chart: Chart) -> bool | None:
    """Tell whether the patient is under 18; None when the birth date is unknown."""
    return chart.patient.younger_than(ADULT_AGE, chart.as_of)
