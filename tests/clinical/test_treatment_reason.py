"""What counts as a reason to reduce mast cells, and whose drafts are asked about."""

from charts import ASM, ISM, SM, draft, medication, mg
from reason_charts import (
    CLADRIBINE,
    FLUSHING,
    FRACTURE,
    H1,
    H2,
    LOW_TWICE,
    ZOLEDRONATE,
    avapritinib,
    chart,
)

from cds_service.clinical.medication import Dose, Drug
from cds_service.clinical.presence import Presence
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.treatment_reason import (
    advanced,
    is_low_dose_avapritinib,
    new_drafts,
    not_read,
    reasons,
)
from cds_service.frozen import replace
from cds_service.knowledge.ayvakit_label import INDOLENT_DOSE


def test_the_reasons() -> None:
    """Organ damage, bone that grows worse, medicines tried, complaints."""
    problems = (FLUSHING, FRACTURE)
    found = reasons(chart(*LOW_TWICE, taken=(H1, H2, ZOLEDRONATE), problems=problems))

    assert len(found.damage) == 1
    assert found.progression is not None
    assert len(found.classes) == 2
    assert found.refractory is Presence.PRESENT
    assert found.complaints == (FLUSHING,)


def test_no_reason_is_not_an_unread_one() -> None:
    """Absent where the record was read, unknown where it was not."""
    gap = Gap(Record.MEDICATION_ORDERS, "was not sent")

    assert reasons(chart()).refractory is Presence.ABSENT
    unread = replace(chart(), gaps=(gap,))
    assert reasons(unread).refractory is Presence.UNKNOWN
    assert "medicines that were not read in full" in not_read(unread)
    assert not_read(chart()) == ()


def test_a_draft_under_two_names_is_one() -> None:
    """Cladribine is also read as another cytoreductive drug."""
    other = draft(Drug.OTHER_CYTOREDUCTIVE, reference=CLADRIBINE.reference)
    both = frozenset({Drug.CLADRIBINE, Drug.OTHER_CYTOREDUCTIVE})

    assert new_drafts(chart(drafts=(other, CLADRIBINE)), both) == (CLADRIBINE,)


def test_what_is_taken_is_not_begun() -> None:
    """The same drug, not another one."""
    taken = (medication(Drug.CLADRIBINE, "2026-01-02"),)
    drugs = frozenset({Drug.CLADRIBINE})

    assert new_drafts(chart(taken=taken), drugs) == ()
    assert new_drafts(chart(taken=(H1,)), drugs) == (CLADRIBINE,)


def test_the_low_dose_must_be_known() -> None:
    """A dose that cannot be read is not a low one."""
    assert is_low_dose_avapritinib(avapritinib(), INDOLENT_DOSE)
    assert not is_low_dose_avapritinib(avapritinib(mg("26", "1")), INDOLENT_DOSE)
    assert not is_low_dose_avapritinib(avapritinib(Dose(text="?")), INDOLENT_DOSE)
    assert not is_low_dose_avapritinib(CLADRIBINE, INDOLENT_DOSE)


def test_advanced_disease_by_a_verified_code_only() -> None:
    """D47.02 says neither."""
    unverified = replace(ASM, unverified_code=True)

    assert advanced(chart(diagnoses=(ASM,))) is not None
    for diagnosis in (ISM, SM, unverified):
        assert advanced(chart(diagnoses=(diagnosis,))) is None
