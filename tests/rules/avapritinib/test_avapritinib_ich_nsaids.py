"""Avapritinib and an NSAID that is taken beside it, when the record is opened."""

from aya_charts import VIEW, chart, problem, taking
from charts import medication

from cds_service.clinical.avapritinib_bleeding_findings import Risks
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator
from cds_service.clinical.problem import Ailment
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_ich import evaluate


def test_an_nsaid_alone_is_a_note_when_opened() -> None:
    """The label names anticoagulants and vessels; with one of them it is a warning."""
    nsaid = medication(Drug.NSAID, "2025-12-01", reference="MedicationRequest/7")
    thins = replace(nsaid, drug=Drug.BLEEDING_RISK)
    other = medication(Drug.BLEEDING_RISK, "2025-02-02")
    stroke = problem(Ailment.CEREBROVASCULAR_DISEASE)
    taken = (taking(), nsaid, thins)

    for more, level in (
        ({"taken": taken}, Indicator.INFO),
        ({"taken": (*taken, other)}, Indicator.WARNING),
        ({"taken": taken, "problems": (stroke,)}, Indicator.WARNING),
    ):
        answer = evaluate(chart(hook=VIEW, **more))
        assert type(answer) is Risks
        assert answer.indicator is level
