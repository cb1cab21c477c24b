"""Who is to carry two epinephrine devices, by diagnosis, age and history."""

from enum import StrEnum
from typing import Final

from cds_service.clinical.anaphylaxis import (
    Evidence,
    anaphylaxis_evidence,
    had_anaphylaxis,
)
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.mastocytosis import (
    SUBTYPES,
    Population,
    confirmed_diagnoses,
    is_child,
    population,
)
from cds_service.clinical.presence import Presence
from cds_service.frozen import Frozen

_SYSTEMIC: Final = SUBTYPES | {Disease.SYSTEMIC_MASTOCYTOSIS}
_SYSTEMIC_OR_LIKE_IT: Final = _SYSTEMIC | {
    Disease.MONOCLONAL_MCAS,
    Disease.MAST_CELL_NEOPLASM_UNCERTAIN,
}
_SKIN: Final = frozenset(
    {Disease.CUTANEOUS_MASTOCYTOSIS, Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS}
)


class Need(StrEnum):
    """Whether the advice to carry two devices is for this patient."""

    YES = "yes"
    POSSIBLE = "systemic mastocytosis is possible, not confirmed"
    NO = "no mastocytosis that asks for it"
    NO_CHILD = "a child without anaphylaxis or diffuse cutaneous mastocytosis"
    UNKNOWN_DISEASE = "the problem list could not be read in full"
    UNKNOWN_HISTORY = "a child whose history of anaphylaxis could not be read in full"


class Carrier(Frozen, kw_only=False):
    """The answer, the disease it rests on, and the history that decides in a child."""

    need: Need
    disease: tuple[Diagnosis, ...] = ()
    history: tuple[Evidence, ...] = ()


@fact
def carrier(chart: Chart) -> Carrier:
    """Tell whether this patient is to carry two devices; age unknown is adult."""
    if is_child(chart):
        return _child(chart)
    match population(chart):
        case Population.CONFIRMED:
            return Carrier(Need.YES, confirmed_diagnoses(chart))
        case Population.POSSIBLE:
            return Carrier(Need.POSSIBLE, _meaning(chart, _SYSTEMIC_OR_LIKE_IT))
        case Population.UNKNOWN:
            return Carrier(Need.UNKNOWN_DISEASE)
        case Population.NONE:
            return Carrier(Need.NO)


def _child(chart: Chart) -> Carrier:
    disease = _meaning(chart, _SYSTEMIC_OR_LIKE_IT | _SKIN)
    if not disease:
        unknown = population(chart) is Population.UNKNOWN
        return Carrier(Need.UNKNOWN_DISEASE if unknown else Need.NO)
    history: tuple[Evidence, ...] = (
        *anaphylaxis_evidence(chart),
        *_meaning(chart, frozenset({Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS})),
    )
    if history:
        need = Need.YES if any(map(_established, disease)) else Need.POSSIBLE
        return Carrier(need, disease, history)
    if had_anaphylaxis(chart) is Presence.UNKNOWN:
        return Carrier(Need.UNKNOWN_HISTORY, disease)
    return Carrier(Need.NO_CHILD, disease)


def _meaning(chart: Chart, diseases: frozenset[Disease]) -> tuple[Diagnosis, ...]:
    return tuple(item for item in chart.diagnoses if item.means & diseases)


def _established(item: Diagnosis) -> bool:
    by_code = item.coded & (_SYSTEMIC | _SKIN)
    return bool(by_code) and item.verification is Verification.CONFIRMED
