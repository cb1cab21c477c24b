"""Low for more than 21 days: the clock, what resets it, what leaves it unproven."""

from datetime import date, timedelta

import pytest
from charts import AS_OF, MCL, Hook, lab, medication, on
from mido_charts import ANC, BEFORE, HB, MIDO, PLT, backwards, chart, held

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.persistence import LowTooLong, PersistenceUnproven
from cds_service.clinical.proposal import AddTask, StopOrder
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_discontinue_21d import evaluate

ORDER = medication(MIDO, "2025-11-01", reference="MedicationRequest/m")
BASELINES = {ANC: "2.0", PLT: "200", HB: "12"}


def run(
    *days_and_values: tuple[int, str], analyte: Analyte = ANC, baseline: str | None = ""
) -> tuple[Lab, ...]:
    """Return counts so many days before today, and a baseline."""
    counts = tuple(
        lab(analyte, value, str(AS_OF - timedelta(days=ago)))
        for ago, value in days_and_values
    )
    before = BASELINES[analyte] if baseline == "" else baseline
    return (*counts, *((lab(analyte, before, "2025-10-20"),) if before else ()))


def of(*labs: Lab, taken: object = ORDER) -> Chart:
    """Return a chart of these counts on midostaurin."""
    assert isinstance(taken, type(ORDER))
    return chart(*labs, taken=(taken,))


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        pytest.param(21, NotIndicated, id="t16-day-21"),
        pytest.param(22, LowTooLong, id="t16-day-22"),
    ],
)
@pytest.mark.parametrize(("analyte", "value"), [(ANC, "0.9"), (PLT, "49"), (HB, "7.9")])
def test_more_than_21_days(
    first: int, kind: type, analyte: Analyte, value: str
) -> None:
    """Exactly 21 days do not fire, 22 do, for each count."""
    counts = run((0, value), (8, value), (16, value), (first, value), analyte=analyte)
    assert isinstance(evaluate(of(*counts)), kind)


def test_t17_a_recovered_count_resets_the_clock() -> None:
    """1.0 in between begins the count of days again."""
    counts = run((0, "0.9"), (8, "0.9"), (15, "1.0"), (20, "0.9"), (25, "0.9"))
    assert isinstance(evaluate(of(*counts)), NotIndicated)
    stays = run((0, "0.9"), (8, "0.9"), (15, "0.99"), (20, "0.9"), (25, "0.9"))
    assert isinstance(evaluate(of(*stays)), LowTooLong)


@pytest.mark.parametrize(("gap", "kind"), [(10, LowTooLong), (11, PersistenceUnproven)])
def test_a_long_gap_leaves_persistence_unproven(gap: int, kind: type) -> None:
    """10 days between counts prove it, 11 do not."""
    counts = run((0, "0.9"), (gap, "0.9"), (gap + 9, "0.9"), (gap + 18, "0.9"))
    answer = evaluate(of(*counts))
    assert type(answer) is kind
    assert isinstance(answer, LowTooLong)
    level = Indicator.WARNING if kind is LowTooLong else Indicator.INFO
    assert answer.indicator is level


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (28, LowTooLong),
        (29, PersistenceUnproven),
        (90, PersistenceUnproven),
        (91, NotIndicated),
    ],
)
def test_an_old_last_count(last: int, kind: type) -> None:
    """A last low count of 29 days ago proves nothing of today; after 90 silence."""
    order = medication(MIDO, "2025-06-01")
    counts = tuple(
        lab(ANC, "0.9", str(AS_OF - timedelta(days=last + ago)))
        for ago in (0, 8, 16, 24)
    )
    facts = of(*counts, lab(ANC, "2.0", "2025-05-20"), taken=order)
    assert type(evaluate(facts)) is kind


def test_the_clock_starts_below_the_threshold_of_the_branch() -> None:
    """With a low baseline 0.8 starts nothing, 0.4 does, and 0.8 then goes on."""
    mild = run((0, "0.8"), (8, "0.8"), (16, "0.8"), (24, "0.8"), baseline="1.2")
    assert isinstance(evaluate(of(*mild)), NotIndicated)
    grave = run((0, "0.8"), (8, "0.8"), (16, "0.8"), (24, "0.4"), baseline="1.2")
    assert isinstance(evaluate(of(*grave)), LowTooLong)


def test_an_unknown_baseline_is_said() -> None:
    """The usual threshold is used and the missing baseline named."""
    counts = run((0, "0.8"), (8, "0.8"), (16, "0.8"), (24, "0.8"), baseline=None)
    answer = evaluate(of(*counts))
    assert isinstance(answer, LowTooLong)
    assert answer.missing == ("the count before midostaurin",)


def test_counts_before_the_first_dose_do_not_start_the_clock() -> None:
    """What was low before midostaurin is not its doing."""
    late = medication(MIDO, "2025-12-20")
    counts = run((0, "0.9"), (8, "0.9"), (16, "0.9"), (24, "0.9"))
    assert isinstance(evaluate(of(*counts, taken=late)), NotIndicated)


def test_transfused_and_preliminary_counts_are_left_out() -> None:
    """Neither resets nor extends."""
    given = Event("Procedure/t", EventKind.TRANSFUSION, "platelets", on("2025-12-27"))
    counts = run((0, "40"), (8, "60"), (10, "40"), (18, "40"), (26, "40"), analyte=PLT)
    facts = replace(of(*counts), events=(given,))
    assert isinstance(evaluate(facts), LowTooLong)
    early = replace(lab(ANC, "1.5"), status=ResultStatus.PRELIMINARY)
    lows = run((0, "0.9"), (8, "0.9"), (16, "0.9"), (24, "0.9"))
    assert isinstance(evaluate(of(early, *lows)), LowTooLong)


@pytest.mark.parametrize("taken", [held(starts="2025-11-01")])
def test_on_hold_is_judged_too(taken: object) -> None:
    """Most patients are on hold by then; the held order can be stopped."""
    counts = run((0, "0.9"), (8, "0.9"), (16, "0.9"), (24, "0.9"))
    answer = evaluate(of(*counts, taken=taken))
    assert isinstance(answer, LowTooLong)
    task, stop = answer.proposals
    assert isinstance(task, AddTask)
    assert isinstance(stop, StopOrder)


def test_stopped_and_mast_cell_leukaemia_are_silent() -> None:
    """A stopped drug needs no stop; the label has no threshold in MCL."""
    counts = run((0, "0.9"), (8, "0.9"), (16, "0.9"), (24, "0.9"))
    stopped = held(starts="2025-11-01", status=MedicationStatus.STOPPED)
    assert isinstance(evaluate(of(*counts, taken=stopped)), NotIndicated)
    leukaemia = replace(of(*counts), diagnoses=(MCL,))
    assert isinstance(evaluate(leukaemia), NotIndicated)


def test_a_record_not_read_in_full_is_insufficient() -> None:
    """Unless what was read is low for long enough."""
    gap = Gap(Record.LABS, "not sent")
    few = run((0, "0.9"), (8, "0.9"))
    assert isinstance(evaluate(replace(of(*few), gaps=(gap,))), InsufficientData)
    many = run((0, "0.9"), (8, "0.9"), (16, "0.9"), (24, "0.9"))
    answer = evaluate(replace(of(*many), gaps=(gap,)))
    assert isinstance(answer, LowTooLong)
    assert answer.missing == ("results that were not read in full",)


def test_order_hooks_need_a_draft_and_facts_have_no_order() -> None:
    """A renewal shows it; the same facts backwards give the same answer."""
    counts = run((0, "0.9"), (8, "0.9"), (16, "0.9"), (24, "0.9"))
    sign = chart(*counts, taken=(ORDER,), hook=Hook.ORDER_SELECT)
    assert isinstance(evaluate(sign), LowTooLong)
    assert evaluate(sign) == evaluate(backwards(sign))
    assert isinstance(evaluate(replace(sign, drafts=())), NotIndicated)


def test_two_lines_are_named_together() -> None:
    """The second low line is in the same finding."""
    anc = run((0, "0.9"), (8, "0.9"), (16, "0.9"), (24, "0.9"))
    plt = run((0, "40"), (8, "40"), (16, "40"), (24, "40"), analyte=PLT)
    answer = evaluate(of(*anc, *plt))
    assert isinstance(answer, LowTooLong)
    assert [each.analyte for each in answer.also] == [PLT]
    platelets = [each for each in answer.used if each in plt]
    assert platelets == [plt[0]]
    assert (answer.days, answer.first.taken.day) == (24, date(2025, 12, 13))
    assert BEFORE < "2025-12-01"
