"""The clues to an unknown mastocytosis say why they give none."""

import pytest
from charts import AS_OF, ISM, Chart, diagnosis, lab
from organ_charts import born, problem

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.suspicion import (
    cm_in_adult_workup,
    early_osteoporosis_clue,
    suspected_sm_rema_nicas,
)

ADULT_OF_49 = born("1976-01-07")
NOBODY = Chart(AS_OF, ADULT_OF_49)
BROKEN = problem(Ailment.OSTEOPOROSIS, Ailment.FRAGILITY_FRACTURE)
SKIN = diagnosis(Disease.CUTANEOUS_MASTOCYTOSIS)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (cm_in_adult_workup, "no mastocytosis of the skin on record"),
        (suspected_sm_rema_nicas, "no anaphylaxis on record"),
        (
            early_osteoporosis_clue,
            "no osteoporosis with a fragility fracture on record",
        ),
    ],
)
def test_without_a_clue(rule: object, reason: str) -> None:
    """Each names the clue that it did not find."""
    assert vars(rule)["evaluate"](NOBODY) == NotIndicated(reason)


@pytest.mark.parametrize(
    ("chart", "reason"),
    [
        (replace(NOBODY, diagnoses=(ISM,)), "on record"),
        (
            replace(NOBODY, gaps=(Gap(Record.CONDITIONS, "was cut", partial=True),)),
            "the problem list could not be read in full",
        ),
        (replace(NOBODY, patient=born("2008-01-07")), "under 18, or of unknown age"),
    ],
)
def test_for_whom_no_clue_is_looked_for(chart: Chart, reason: str) -> None:
    """A known mastocytosis, half a problem list, a child."""
    for rule in (cm_in_adult_workup, suspected_sm_rema_nicas, early_osteoporosis_clue):
        answer = rule.evaluate(chart)
        assert isinstance(answer, NotIndicated)
        assert reason in answer.reason


def test_a_tryptase_answers_the_question_of_bone() -> None:
    """It was measured, whatever it was."""
    tryptase = lab(Analyte.TRYPTASE, "5")
    chart = replace(NOBODY, problems=(BROKEN,), labs=(tryptase,))

    assert early_osteoporosis_clue.evaluate(chart) == NotIndicated(
        "tryptase was measured", (tryptase,)
    )
