"""The bowel as a C-finding is ruled out only by a weight and an albumin."""

import pytest
from charts import lab
from organ_charts import problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CKind
from cds_service.clinical.c_finding_organs import gut
from cds_service.clinical.organs import Measured, weight_loss
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace

ALBUMIN = lab(Analyte.ALBUMIN, "3.5")
STEADY = (
    lab(Analyte.BODY_WEIGHT, "70"),
    lab(Analyte.BODY_WEIGHT, "70", "2025-08-01"),
)


def test_a_steady_weight_and_a_fine_albumin_rule_it_out() -> None:
    """Both are named; one alone leaves it open."""
    found = gut(seen(ALBUMIN, *STEADY))

    assert (found.kind, found.presence) == (CKind.GUT, Presence.ABSENT)
    assert found.used[0] == ALBUMIN
    assert set(found.used) <= {ALBUMIN, *STEADY}
    assert gut(seen(ALBUMIN)).presence is Presence.UNKNOWN
    assert gut(seen(*STEADY)).presence is Presence.UNKNOWN


@pytest.mark.parametrize("record", [Record.CONDITIONS])
def test_a_problem_list_in_part_rules_nothing_out(record: Record) -> None:
    """A malabsorption may be in the part that is missing."""
    chart = replace(seen(ALBUMIN, *STEADY), gaps=(Gap(record, "was cut"),))

    assert gut(chart).presence is Presence.UNKNOWN


def test_a_gap_elsewhere_changes_nothing() -> None:
    """Nobody looks for a bowel among encounters."""
    chart = replace(seen(ALBUMIN, *STEADY), gaps=(Gap(Record.ENCOUNTERS, "was cut"),))

    assert gut(chart).presence is Presence.ABSENT


def test_a_weight_that_was_lost_is_named_where_it_stays_open() -> None:
    """A tenth less than in August, and a fine albumin."""
    thin = (lab(Analyte.BODY_WEIGHT, "63"), STEADY[1])
    found = gut(seen(ALBUMIN, *thin))

    assert (found.presence, found.used) == (Presence.UNKNOWN, thin)


def test_a_weight_that_was_lost_and_a_low_albumin_are_the_finding() -> None:
    """Each of the three results is named."""
    low = lab(Analyte.ALBUMIN, "2.9")
    thin = (lab(Analyte.BODY_WEIGHT, "63"), STEADY[1])
    found = gut(seen(low, *thin))

    assert (found.presence, found.used) == (Presence.PRESENT, (*thin, low))


def test_two_weights_of_one_day_are_no_loss() -> None:
    """One of them was read off wrongly, or in other clothes."""
    weights = [lab(Analyte.BODY_WEIGHT, each, reference=each) for each in ("63", "70")]

    assert weight_loss(seen(*weights)) == Measured(Presence.UNKNOWN)


@pytest.mark.parametrize(
    "ailment", [Ailment.WEIGHT_LOSS, Ailment.HYPOPROTEINEMIA, Ailment.MALABSORPTION]
)
def test_what_a_code_says_is_not_ruled_out(ailment: Ailment) -> None:
    """Coded, and normal when measured: that is for a person to settle."""
    told = problem(ailment)
    found = gut(seen(ALBUMIN, *STEADY, problems=(told,)))

    assert (found.presence, found.used) == (Presence.UNKNOWN, (told,))
