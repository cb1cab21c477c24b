"""Is the dose of an avapritinib order one for this subtype of mastocytosis?"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.avapritinib import (
    ABOUT_AVAPRITINIB,
    is_for_stromal_tumor,
    on_treatment,
    ordered,
    out_of_scope,
    stromal_tumors,
)
from cds_service.clinical.avapritinib_case import Case
from cds_service.clinical.avapritinib_doses import Doses, together
from cds_service.clinical.avapritinib_findings import (
    DoseDiffers,
    DoseNotRead,
    GradeTheLiver,
    MayBeForStromalTumor,
    NoDoseForSmouldering,
    OrderedDose,
    SubtypeNeeded,
    SubtypeNeededForLowDose,
    TooMuchForIndolent,
    TooMuchTogether,
)
from cds_service.clinical.avapritinib_indolent import doubtful_in_indolent
from cds_service.clinical.avapritinib_offers import offered, taken_back
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.liver import liver_signs
from cds_service.clinical.mastocytosis import SubtypeReading, subtype
from cds_service.clinical.medication import Dose, Drug, Medication
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.own_limit import doubt_of_limit, not_silent
from cds_service.clinical.proposal import AddTask, Proposal
from cds_service.clinical.therapy import ever_taken

_LEVELS: Final = (Indicator.CRITICAL, Indicator.WARNING, Indicator.INFO)
_AVAPRITINIB: Final = frozenset({Drug.AVAPRITINIB})
_EVERY_OTHER_DAY: Final = 2
_GRADE: Final = AddTask(
    "Grade the liver (Child-Pugh)",
    "Before avapritinib: please grade the liver by Child-Pugh; in class C the label"
    " starts lower.",
)


def check_dose(chart: Chart, doses: Doses) -> Outcome:
    """Judge the draft orders of avapritinib; the most urgent answer counts."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    drafts = ordered(chart)
    if not drafts:
        return ABOUT_AVAPRITINIB.otherwise
    alone = [not_silent(draft, _judge(chart, draft, doses)) for draft in drafts]
    return min((*_too_much_together(chart, drafts, doses), *alone), key=_urgency)


def _too_much_together(
    chart: Chart, drafts: tuple[Medication, ...], doses: Doses
) -> tuple[OrderedDose, ...]:
    """Judge what the orders of one call make together, if all were taken."""
    reading = subtype(chart)
    most = doses.most(reading)
    total = None if stromal_tumors(chart) else together(drafts, most)
    if total is None:
        return ()
    outside = reading.outside_advanced
    told = Case(chart, drafts[0], doses).told(
        Indicator.CRITICAL if outside else Indicator.WARNING,
        # Of orders that are alike, one is offered to be taken back.
        *{
            each.label: each for each in (taken_back(d, drafts) for d in drafts)
        }.values(),
    )
    told["used"] = tuple(dict.fromkeys((*told["used"], *drafts)))
    told["missing"] = tuple(
        dict.fromkeys(
            (
                *told["missing"],
                *doubt_of_limit(*drafts),
                "whether one order follows another",
            )
        )
    )
    told |= {"ordered": Dose(total, Decimal(1)), "exclusive": False}
    return (TooMuchTogether(**told, most=most, orders=drafts),)


def _urgency(answer: OrderedDose | InsufficientData | NotIndicated) -> tuple[int, str]:
    if not isinstance(answer, OrderedDose):
        return len(_LEVELS) + isinstance(answer, NotIndicated), ""
    return _LEVELS.index(answer.indicator), answer.used[0].reference


def _judge(chart: Chart, draft: Medication, doses: Doses) -> OrderedDose | NotIndicated:
    if is_for_stromal_tumor(chart, draft, doses.stromal_tumor):
        return NotIndicated("the dose for a gastrointestinal stromal tumour", (draft,))
    reading = subtype(chart)
    too_much = doses.too_much_for_indolent(draft.dose)
    case = Case(chart, draft, doses)
    doubtful = None if too_much else doubtful_in_indolent(case)
    if doubtful is not None:
        return doubtful
    if not too_much and draft.dose.mg_per_day is None:
        return DoseNotRead(**case.told(Indicator.INFO))
    if reading.outside_advanced:
        return _not_advanced(case, reading, too_much=too_much)
    if reading.advanced and not reading.unverified:
        return _advanced(case)
    kind = SubtypeNeeded if too_much else SubtypeNeededForLowDose
    level = Indicator.WARNING if too_much else Indicator.INFO
    return kind(**case.told(level), contradicting=_several(reading))


def _not_advanced(
    case: Case, reading: SubtypeReading, *, too_much: bool
) -> OrderedDose | NotIndicated:
    if not too_much:
        done = NotIndicated("not above the dose for indolent disease", (case.draft,))
        return _for_the_liver(case, case.doses.indolent.value / _EVERY_OTHER_DAY, done)
    if reading.candidates == {Disease.SMOULDERING_SM}:
        return NoDoseForSmouldering(**case.told(Indicator.WARNING))
    if stromal_tumors(case.chart):
        return MayBeForStromalTumor(**case.told(Indicator.WARNING))
    offers = offered(case.chart, case.draft, case.doses.indolent)
    return TooMuchForIndolent(**case.told(Indicator.CRITICAL, *offers))


def _advanced(case: Case) -> OrderedDose | NotIndicated:
    if case.doses.fits_advanced(case.draft.dose):
        done = NotIndicated("a labelled dose for advanced disease", (case.draft,))
        return _for_the_liver(case, case.doses.steps_down[0].value, done)
    offers: tuple[Proposal, ...] = (taken_back(case.draft),)
    if not ever_taken(case.chart, _AVAPRITINIB):
        offers = tuple(offered(case.chart, case.draft, case.doses.advanced))
    return DoseDiffers(**case.told(Indicator.WARNING, *offers))


def _for_the_liver(
    case: Case, most: Decimal, done: NotIndicated
) -> OrderedDose | NotIndicated:
    """Ask how much the liver can bear, where a day's dose is above `most` mg.

    The label lowers the dose to start with; who takes it already is mentioned.
    """
    daily = case.draft.dose.mg_per_day
    if not liver_signs(case.chart) or (daily is not None and daily <= most):
        return done
    level = Indicator.INFO if on_treatment(case.chart) else Indicator.WARNING
    return GradeTheLiver(**case.told(level, _GRADE, taken_back(case.draft)))


def _several(reading: SubtypeReading) -> frozenset[Disease]:
    return reading.candidates if len(reading.candidates) > 1 else frozenset()
