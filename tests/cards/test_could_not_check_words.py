"""What the card on unread data says, and how much of it."""

import pytest
from cards.rules_for_tests import answer, chart, low, rule
from charts import ADULT, AS_OF, ISM, on
from unread_answers import shown

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import InsufficientData
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.frozen import replace

UNREAD = Unread("Observation/1", Analyte.PLATELETS, "no unit", "50", on("2026-01-02"))


GAP = Gap(Record.LABS, "was not sent")


HEALTHY = Chart(AS_OF, ADULT, unread=(UNREAD,), gaps=(GAP,))


UNDECIDED = answer(InsufficientData("no current count"), rule("x"))


ORDER = Hook.ORDER_SIGN


@pytest.mark.parametrize(
    ("about", "needs"),
    [
        (Analyte.PLATELETS, Analyte.PLATELETS),
        (Drug.MIDOSTAURIN, Record.MEDICATION_ORDERS),
        (Topic.UNKNOWN_DRUG, Record.MEDICATION_STATEMENTS),
        (Topic.KIT, Record.GENETICS),
    ],
)
def test_a_withdrawn_result_is_told_where_it_is_missed(
    about: Analyte | Drug | Topic, needs: Record
) -> None:
    """Entered in error is no news, unless a rule wanted exactly that."""
    unread = Unread("Observation/1", about, "entered in error", status_only=True)
    of = replace(chart(), diagnoses=(ISM,), unread=(unread,))
    wants = answer(InsufficientData("none"), rule("x", needs=frozenset({needs})))
    (missed,) = shown(of, wants)
    (not_missed,) = shown(of, UNDECIDED)

    assert "entered in error" in missed.detail
    assert "entered in error" not in not_missed.detail
    assert shown(of) == []


def test_a_withdrawn_diagnosis_is_not_told() -> None:
    """A rule that waits for a count does not wait for a refuted disease."""
    about = Disease.AGGRESSIVE_SM
    unread = Unread("Condition/1", about, "it is refuted", status_only=True)
    wants = answer(
        InsufficientData("none"), rule("x", needs=frozenset({Record.CONDITIONS}))
    )
    (card,) = shown(replace(chart(), diagnoses=(ISM,), unread=(unread,)), wants)
    assert "refuted" not in card.detail


def test_a_long_list_is_counted() -> None:
    """Ten lines are read, a hundred are not."""
    unread = tuple(
        Unread(f"Observation/{number}", Analyte.PLATELETS, f"reason {number}")
        for number in range(14)
    )
    (card,) = shown(replace(chart(), unread=unread))

    assert card.detail.count("reason") == 10
    assert "- and 4 more" in card.detail


def test_of_many_the_newest_is_quoted() -> None:
    """The one that counts; a result without a day is the oldest."""
    newer, undated = replace(UNREAD, sent="60"), replace(UNREAD, sent="9", taken=None)
    newer = replace(newer, taken=on("2026-01-03"))
    (card,) = shown(replace(chart(), unread=(undated, newer, UNREAD)))

    assert 'platelets, 3 times; the newest sent as "60" on 2026-01-03' in card.detail


def test_words_of_the_record_are_escaped() -> None:
    """What was sent and could not be read is shown, not rendered."""
    unread = replace(UNREAD, sent="<img src=x>", why="unit 10*3 is not known")
    (card,) = shown(replace(chart(), unread=(unread,)), answer(low()))[-1:]

    assert "&lt;img src=x&gt;" in card.detail
    assert r"10\*3" in card.detail


def test_a_draft_that_could_not_be_read_is_told() -> None:
    """It may have been one of ours; for a patient without mastocytosis it is not."""
    unread = Unread("MedicationRequest/1", Topic.UNKNOWN_DRUG, "status is not text")
    (card,) = shown(replace(chart(ORDER), unread=(unread,)))

    assert "status is not text" in card.detail
    assert shown(replace(HEALTHY, hook=ORDER, unread=(unread,))) == []


def test_a_measurement_that_no_core_rule_asks_for_is_not_told() -> None:
    """An unreadable creatinine would be noise where nothing rests on creatinine."""
    creatinine = replace(UNREAD, about=Analyte.CREATININE)
    assert shown(replace(chart(), unread=(creatinine,))) == []
    assert len(shown(replace(chart(), unread=(creatinine, UNREAD)))) == 1
