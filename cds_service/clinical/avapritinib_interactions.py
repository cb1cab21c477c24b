"""Does avapritinib meet a drug that changes its level, and what does that ask for?"""

from typing import Final

from cds_service.clinical.avapritinib import (
    ADULTS_ONLY,
    NOT_CONFIRMED,
    is_for_stromal_tumor,
    not_known,
    unseen_avapritinib,
)
from cds_service.clinical.avapritinib_offers import changed, taken_back
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.interactions import (
    MODERATE_CYP3A,
    STRONG_CYP3A,
    Interaction,
    hidden,
    interactions,
    left_open,
)
from cds_service.clinical.mastocytosis import Population, is_child, population, subtype
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.perhaps_taken import unclear
from cds_service.clinical.proposal import Proposal
from cds_service.clinical.record import Gap
from cds_service.clinical.subject import Subject

_CYP3A: Final = STRONG_CYP3A | MODERATE_CYP3A
ABOUT_LEVELS: Final = Subject.of(
    Drug.AVAPRITINIB,
    *_CYP3A,
    otherwise="neither avapritinib nor what changes its level is being ordered",
)
_WORST_FIRST: Final = (
    Drug.STRONG_CYP3A_INHIBITOR,
    Drug.MODERATE_CYP3A_INHIBITOR,
    Drug.STRONG_CYP3A_INDUCER,
    Drug.MODERATE_CYP3A_INDUCER,
)


class LevelChanged(Finding):
    """Avapritinib and a drug that changes its level; `all_of_them` names each."""

    avapritinib: Medication
    all_of_them: tuple[Medication, ...]
    lower_dose: Threshold


class StrongInhibitor(LevelChanged):
    """The level rises much."""


class ModerateInhibitor(LevelChanged):
    """The level rises; no lower dose is labelled for this subtype, or none known."""


class ModerateInhibitorAdvanced(ModerateInhibitor):
    """The level rises, and the label has a lower dose for advanced disease."""


class Inducer(LevelChanged):
    """The level falls."""


def check_level(
    chart: Chart, lower: Threshold, stromal_tumor_dose: Threshold
) -> Outcome:
    """Decide for one patient; `lower` is the dose beside a moderate inhibitor."""
    if not chart.drafted(Drug.AVAPRITINIB, *_CYP3A):
        return ABOUT_LEVELS.otherwise
    if population(chart) is Population.NONE:
        return NotIndicated(Population.NONE)
    pairs = interactions(chart, Drug.AVAPRITINIB, _CYP3A)
    if not pairs:
        return _none_found(chart, lower, stromal_tumor_dose)
    confirmed = population(chart) is Population.CONFIRMED
    if not confirmed or is_child(chart):
        why = ADULTS_ONLY if confirmed else NOT_CONFIRMED
        return InsufficientData(why, _both(pairs))
    telling = [
        pair
        for pair in pairs
        if not _is_settled(chart, pair, lower, stromal_tumor_dose)
    ]
    if not telling:
        perhaps = _left_open(chart, lower, stromal_tumor_dose)
        return _unclear(perhaps) or NotIndicated("the dose allows for it", _both(pairs))
    perhaps = _left_open(chart, lower, stromal_tumor_dose)
    return _finding(chart, sorted(telling, key=_gravity), lower, perhaps)


def _none_found(
    chart: Chart, lower: Threshold, stromal_tumor_dose: Threshold
) -> InsufficientData | NotIndicated:
    ordered = chart.drafted(Drug.AVAPRITINIB)
    if not ordered and chart.drafted(*_CYP3A):
        return unseen_avapritinib(chart) or _NOTHING
    unseen = hidden(chart, Drug.AVAPRITINIB, _CYP3A) if ordered else ()
    if not unseen:
        perhaps = _left_open(chart, lower, stromal_tumor_dose)
        return _unclear(perhaps) or _NOTHING
    first = unseen[0]
    if isinstance(first, Gap):
        return InsufficientData(first.of("medication records"), ordered)
    return InsufficientData(f"a drug could not be read: {first.why}", ordered)


def _left_open(
    chart: Chart, lower: Threshold, stromal_tumor_dose: Threshold
) -> tuple[Medication, ...]:
    """Return what may be taken beside an order of avapritinib that must not be."""
    found = left_open(chart, Drug.AVAPRITINIB, _CYP3A)
    drafts = chart.drafted(Drug.AVAPRITINIB) if found else ()

    def settled(pair: Interaction) -> bool:
        return _is_settled(chart, pair, lower, stromal_tumor_dose)

    pairs = [(item, [Interaction(one, item) for one in drafts]) for item in found]
    return tuple([item for item, met in pairs if not all(map(settled, met))])


def _unclear(perhaps: tuple[Medication, ...]) -> InsufficientData | None:
    return InsufficientData(unclear(perhaps), perhaps) if perhaps else None


_NOTHING: Final = NotIndicated("no avapritinib beside a drug that changes its level")


def _is_settled(
    chart: Chart, pair: Interaction, lower: Threshold, stromal_tumor_dose: Threshold
) -> bool:
    if is_for_stromal_tumor(chart, pair.ours, stromal_tumor_dose):
        return True
    moderate = pair.other.drug is Drug.MODERATE_CYP3A_INHIBITOR
    mg, reading = pair.ours.dose.mg_per_day, subtype(chart)
    low = mg is not None and mg <= lower.value
    return moderate and low and reading.advanced is True and not reading.unverified


def _gravity(pair: Interaction) -> tuple[int, str]:
    return _WORST_FIRST.index(pair.other.drug), pair.other.reference


def _finding(
    chart: Chart,
    pairs: list[Interaction],
    lower: Threshold,
    perhaps: tuple[Medication, ...],
) -> LevelChanged:
    worst, reading = pairs[0], subtype(chart)
    kind = _kind(worst.other.drug, advanced=reading.advanced is True)
    strong = kind is StrongInhibitor
    unsure = () if reading.certain else ("the subtype of mastocytosis",)
    further = (unclear(perhaps),) if perhaps else ()
    return kind(
        indicator=Indicator.CRITICAL if strong else Indicator.WARNING,
        used=(*_both(tuple(pairs)), *reading.used),
        missing=(*further, *unsure, *not_known(chart)),
        proposals=_proposals(
            worst, lower if kind is ModerateInhibitorAdvanced else None
        ),
        exclusive=kind is ModerateInhibitorAdvanced and worst.ours_is_new,
        avapritinib=worst.ours,
        all_of_them=tuple(pair.other for pair in pairs),
        lower_dose=lower,
    )


def _kind(other: Drug, *, advanced: bool) -> type[LevelChanged]:
    match other:
        case Drug.STRONG_CYP3A_INHIBITOR:
            return StrongInhibitor
        case Drug.MODERATE_CYP3A_INHIBITOR:
            return ModerateInhibitorAdvanced if advanced else ModerateInhibitor
        case _:
            return Inducer


def _both(pairs: tuple[Interaction, ...]) -> tuple[Medication, ...]:
    return tuple(dict.fromkeys((pairs[0].ours, *(pair.other for pair in pairs))))


def _proposals(pair: Interaction, lower: Threshold | None) -> tuple[Proposal, ...]:
    """Offer to wait with avapritinib; the other drug is only ever replaced."""
    if not pair.ours_is_new:
        return ()
    back = taken_back(pair.ours)
    return (back,) if lower is None else (changed(pair.ours, lower), back)
