"""A rule that names its subject is not asked of orders of anything else."""

from typing import NoReturn

import pytest
from charts import ADULT, AS_OF, ISM, draft, on
from every_rule import BY_ID
from hypothesis import HealthCheck, given, settings
from strategies import ANY_CHARTS

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.rule import Rule
from cds_service.clinical.subject import Subject
from cds_service.engine import ask_all
from cds_service.frozen import replace
from cds_service.hooks.services import SERVICES

ABOUT_ORDERS = [
    pytest.param(service.hook, rule, id=f"{rule.id}, {service.hook}")
    for service in SERVICES.values()
    if service.hook.about_orders
    for rule in service.rules
    if rule.about is not None
]


def wanted(kind: EventKind) -> Event:
    """Return an act that this call orders for today."""
    return Event(
        "ServiceRequest/1", kind, "", phase=Phase.DRAFTED, planned=on("2026-01-06")
    )


def broken(_: Chart) -> NoReturn:
    """Fail, so that being asked shows."""
    raise AssertionError


@pytest.mark.parametrize(("hook", "rule"), ABOUT_ORDERS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(chart=ANY_CHARTS)
def test_without_its_subject_a_rule_would_say_the_same(
    hook: Hook, rule: Rule, chart: Chart
) -> None:
    """Whatever else is ordered, the answer in its place is the one it would give."""
    assert rule.about is not None
    things = rule.about.things
    others = replace(
        chart,
        hook=hook,
        drafts=tuple([draft(drug) for drug in Drug if drug not in things]),
        wanted=tuple([wanted(kind) for kind in EventKind if kind not in things]),
    )

    assert rule.evaluate(others) == rule.about.otherwise


def test_a_rule_is_not_asked_of_an_order_of_something_else() -> None:
    """Its subject answers for it; of its own drug, and on other hooks, it is asked."""
    about = Subject.of(Drug.NSAID, EventKind.SURGERY, otherwise="no NSAID")
    rule = replace(BY_ID["acei-with-sm"], about=about, evaluate=broken)
    chart = Chart(AS_OF, ADULT, Hook.ORDER_SIGN, diagnoses=(ISM,))
    other = replace(chart, drafts=(draft(Drug.IMATINIB),))
    own = replace(chart, drafts=(draft(Drug.NSAID),))

    assert ask_all((rule,), other)[0].outcome == NotIndicated("no NSAID")
    assert ask_all((rule,), own)[0].outcome != NotIndicated("no NSAID")
    opened = replace(chart, hook=Hook.PATIENT_VIEW)
    assert ask_all((rule,), opened)[0].outcome != NotIndicated("no NSAID")


@pytest.mark.parametrize("kind", EventKind)
def test_no_act_has_the_name_of_a_drug(kind: EventKind) -> None:
    """Subjects hold both, and both are texts."""
    assert kind.value not in set(Drug)
