"""What every rule promises of any chart, likely or not."""

from dataclasses import replace

import pytest
from charts import AS_OF, lab
from every_rule import BY_ID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import CHARTS, GAPS, UNREAD

from cds_service.cards.compose import compose
from cds_service.cards.setting import CardSetting
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.rule import Rule
from cds_service.clinical.variant import KitFinding, KitResult, Specimen
from cds_service.engine import ask_all

each_rule = pytest.mark.parametrize("rule", BY_ID.values(), ids=list(BY_ID))
many = settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck)
)
SETTING = CardSetting("http://127.0.0.1:8000", lambda _: None)


def ask(rule: Rule, chart: Chart) -> Outcome:
    """Ask a rule as if nobody had asked anything of this chart before."""
    return rule.evaluate(replace(chart, known={}))


@each_rule
@many
@given(chart=CHARTS)
def test_a_rule_never_raises(rule: Rule, chart: Chart) -> None:
    """Any chart has an answer, and it is one of the three."""
    outcome = ask(rule, chart)

    assert isinstance(outcome, Finding | NotIndicated | InsufficientData)
    if isinstance(outcome, Finding):
        assert type(outcome) in rule.texts
    else:
        assert outcome.reason


@each_rule
@many
@given(chart=CHARTS)
def test_a_rule_remembers_nothing(rule: Rule, chart: Chart) -> None:
    """Asked twice, or after the other rules, it says the same."""
    alone = ask(rule, chart)
    shared = replace(chart, known={})
    answers = {
        answer.rule.id: answer.outcome for answer in ask_all(BY_ID.values(), shared)
    }

    assert alone == ask(rule, chart)
    assert alone == answers[rule.id]


@many
@given(chart=CHARTS)
def test_any_answers_make_cards(chart: Chart) -> None:
    """Whatever the rules say can be put into words, within every limit."""
    cards = compose(ask_all(BY_ID.values(), chart), chart, SETTING)

    assert len(cards) <= 5
    assert all(len(card.summary) < 140 for card in cards)


def _with_unread(draw: st.DrawFn, chart: Chart) -> Chart:
    return replace(chart, unread=(*chart.unread, draw(UNREAD)))


def _with_gap(draw: st.DrawFn, chart: Chart) -> Chart:
    return replace(chart, gaps=(*chart.gaps, draw(GAPS)))


def _with_a_lower_count(draw: st.DrawFn, chart: Chart) -> Chart:
    analyte = draw(
        st.sampled_from([Analyte.NEUTROPHILS, Analyte.PLATELETS, Analyte.HEMOGLOBIN])
    )
    return replace(chart, labs=(_lowest(analyte), *chart.labs))


def _with_kit_positive(_: st.DrawFn, chart: Chart) -> Chart:
    found = KitResult("Observation/a", KitFinding.D816V_PRESENT)
    return replace(chart, kit=(found, *chart.kit))


def _with_kit_negative_in_blood(_: st.DrawFn, chart: Chart) -> Chart:
    found = KitResult("Observation/b", KitFinding.D816V_ABSENT, specimen=Specimen.BLOOD)
    return replace(chart, kit=(found, *chart.kit))


def _lowest(analyte: Analyte) -> Lab:
    value = {"neutrophils": "0.2", "platelets": "10", "hemoglobin": "5"}[analyte]
    return lab(analyte, value, AS_OF.isoformat(), reference="Observation/lowest")


MORE = (
    _with_unread,
    _with_gap,
    _with_a_lower_count,
    _with_kit_positive,
    _with_kit_negative_in_blood,
)


@st.composite
def before_and_after(draw: st.DrawFn) -> tuple[Chart, Chart]:
    """Draw a chart, and the same with one more reason to be careful."""
    chart = draw(CHARTS)
    return chart, draw(st.sampled_from(MORE))(draw, chart)


def _critical(chart: Chart) -> set[str]:
    answers = ask_all(BY_ID.values(), replace(chart, known={}))
    return {
        answer.rule.id
        for answer in answers
        if isinstance(answer.outcome, Finding)
        and answer.outcome.indicator is Indicator.CRITICAL
    }


@settings(parent=many, max_examples=1500)
@given(charts=before_and_after())
def test_more_reasons_for_care_never_remove_a_critical_finding(
    charts: tuple[Chart, Chart],
) -> None:
    """What went missing, a lower count or another test result only add."""
    before, after = charts

    assert _critical(before) <= _critical(after)
