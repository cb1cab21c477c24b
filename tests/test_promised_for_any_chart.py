"""What every rule promises of any chart, likely or not."""

from collections.abc import Callable

from charts import AS_OF, lab
from every_rule import BY_ID
from fact_strategies import GAPS, UNREAD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import CHARTS

from cds_service.cards.compose import compose
from cds_service.cards.setting import CardSetting
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.moment import Moment
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
from cds_service.frozen import replace

many = settings(
    max_examples=200, deadline=None, suppress_health_check=list(HealthCheck)
)
FOUND_DONE = [EventKind.TRANSFUSION, EventKind.PREGNANCY_TEST, EventKind.CHEMISTRY]
AHEAD = [Phase.ORDERED, Phase.DRAFTED, Phase.BOOKED]
SETTING = CardSetting("http://127.0.0.1:8000", lambda _: None)


def ask(rule: Rule, chart: Chart) -> Outcome:
    """Ask a rule as if nobody had asked anything of this chart before."""
    return rule.evaluate(replace(chart))


@many
@given(chart=CHARTS)
def test_a_rule_never_raises(chart: Chart) -> None:
    """Any chart has an answer, and it is one of the three."""
    for rule in BY_ID.values():
        outcome = ask(rule, chart)

        assert isinstance(outcome, Finding | NotIndicated | InsufficientData), rule.id
        if isinstance(outcome, Finding):
            assert type(outcome) in rule.texts, rule.id
        else:
            assert outcome.reason, rule.id


@many
@given(chart=CHARTS)
def test_a_rule_remembers_nothing(chart: Chart) -> None:
    """Asked alone or after all the others, it says the same."""
    shared = replace(chart)
    for answer in ask_all(reversed(BY_ID.values()), shared):
        assert answer.outcome == ask(answer.rule, chart), answer.rule.id


@many
@given(chart=CHARTS)
def test_any_answers_make_cards(chart: Chart) -> None:
    """Whatever the rules say can be put into words, within every limit."""
    cards = compose(ask_all(BY_ID.values(), chart), chart, SETTING)

    assert len(cards) <= 5
    assert all(len(card.summary) < 140 for card in cards)


@many
@given(chart=CHARTS, kind=st.sampled_from(FOUND_DONE), phase=st.sampled_from(AHEAD))
def test_what_is_only_ordered_was_not_done(
    chart: Chart, kind: EventKind, phase: Phase
) -> None:
    """A transfusion that is ordered hides no count, a test that is none clears none."""
    ahead = Event("Procedure/ahead", kind, "x", Moment(AS_OF), "negative", phase=phase)
    events = (ahead, *chart.events)
    for rule in BY_ID.values():
        assert ask(rule, replace(chart, events=events)) == ask(rule, chart), rule.id


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


MORE: dict[Callable[[st.DrawFn, Chart], Chart], set[str]] = {
    _with_unread: set(),
    _with_gap: set(),
    # A count of today is what this rule asks for.
    _with_a_lower_count: {"mido-monitoring-overdue"},
    _with_kit_positive: set(),
    _with_kit_negative_in_blood: set(),
}
"""What may be added, and which rules it answers."""


ABOUT_ABSENCE = {"mido-monitoring-overdue", "epi-two-devices-missing"}
"""Rules that speak because something is not there."""


@st.composite
def before_and_after(draw: st.DrawFn) -> tuple[Chart, Chart, set[str]]:
    """Draw a chart, the same with one more reason for care, and what that answers."""
    chart = draw(CHARTS)
    more = draw(st.sampled_from(list(MORE)))
    return chart, more(draw, chart), MORE[more]


def _critical(outcome: object) -> bool:
    return isinstance(outcome, Finding) and outcome.indicator is Indicator.CRITICAL


@settings(parent=many, max_examples=1500)
@given(charts=before_and_after())
def test_more_reasons_for_care_never_remove_a_critical_finding(
    charts: tuple[Chart, Chart, set[str]],
) -> None:
    """What went missing, a lower count or another test result only add."""
    before, after, answered = charts
    for rule in BY_ID.values():
        if _critical(ask(rule, before)) and rule.id not in answered:
            outcome = ask(rule, after)
            # What could not be read may be what was missing: then it is asked for.
            asked = isinstance(outcome, InsufficientData) and rule.id in ABOUT_ABSENCE
            assert _critical(outcome) or asked, rule.id
