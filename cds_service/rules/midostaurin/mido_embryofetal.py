"""Midostaurin may harm an unborn child.

When  midostaurin is being ordered, or is taken, for systemic mastocytosis
and   a pregnancy is on record and no later test negative, or the newest positive
Then  warn that it must not be given before this is settled.
When  the first order of midostaurin is written for a patient who may become
      pregnant, and no negative test of the last 7 days is on record
Then  ask for one, on one card with what else is missing before the first dose.
When  the first order is signed, and a test was negative, the patient is a man, or
      the sex, the age or the tests are not known
Then  remind of contraception, and say what is not known.

After the start it speaks of a pregnancy, and of an unclear test, alone.
While the first order is written, mido-baseline-missing says what is not known.
"""

from typing import Any, Final

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.childbearing import may_bear_children
from cds_service.clinical.course import course
from cds_service.clinical.embryofetal_findings import (
    AdviseContraception,
    FetalHarm,
    NoRecentTest,
    PositiveTest,
    PregnancyOnRecord,
)
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.midostaurin import (
    RECORDS,
    not_first_start,
    not_treated,
    out_of_scope,
)
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.patient import Sex
from cds_service.clinical.pregnancy import pregnancy_tests
from cds_service.clinical.pregnant import (
    READ_BY,
    Pregnancy,
    pregnancy_left_open,
    pregnancy_on_record,
)
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import (
    HoldOrder,
    OrderTest,
    Proposal,
    RemoveDraft,
    TestOrder,
)
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.embryofetal_advice import (
    ADVICE,
    AFTER_LAST_DOSE,
    ASK,
    CONTRACEPTION,
    HARM,
    PREGNANCY_TEST_AGE,
    WHY,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    aside = out_of_scope(chart)
    if aside is None and not chart.hook.about_orders:
        aside = not_treated(chart)
    found = pregnancy_on_record(chart)
    if found is not None:
        return aside or _pregnant(chart, found)
    # What else is not known is for other rules to say.
    if aside is not None or not_first_start(chart) is not None:
        unclear = None if aside else pregnancy_left_open(chart)
        return unclear or NotIndicated(_SILENT)
    return _before_start(chart)


def _pregnant(chart: Chart, found: Pregnancy) -> FetalHarm:
    drafts, sign = chart.drafted(Drug.MIDOSTAURIN), found.evidence[0]
    told: dict[str, Any] = {
        "indicator": Indicator.CRITICAL,
        "used": (*found.evidence, *(drafts or course(chart).orders)),
        "proposals": _proposals(chart),
        "after": AFTER_LAST_DOSE,
    }
    if isinstance(sign, Problem):
        return PregnancyOnRecord(**told, problem=sign)
    return PositiveTest(**told, test=sign)


def _proposals(chart: Chart) -> tuple[Proposal, ...]:
    drafts = chart.drafted(Drug.MIDOSTAURIN)
    orders = () if drafts else course(chart).orders
    back, hold = "Take back the order of midostaurin", "Hold midostaurin"
    return (
        *(RemoveDraft(back, item.reference) for item in drafts),
        *(HoldOrder(hold, item.reference, "Pregnancy on record") for item in orders),
        _TEST,
        ASK,
    )


def _before_start(chart: Chart) -> Outcome:
    """Ask for a test where one is due; of one that is there, say what remains."""
    tests = pregnancy_tests(chart, PREGNANCY_TEST_AGE)
    possible = may_bear_children(chart)
    if possible is not False and tests.excluded:
        return _contraception(chart)
    if possible is None or (possible and chart.lacks(Record.LABS)):
        return pregnancy_left_open(chart) or _contraception(chart, _NEEDED)
    if not possible:
        woman = chart.patient.sex is Sex.FEMALE
        return NotIndicated("none possible") if woman else _contraception(chart)
    return NoRecentTest(
        indicator=Indicator.WARNING,
        used=(*filter(None, (tests.unclear,)), *chart.drafted(Drug.MIDOSTAURIN)),
        proposals=(_TEST,),
        after=AFTER_LAST_DOSE,
        oldest=PREGNANCY_TEST_AGE,
    )


def _contraception(chart: Chart, *open_: str) -> AdviseContraception | NotIndicated:
    """Say it once, when the first order is signed, and with it what is `open_`."""
    if chart.hook is not Hook.ORDER_SIGN:
        return NotIndicated("said when the order is signed")
    return AdviseContraception(
        indicator=Indicator.INFO,
        used=(chart.patient,),
        missing=open_,
        after=AFTER_LAST_DOSE,
    )


_SILENT: Final = "no first order, and nothing speaks of a pregnancy"
_NEEDED: Final = "a pregnancy test, or whether one is needed"
_TEST: Final = OrderTest(
    "Order a pregnancy test", TestOrder.PREGNANCY_TEST, "Midostaurin: fetal harm"
)
RULE: Final = Rule(
    id="mido-embryofetal",
    title="Midostaurin: pregnancy and contraception",
    tier=Tier.P0,
    provenance=Provenance.LABEL,
    when=(
        "Midostaurin is ordered or taken for systemic mastocytosis and a pregnancy is"
        " on record; or it is ordered for the first time."
    ),
    then=(
        "Warn that it must not be given before a pregnancy is settled. Before the first"
        " dose ask for a test of the last 7 days, and remind of contraception; also"
        " where sex or age are not known."
    ),
    silent_when=(
        "After the start, while nothing speaks of a pregnancy; before it, in a woman"
        " who cannot become pregnant."
    ),
    evaluate=evaluate,
    texts={
        PregnancyOnRecord: CardText(
            "Withhold midostaurin: pregnancy on record, dated {problem.began}; it may"
            " harm the unborn child",
            ("On record: {problem}.", ADVICE),
        ),
        PositiveTest: CardText(
            "Withhold midostaurin: pregnancy test of {test.when} positive; it may harm"
            " the unborn child",
            ("On record: {test}, positive.", ADVICE),
        ),
        NoRecentTest: CardText(
            "Exclude a pregnancy before midostaurin starts: no negative test of the"
            " last {oldest} on record",
            (WHY, ADVICE),
        ),
        AdviseContraception: CardText(
            "Advise contraception with midostaurin and for {after} after the last dose",
            ("Midostaurin may harm an unborn child.", ADVICE),
        ),
    },
    cites=(HARM, CONTRACEPTION),
    needs=RECORDS | {Record.LABS, EventKind.PREGNANCY_TEST},
    rests_on=(PREGNANCY_TEST_AGE, AFTER_LAST_DOSE, *READ_BY),
    override_reasons=(
        OverrideReason("not-of-childbearing-potential", "Pregnancy is not possible"),
        OverrideReason("done-elsewhere", "Tested elsewhere"),
        OverrideReason("not-pregnant", "The record is out of date: not pregnant"),
    ),
    not_evaluated=("contraception in use", "breast-feeding"),
    caveat=(
        "The record's administrative gender stands for the sex that matters here; it"
        " may not be the same."
    ),
    act="mido-baseline-missing",
    version="1.2.0",
)
