"""What the code of a result says to each reader, decided once for every code.

Most results of a record are of no concern to any rule; one look at the code
must be enough to pass them over.
"""

from typing import Final, TypeAlias

from cds_service.clinical.analyte import NOT_OF_BLOOD
from cds_service.clinical.event import EventKind
from cds_service.from_fhir.analytes import (
    BY_NAME,
    Recognised,
    outside_blood,
    recognised,
)
from cds_service.from_fhir.concepts import meanings_of, words
from cds_service.from_fhir.genetic_kinds import kinds_of, may_speak
from cds_service.from_fhir.memory import remembered
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.from_fhir.wire.result import Component, Observation
from cds_service.frozen import Frozen

_TESTS: Final = (
    EventKind.PREGNANCY_TEST,
    EventKind.CHEMISTRY,
    EventKind.BONE_DENSITY_SCAN,
    EventKind.DEPRESSION_SCREEN,
    EventKind.URINE_MEDIATORS,
)


class Role(Frozen, kw_only=False):
    """What it measures, which tests it shows to have been done, and the like.

    `fault` says why no value may be used, `of_blood` whether a specimen of
    anything else is such a reason. `concerns` tells whether any reader may have
    use for it; `told` whether it says at all what it is.
    """

    measures: tuple[Recognised, ...]
    fault: str
    of_blood: bool
    tests: tuple[EventKind, ...]
    name: str
    genetic: bool
    concerns: bool
    told: bool


Part: TypeAlias = tuple[Observation | Component, Role]
"""What may carry a value, and the role of its code."""


@remembered
def role_of(code: CodeableConcept) -> Role:
    """Return the role of a code: that of an Observation or of a component."""
    meant, measures, name = meanings_of(code), recognised(code), words(code)
    genetic = bool(kinds_of(Observation(code=code)))
    tests = tuple(kind for kind in _TESTS if kind in meant)
    of_blood = all(known.analyte not in NOT_OF_BLOOD for known in measures)
    return Role(
        measures=measures,
        fault=_fault(code, measures, of_blood=of_blood),
        of_blood=of_blood,
        tests=tests,
        name=name,
        genetic=genetic,
        concerns=bool(tests or measures or genetic or may_speak(name)),
        told=bool(name) or any(coding.code for coding in code.coding or ()),
    )


def _fault(
    code: CodeableConcept, measures: tuple[Recognised, ...], *, of_blood: bool
) -> str:
    if len(measures) > 1:
        by_name = any(known.doubt == BY_NAME for known in measures)
        return f"its code{' and its name' if by_name else 's'} mean different things"
    if of_blood and outside_blood(code):
        return "one of its codes is that of another fluid"
    return ""


def parts_with_roles(observation: Observation) -> list[Part]:
    """Return the Observation itself, then its components, each with its role."""
    parts: list[Part] = [(observation, role_of(observation.code))]
    if observation.component:
        parts += [(part, role_of(part.code)) for part in observation.component]
    return parts


def is_of_no_concern(parts: list[Part]) -> bool:
    """Tell whether codes say what it is, and that no reader has any use for it."""
    told = False
    for _, role in parts:
        if role.concerns:
            return False
        told = told or role.told
    return told
