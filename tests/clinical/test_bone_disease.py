"""Bone disease by code and by T-score: present, absent, unknown."""

import pytest
from bone_charts import (
    FRACTURE,
    HIP,
    MAN_OF_49,
    MAN_OF_50,
    OSTEOPOROSIS,
    SPINE,
    chart,
    problem,
)
from charts import SM, diagnosis, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_disease import bone_disease
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace

PRESENT, ABSENT, UNKNOWN = Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN


@pytest.mark.parametrize(
    ("score", "porous", "thin"),
    [
        ("-2.6", True, False),
        ("-2.5", True, False),
        ("-2.4", False, True),
        ("-1.0", False, True),
        ("-0.9", False, False),
        ("0.4", False, False),
    ],
)
def test_a_t_score_from_50_on(score: str, *, porous: bool, thin: bool) -> None:
    """-2.5 is osteoporosis, -1.0 osteopenia; both limits are inclusive."""
    found = bone_disease(chart(lab(SPINE, score)))

    assert bool(found.osteoporosis) is porous
    assert bool(found.osteopenia) is thin
    assert found.state is (PRESENT if porous or thin else ABSENT)


def test_the_lowest_site_decides() -> None:
    """A normal hip does not clear a porous spine."""
    found = bone_disease(chart(lab(SPINE, "-2.7"), lab(HIP, "0.1")))

    assert [item.reference for item in found.osteoporosis] == [
        "Observation/t-score-lumbar-spine-2026-01-05"
    ]
    assert found.state is PRESENT


def test_the_newest_t_score_of_a_site_counts() -> None:
    """An older one is history."""
    found = bone_disease(
        chart(lab(SPINE, "-0.5"), lab(SPINE, "-1.2", "2020-01-01", reference="old"))
    )

    assert found.state is ABSENT


def test_the_heel_makes_no_diagnosis() -> None:
    """It is evidence of a measurement only."""
    found = bone_disease(chart(lab(Analyte.T_SCORE_CALCANEUS, "-3.0")))

    assert found.shown_by == ()
    assert found.state is UNKNOWN


def test_a_normal_forearm_does_not_clear() -> None:
    """Spine or hip must be known for that; a low one counts."""
    clear = bone_disease(chart(lab(Analyte.T_SCORE_FOREARM, "0.0")))
    low = bone_disease(chart(lab(Analyte.T_SCORE_FOREARM, "-2.5")))

    assert clear.state is UNKNOWN
    assert low.state is PRESENT


def test_a_low_t_score_under_50_is_unclear() -> None:
    """At 49 the Z-score is meant, at 50 the T-score counts."""
    young = bone_disease(chart(lab(SPINE, "-2.8"), patient=MAN_OF_49))
    older = bone_disease(chart(lab(SPINE, "-2.8"), patient=MAN_OF_50))

    assert young.shown_by == ()
    assert len(young.unclear) == 1
    assert young.state is UNKNOWN
    assert older.state is PRESENT


def test_menopause_makes_a_t_score_count_before_50() -> None:
    """It is known from a confirmed code."""
    menopause = diagnosis(Disease.NOT_OF_CHILDBEARING_POTENTIAL)
    young = chart(lab(SPINE, "-2.8"), patient=MAN_OF_49)
    found = bone_disease(replace(young, diagnoses=(SM, menopause)))

    assert found.state is PRESENT


@pytest.mark.parametrize(("score", "low"), [("-2.0", True), ("-1.9", False)])
def test_a_z_score_counts_under_50(score: str, *, low: bool) -> None:
    """-2.0 is below the range expected for the age."""
    found = bone_disease(chart(lab(Analyte.Z_SCORE, score), patient=MAN_OF_49))
    older = bone_disease(chart(lab(Analyte.Z_SCORE, score), patient=MAN_OF_50))

    assert (found.state is PRESENT) is low
    assert older.state is UNKNOWN


def test_codes_show_it_and_a_past_fracture_does() -> None:
    """A resolved osteoporosis does not; a fracture that healed happened."""
    coded = bone_disease(chart(problems=(OSTEOPOROSIS,)))
    healed = bone_disease(chart(problems=(replace(FRACTURE, current=False),)))
    over = bone_disease(chart(problems=(replace(OSTEOPOROSIS, current=False),)))

    assert coded.osteoporosis == (OSTEOPOROSIS,)
    assert healed.state is PRESENT
    assert over.state is UNKNOWN


def test_a_diagnosis_not_confirmed_is_unclear() -> None:
    """It neither shows nor clears."""
    doubtful = problem(Ailment.OSTEOPENIA, confirmed=False)
    found = bone_disease(chart(lab(SPINE, "0.0"), problems=(doubtful,)))

    assert found.unclear == (doubtful,)
    assert found.state is UNKNOWN


def test_nothing_on_record_is_unknown() -> None:
    """Bone that nobody measured is not normal bone."""
    assert bone_disease(chart()).state is UNKNOWN


@pytest.mark.parametrize("record", [Record.CONDITIONS, Record.LABS])
def test_records_that_were_not_read_clear_nothing(record: Record) -> None:
    """The disease may be in them."""
    normal = replace(chart(lab(SPINE, "0.0")), gaps=(Gap(record, "was not sent"),))

    assert bone_disease(normal).state is UNKNOWN


def test_a_t_score_that_was_not_read_clears_nothing() -> None:
    """It may be the low one."""
    unread = Unread("Observation/u", HIP, "its unit is not known")
    normal = replace(chart(lab(SPINE, "0.0")), unread=(unread,))

    assert bone_disease(normal).state is UNKNOWN


def test_a_preliminary_t_score_raises_and_does_not_clear() -> None:
    """As every preliminary result."""
    early = ResultStatus.PRELIMINARY

    low = bone_disease(chart(lab(SPINE, "-3.0", status=early)))
    normal = bone_disease(chart(lab(SPINE, "0.0", status=early)))

    assert low.state is PRESENT
    assert normal.state is UNKNOWN


def test_one_problem_that_is_two_things_is_named_once() -> None:
    """M80 is osteoporosis and a fracture."""
    both = replace(
        OSTEOPOROSIS,
        means=frozenset({Ailment.OSTEOPOROSIS, Ailment.FRAGILITY_FRACTURE}),
    )

    assert bone_disease(chart(problems=(both,))).shown_by == (both,)
