"""The findings about a transplant evaluation that is not on record."""

from datetime import date

from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.moment import Moment
from cds_service.clinical.mutation import Gene, MutationResult
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Ailment


class NotEvaluated(Finding):
    """Advanced disease, and nothing shows that a transplant was thought of."""

    subtypes: frozenset[Disease]


class EvaluateNow(NotEvaluated):
    """Mast cell leukaemia, or a high-risk neoplasm beside the mastocytosis."""

    because: Disease | Ailment


class EvaluateWithinAYear(NotEvaluated):
    """A gene that worsens the outlook is mutated."""

    gene: Gene
    mutated: tuple[MutationResult, ...]
    diagnosed: Moment
    due: date


class EvaluateMutated(NotEvaluated):
    """The same, and when the disease was diagnosed is not on record."""

    gene: Gene
    mutated: tuple[MutationResult, ...]
