"""Avapritinib may harm an unborn child; in indolent disease it bears no strong light.

When  avapritinib is being ordered for systemic mastocytosis
and   a pregnancy is on record, or the newest pregnancy test was positive
Then  warn that it must not be given before this is settled.
When  its first order is signed for a patient who may become pregnant, and no
      negative test of the last 7 days is on record
Then  ask for one.
When  the first order is signed otherwise
Then  remind of contraception, and of the sun in indolent disease; of the sun
      alone for a woman who cannot become pregnant (by age or a diagnosis).

Says nothing after the start while nothing speaks of a pregnancy; after an unclear
test, that it could not be checked.
"""

from typing import Any, Final

from cds_service.clinical.avapritinib import (
    ABOUT_AVAPRITINIB,
    RECORDS,
    ordered,
    out_of_scope,
)
from cds_service.clinical.avapritinib_harm import (
    HarmToUnborn,
    LightAdvice,
    NoRecentTest,
    PregnancyRecorded,
    StartAdvice,
    StartAdviceIndolent,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.childbearing import may_bear_children
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Fact, Indicator, NotIndicated, Outcome
from cds_service.clinical.patient import Sex
from cds_service.clinical.pregnancy import pregnancy_tests
from cds_service.clinical.pregnant import (
    READ_BY,
    Pregnancy,
    pregnancy_left_open,
    pregnancy_on_record,
)
from cds_service.clinical.proposal import OrderTest, RemoveDraft, TestOrder
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import surely_taken
from cds_service.knowledge.ayvakit_label import (
    AFTER_LAST_DOSE,
    BREASTFEEDING,
    FETUS,
    LIGHT,
    TEST_AGE,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = out_of_scope(chart)
    if aside is not None:
        return NotIndicated(aside.reason)
    if not ordered(chart):
        return ABOUT_AVAPRITINIB.otherwise
    found = pregnancy_on_record(chart)
    if found is not None:
        return _pregnant(chart, found)
    if surely_taken(chart, frozenset({Drug.AVAPRITINIB})):
        return pregnancy_left_open(chart) or NotIndicated(
            "no first order, and nothing speaks of a pregnancy"
        )
    return _before_start(chart)


def _pregnant(chart: Chart, found: Pregnancy) -> HarmToUnborn:
    told = _told(chart, Indicator.CRITICAL, found.evidence)
    drafts = ordered(chart)
    told["proposals"] = (
        *(RemoveDraft("Take the avapritinib order back", d.reference) for d in drafts),
        _TEST,
    )
    return PregnancyRecorded(
        **told, evidence=found.evidence, since=found.since, known_by=found.known_by
    )


def _before_start(chart: Chart) -> Outcome:
    tests, possible = pregnancy_tests(chart, TEST_AGE), may_bear_children(chart)
    unread = bool(chart.lacks(Record.LABS))
    if possible and not tests.excluded and not unread:
        unclear = (tests.unclear,) if tests.unclear else ()
        told = _told(chart, Indicator.WARNING, unclear)
        return NoRecentTest(**(told | {"proposals": (_TEST,)}), oldest=TEST_AGE)
    if not tests.excluded and (left_open := pregnancy_left_open(chart)):
        return left_open
    told = _told(chart, Indicator.INFO, (chart.patient,))
    if not tests.excluded and (possible is None or (possible and unread)):
        told["missing"] = ("a pregnancy test, or whether one is needed",)
    elif possible is False and chart.patient.sex is Sex.FEMALE:
        return _no_child_possible(told)
    return (StartAdviceIndolent if told["indolent"] else StartAdvice)(**told)


def _no_child_possible(told: dict[str, Any]) -> HarmToUnborn | NotIndicated:
    """Speak of light alone, and of nothing where light does not matter."""
    if told["indolent"]:
        return LightAdvice(**told)
    return NotIndicated("no pregnancy is possible")


def _told(chart: Chart, level: Indicator, used: tuple[Fact, ...]) -> dict[str, Any]:
    reading = subtype(chart)
    return {
        "indicator": level,
        "used": (*used, *ordered(chart)),
        "after": AFTER_LAST_DOSE,
        "breastfeeding": BREASTFEEDING,
        "indolent": reading.candidates & _INDOLENT
        if reading.outside_advanced
        else frozenset(),
    }


_INDOLENT: Final = frozenset({Disease.INDOLENT_SM, Disease.BONE_MARROW_MASTOCYTOSIS})
_TEST: Final = OrderTest(
    "Order a pregnancy test", TestOrder.PREGNANCY_TEST, "Avapritinib: fetal harm"
)
_HARM: Final = (
    "Avapritinib may harm an unborn child. Effective contraception is needed during"
    " treatment and for {after} after the last dose, also by men whose partner may"
    " become pregnant; no breast-feeding until {breastfeeding} after it (recalled:"
    " check the label)."
)
_SUN: Final = (
    "In indolent disease the label also asks to limit sun and ultraviolet light during"
    " treatment and for one week after it (recalled). Subtype on record: {indolent}."
)

RULE: Final = Rule(
    id="avapritinib-embryofetal-photosens",
    title="Avapritinib: pregnancy, contraception and light",
    tier=Tier.P1,
    provenance=Provenance.LABEL,
    when=(
        "Avapritinib is ordered and a pregnancy is on record; or it is ordered for the"
        " first time."
    ),
    then=(
        "Warn of a pregnancy; before the first dose ask for a test of the last 7 days,"
        " and remind of contraception and, in indolent disease, of light."
    ),
    silent_when="After the first order, while nothing speaks of a pregnancy.",
    evaluate=evaluate,
    about=ABOUT_AVAPRITINIB,
    texts={
        PregnancyRecorded: CardText(
            "Withhold avapritinib: {known_by}, dated {since}; it may harm the"
            " unborn child",
            ("On record: {evidence}.", _HARM),
        ),
        NoRecentTest: CardText(
            "Exclude a pregnancy before avapritinib starts: no negative test of the"
            " last {oldest} on record",
            (_HARM, _SUN),
        ),
        StartAdvice: CardText(
            "Advise contraception with avapritinib and for {after} after the last dose",
            (_HARM,),
        ),
        StartAdviceIndolent: CardText(
            "Advise little sun and contraception with avapritinib, the latter for"
            " {after} after the last dose",
            (_HARM, _SUN),
        ),
        LightAdvice: CardText(
            "Advise little sun and ultraviolet light with avapritinib in indolent"
            " disease",
            (_SUN,),
        ),
    },
    cites=(FETUS, LIGHT),
    needs=RECORDS | {Record.LABS, EventKind.PREGNANCY_TEST},
    rests_on=(TEST_AGE, AFTER_LAST_DOSE, BREASTFEEDING, *READ_BY),
    override_reasons=(
        OverrideReason("not-of-childbearing-potential", "Pregnancy is not possible"),
        OverrideReason("done-elsewhere", "Tested elsewhere"),
        OverrideReason("not-pregnant", "The record is out of date: not pregnant"),
    ),
    not_evaluated=("contraception in use", "breast-feeding"),
    caveat=(
        "The record's administrative gender stands for the sex that matters here. The"
        " intervals are recalled and to be checked in the label."
    ),
    version="1.3.0",
)
