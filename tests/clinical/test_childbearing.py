"""Whether a pregnancy is possible: yes, no, unknown."""

from datetime import date

import pytest
from charts import diagnosis
from mido_charts import chart

from cds_service.clinical.childbearing import may_bear_children
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.patient import Sex
from cds_service.frozen import replace


@pytest.mark.parametrize(
    ("sex", "birth", "answer"),
    [
        (Sex.FEMALE, date(1990, 1, 1), True),
        (Sex.FEMALE, date(2014, 1, 6), True),
        (Sex.FEMALE, date(2014, 1, 7), False),
        (Sex.FEMALE, date(1970, 1, 7), True),
        (Sex.FEMALE, date(1970, 1, 6), False),
        (Sex.FEMALE, None, None),
        (Sex.MALE, None, False),
        (Sex.UNKNOWN, date(1990, 1, 1), None),
        (Sex.OTHER, date(1990, 1, 1), None),
        (Sex.UNKNOWN, date(1950, 1, 1), False),
    ],
)
def test_sex_and_age(sex: Sex, birth: date | None, *, answer: bool | None) -> None:
    """12 to 55 years, both included; unknown stays unknown."""
    made = chart()
    patient = replace(made.patient, sex=sex, born_from=birth, born_to=birth)
    assert may_bear_children(replace(made, patient=patient)) is answer


@pytest.mark.parametrize(
    ("verification", "answer"),
    [(Verification.CONFIRMED, False), (Verification.PROVISIONAL, True)],
)
def test_a_confirmed_diagnosis_excludes_it(
    verification: Verification, *, answer: bool
) -> None:
    """A provisional or unverified one does not."""
    sterile = diagnosis(
        Disease.NOT_OF_CHILDBEARING_POTENTIAL, verification=verification
    )
    made = chart(diagnoses=(sterile,))
    young = replace(made.patient, born_from=date(1990, 1, 1), born_to=date(1990, 1, 1))
    assert may_bear_children(replace(made, patient=young)) is answer
    doubtful = replace(sterile, unverified_code=True)
    assert may_bear_children(replace(made, patient=young, diagnoses=(doubtful,)))
