"""Which result counts when there are several."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from charts import lab
from neutrophil_counts import (
    AMENDED,
    ANC,
    CORRECTED,
    EVENING,
    FINAL,
    MORNING,
    PRELIMINARY,
    anc,
)

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.counts import (
    newest,
    safer,
    safer_high,
    standing,
)
from cds_service.clinical.lab import BY_NAME, Lab, ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.frozen import replace


def picked(*labs: Lab) -> Lab:
    """Return the result that counts, the same for every order."""
    answers = {newest(order) for order in permutations(labs)}
    (found,) = answers
    assert found is not None
    return found.lab


def test_no_results_no_newest() -> None:
    """Nothing is not a count."""
    assert newest([]) is None


def test_the_newest_day_counts() -> None:
    """A later day wins, whatever the value."""
    assert picked(anc("0.4", "2026-01-04"), anc("2.0")) == anc("2.0")


def test_the_newest_instant_counts() -> None:
    """Of two instants of one day the later one wins."""
    assert picked(anc("0.4", MORNING), anc("2.0", EVENING)) == anc("2.0", EVENING)


def test_a_day_without_an_hour_may_be_the_newest() -> None:
    """Nothing says which came first, so the safer value counts."""
    assert picked(anc("2.0", EVENING), anc("0.9")) == anc("0.9")
    assert picked(anc("0.8", EVENING), anc("0.9")) == anc("0.8", EVENING)


def test_an_instant_before_another_is_not_saved_by_a_bare_day() -> None:
    """Morning is before evening, however many bare days lie between."""
    labs = anc("0.1", MORNING), anc("2.0", EVENING), anc("1.5")
    assert picked(*labs) == anc("1.5")
    found = newest(labs)
    assert found is not None
    assert found.beside == (anc("2.0", EVENING),)


def test_days_of_time_zones_that_contradict_instants() -> None:
    """A circle of earlier and later ends with the instants, without an error."""
    bare = anc("1.5", "2026-01-05")
    # 4 January, 23:00 at -12:00, is later than 6 January, 00:00 at +14:00.
    noon, before = (datetime(2026, 1, 5, hour, tzinfo=UTC) for hour in (11, 10))
    west = replace(bare, taken=Moment(date(2026, 1, 4), noon))
    east = replace(bare, taken=Moment(date(2026, 1, 6), before))
    found = newest([bare, east, west])
    assert found is not None
    assert found.lab == west


@pytest.mark.parametrize(
    ("better", "lesser"),
    [(CORRECTED, AMENDED), (AMENDED, FINAL), (CORRECTED, FINAL)],
)
def test_a_corrected_result_replaces_the_one_it_corrects(
    better: ResultStatus, lesser: ResultStatus
) -> None:
    """Even where the value that was replaced is the lower one."""
    labs = anc("2.0", status=better), anc("0.4", status=lesser)
    assert picked(*labs) == labs[0]
    assert standing(labs) == labs[:1]


def test_a_correction_of_the_morning_leaves_the_evening() -> None:
    """Only a result of the same moment is replaced."""
    labs = anc("2.0", MORNING, CORRECTED), anc("0.9", EVENING)
    assert standing(labs) == labs


def test_two_final_values_of_one_moment_give_the_safer() -> None:
    """Decision 28: both are listed, the lower one counts."""
    found = newest([anc("1.2"), anc("0.9"), anc("1.1")])
    assert found is not None
    assert found.lab == anc("0.9")
    assert found.beside == (anc("1.1"), anc("1.2"))


def test_the_same_value_twice_is_one() -> None:
    """A duplicate stands beside nothing."""
    twin = lab(ANC, "0.9", reference="Observation/twin")
    found = newest([anc("0.9"), twin])
    assert found is not None
    assert found.beside == ()


def test_a_preliminary_result_raises_and_does_not_clear() -> None:
    """Decision 28: of a final and a preliminary value the safer one counts."""
    low, high = anc("0.4", status=PRELIMINARY), anc("2.0", status=PRELIMINARY)
    assert picked(low, anc("1.2")) == low
    assert picked(high, anc("1.2")) == anc("1.2")


def test_a_corrected_result_stands_beside_a_preliminary_one() -> None:
    """Status alone does not silence a preliminary low count."""
    low = anc("0.4", status=PRELIMINARY)
    assert picked(low, anc("1.2", status=CORRECTED)) == low


def test_measured_beats_calculated_of_one_moment() -> None:
    """A calculated count of the same moment is not the newest."""
    calculated = anc("0.4", calculated="WBC x %")
    assert picked(anc("1.2"), calculated) == anc("1.2")


def test_a_corrected_calculation_does_not_correct_what_was_measured() -> None:
    """The way of counting weighs more than the standing of a result."""
    measured, calculated = anc("1.2"), anc("0.9", status=CORRECTED, calculated="WBC")

    assert picked(measured, calculated) == measured
    assert set(standing([measured, calculated])) == {measured}


def test_a_later_calculated_count_is_the_newest() -> None:
    """A measured count of another moment replaces nothing."""
    calculated = anc("0.4", EVENING, calculated="WBC x %")
    assert picked(anc("1.2", MORNING), calculated) == calculated


def test_a_preliminary_measured_count_does_not_replace_a_calculated_one() -> None:
    """What settles nothing replaces nothing that does."""
    calculated = anc("0.4", calculated="WBC x %")
    assert picked(anc("1.2", status=PRELIMINARY), calculated) == calculated


def test_a_better_way_of_counting_replaces_a_lesser_one() -> None:
    """An estimate gives way to a count of the same moment."""
    counted = lab(Analyte.PLATELETS, "60")
    estimate = Lab(
        "Observation/e", Analyte.PLATELETS, anc("30").value, "30", counted.taken, rank=2
    )
    assert picked(counted, estimate) == counted
    assert standing([estimate]) == (estimate,)


def test_a_comparator_may_be_the_safer_value() -> None:
    """Less than 0.5 is below an exact 0.5 and above an exact 0.4."""
    assert safer([anc("0.5"), anc("<0.5")]) == anc("<0.5")
    assert safer([anc("0.4"), anc("<0.5")]) == anc("0.4")
    assert safer([anc(">=0.1"), anc("3")]) == anc("3")


def test_the_highest_may_be_asked_for() -> None:
    """For eosinophils the higher value is the graver one."""
    labs = [anc("1.4"), anc("1.6"), anc("<9")]
    assert safer_high(labs) == anc("1.6")
    found = newest(labs, safer_high)
    assert found is not None
    assert found.lab == anc("1.6")


def test_beside_a_result_known_by_its_name_a_correction_still_corrects() -> None:
    """Of two with the code the corrected one stands; the named one stands as well."""
    named = replace(anc("1.1"), rank=BY_NAME)
    corrected = anc("0.8", status=CORRECTED)
    assert standing((named, anc("1.0"), corrected)) == (named, corrected)


def test_two_results_known_by_their_names_correct_each_other_alone() -> None:
    """The one with the code is neither corrected by them nor corrects them."""
    coded = anc("1.0", status=CORRECTED)
    named = replace(anc("1.1"), rank=BY_NAME)
    renamed = replace(anc("0.9", status=CORRECTED), rank=BY_NAME)
    assert standing((coded, named, renamed)) == (coded, renamed)
