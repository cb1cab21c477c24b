"""A chart answers the questions of rules, and computes a fact once."""

from charts import ADULT, AS_OF, Chart, draft, lab, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Hook, fact, fact_of_each
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.frozen import replace

ANC = lab(Analyte.NEUTROPHILS, "0.8")
PLATELETS = lab(Analyte.PLATELETS, "40")
MIDOSTAURIN = medication(Drug.MIDOSTAURIN, "2025-12-01")
TRANSFUSION = Event("Procedure/p", EventKind.TRANSFUSION, "red cells")
UNREAD = Unread("Observation/o", Topic.KIT, "x")
GAP = Gap(Record.LABS, "was not sent")

CHART = Chart(
    AS_OF,
    ADULT,
    labs=(ANC, PLATELETS),
    medications=(MIDOSTAURIN,),
    drafts=(draft(Drug.IMATINIB),),
    events=(TRANSFUSION,),
    unread=(UNREAD,),
    gaps=(GAP,),
)


def test_questions_pick_what_they_ask_for() -> None:
    """By analyte, drug, kind, topic and part of the record."""
    assert CHART.labs_of(Analyte.NEUTROPHILS) == (ANC,)
    assert CHART.taken(Drug.MIDOSTAURIN, Drug.IMATINIB) == (MIDOSTAURIN,)
    assert CHART.drafted(Drug.MIDOSTAURIN) == ()
    assert len(CHART.drafted(Drug.IMATINIB)) == 1
    assert CHART.events_of(EventKind.TRANSFUSION) == (TRANSFUSION,)
    assert CHART.events_of(EventKind.CHEMISTRY) == ()
    assert CHART.unread_about(Topic.KIT, Topic.FUSION) == (UNREAD,)
    assert CHART.unread_about(Drug.IMATINIB) == ()
    assert CHART.lacks(Record.LABS, Record.GENETICS) == (GAP,)
    assert CHART.lacks(Record.GENETICS) == ()


def test_order_hooks_are_about_orders() -> None:
    """A refill is an order, too; an opened record, a visit, a discharge are none."""
    assert {hook for hook in Hook if hook.about_orders} == {
        "order-select",
        "order-sign",
        "medication-refill",
    }


def test_what_shares_a_kind_keeps_its_order() -> None:
    """Asked for by kind, drug or topic, facts come as they stand in the chart."""
    later = Event("Procedure/q", EventKind.TRANSFUSION, "platelets")
    other = Event("Observation/c", EventKind.CHEMISTRY, "panel")
    unread = Unread("Observation/o2", Topic.UNKNOWN, "y")
    chart = replace(CHART, events=(TRANSFUSION, other, later), unread=(unread, UNREAD))
    assert chart.events_of(EventKind.TRANSFUSION) == (TRANSFUSION, later)
    assert chart.unread_about(Topic.KIT, Topic.UNKNOWN) == (unread, UNREAD)
    assert replace(chart, events=()).events_of(EventKind.TRANSFUSION) == ()


def test_what_is_only_ordered_is_not_done() -> None:
    """It is among the events all the same."""
    ordered = replace(TRANSFUSION, phase=Phase.ORDERED)
    chart = replace(CHART, events=(TRANSFUSION, ordered))
    assert chart.done(EventKind.TRANSFUSION) == (TRANSFUSION,)
    assert len(chart.events_of(EventKind.TRANSFUSION)) == 2
    assert CHART.done(EventKind.CHEMISTRY) == ()


def test_a_fact_is_computed_once_for_each_chart() -> None:
    """Also when it is None, and never shared between charts."""
    asked: list[Chart] = []

    @fact
    def nothing(chart: Chart) -> None:
        asked.append(chart)

    other = Chart(AS_OF, ADULT)
    for chart in (CHART, CHART, other, CHART):
        assert nothing(chart) is None
    assert asked == [CHART, other]


def test_what_was_computed_is_no_part_of_the_chart() -> None:
    """Two charts of the same facts are equal, whatever was asked of them."""

    @fact
    def labs(chart: Chart) -> int:
        return len(chart.labs)

    one, other = Chart(AS_OF, ADULT), Chart(AS_OF, ADULT)
    assert labs(one) == 0
    assert one == other


def test_a_changed_chart_has_facts_of_its_own() -> None:
    """A copy with other facts never answers from what the first one knew."""

    @fact
    def labs(chart: Chart) -> int:
        return len(chart.labs)

    assert labs(CHART) == 2
    assert labs(replace(CHART, labs=())) == 0
    assert CHART.labs_of(Analyte.PLATELETS) == (PLATELETS,)
    assert replace(CHART, labs=()).labs_of(Analyte.PLATELETS) == ()
    assert replace(CHART, medications=()).taken(Drug.MIDOSTAURIN) == ()


def test_a_fact_of_each_is_computed_once_for_each() -> None:
    """One answer for a chart and an analyte, and no other's."""
    asked: list[Analyte] = []

    @fact_of_each
    def known(chart: Chart, analyte: Analyte) -> int:
        asked.append(analyte)
        return len(chart.labs_of(analyte))

    for analyte in (Analyte.NEUTROPHILS, Analyte.HEMOGLOBIN, Analyte.NEUTROPHILS):
        assert known(CHART, analyte) == (analyte is Analyte.NEUTROPHILS)
    assert asked == [Analyte.NEUTROPHILS, Analyte.HEMOGLOBIN]
