"""What may be offered for a draft order of avapritinib: another dose, or to wait."""

from collections.abc import Iterator

from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.interactions import (
    MODERATE_CYP3A,
    STRONG_CYP3A,
    interactions,
)
from cds_service.clinical.interrupting import which
from cds_service.clinical.liver import liver_signs
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import ChangeDose, Proposal, RemoveDraft


def changing_level(chart: Chart) -> tuple[Medication, ...]:
    """Return what changes the level of avapritinib beside what is being ordered."""
    pairs = interactions(chart, Drug.AVAPRITINIB, STRONG_CYP3A | MODERATE_CYP3A)
    return tuple(dict.fromkeys(pair.other for pair in pairs))


def offered(chart: Chart, draft: Medication, dose: Threshold) -> Iterator[Proposal]:
    """Offer a labelled dose, unless something else asks for a lower one; or to wait."""
    liver = chart.problems_of(Ailment.LIVER_DISEASE) or liver_signs(chart)
    if not changing_level(chart) and not liver:
        yield changed(draft, dose)
    yield taken_back(draft)


def changed(draft: Medication, dose: Threshold) -> ChangeDose:
    """Offer one dose once daily."""
    text = f"{dose.value:f} mg once daily on an empty stomach"
    return ChangeDose(
        f"Change to {text}",
        draft.reference,
        mg_per_take=dose.value,
        takes_per_day=1,
        with_food=False,
        text=text,
    )


def taken_back(draft: Medication, among: tuple[Medication, ...] = ()) -> RemoveDraft:
    """Offer to take the order back; `among` tells it apart from others."""
    one = which(draft, among or (draft,))
    return RemoveDraft(f"Take the avapritinib order back{one}", draft.reference)
