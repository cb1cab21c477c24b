"""Words for tests about organ damage: problems, genes, patients of an age."""

from datetime import date

from charts import ADULT, AS_OF, ISM, Chart, on

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.lab import Lab
from cds_service.clinical.mutation import Gene, Mutated, MutationResult
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.problem import Ailment, Problem


def problem(
    *ailments: Ailment,
    current: bool = True,
    confirmed: bool = True,
    began: str | None = None,
) -> Problem:
    """Return a problem that means these."""
    return Problem(
        f"Condition/{'-'.join(ailments)}",
        frozenset(ailments),
        confirmed=confirmed,
        current=current,
        began=on(began) if began else None,
    )


def mutation(gene: Gene, found: Mutated = Mutated.YES) -> MutationResult:
    """Return a result about a gene."""
    return MutationResult(f"Observation/{gene}-{found}", gene, found)


def born(day: str, sex: Sex = Sex.FEMALE) -> Patient:
    """Return a patient born on a day."""
    when = date.fromisoformat(day)
    return Patient("Patient/p1", when, when, sex)


def seen(
    *labs: Lab,
    diagnoses: tuple[Diagnosis, ...] = (ISM,),
    problems: tuple[Problem, ...] = (),
) -> Chart:
    """Return a chart of an adult that is being opened; labs newest first."""
    return Chart(AS_OF, ADULT, diagnoses=diagnoses, labs=labs, problems=problems)
