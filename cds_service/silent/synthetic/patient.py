"""One invented patient: a form of the disease, its visits, its drugs."""

from datetime import date, timedelta
from random import Random
from typing import Final

from cds_service.frozen import Frozen, replace
from cds_service.silent.synthetic import beside, codes
from cds_service.silent.synthetic.forms import MASTOCYTOSIS, NONE, Form, Treatment
from cds_service.silent.synthetic.resources import Record, Resource

FIRST_DAY: Final = date(2022, 1, 3)
LAST_DAY: Final = date(2026, 6, 30)
"""Between these everything happens; they are fixed, so that a seed says it all."""

_DEATHS: Final = 0.02
_D816V: Final = 0.9


class Mix(Frozen, kw_only=False):
    """What is invented: `without` is the share of patients without mastocytosis."""

    seed: int = 1
    without: float = 0.25
    dirty: float = 1.0
    """Times the stated rates of `dirt`."""


def invent(number: int, mix: Mix) -> list[Resource]:
    """Return the clean resources of one patient; the same for the same arguments."""
    chance = Random(f"{mix.seed}/{number}")  # noqa: S311 (patients, no secrets)
    form = _form(chance, mix.without)
    record = Record(f"synthetic-{mix.seed}-{number}")
    visits = _visits(chance, form)
    died = visits[-1] + timedelta(40) if chance.random() < _DEATHS else None
    birth = date(chance.randint(1940, 2004), chance.randint(1, 12), 15)
    record.patient(birth, chance.choice(("female", "male")), died)
    for problem in form.problems:
        record.problem(problem, visits[0])
    if form is not NONE:
        _kit(chance, record, visits[0])
        beside.mastocytosis(chance, record, visits[0])
    _run(chance, record, form, visits)
    beside.anything(chance, record, visits[-1])
    return record.resources


def _form(chance: Random, without: float) -> Form:
    if chance.random() < without:
        return NONE
    return chance.choices(MASTOCYTOSIS, [form.share for form in MASTOCYTOSIS])[0]


def _visits(chance: Random, form: Form) -> list[date]:
    """Return the days of visits: a start, then weeks apart under treatment."""
    days = (LAST_DAY - FIRST_DAY).days
    first = FIRST_DAY + timedelta(chance.randrange(days))
    step = chance.choice((7, 14, 28)) if form.treatment else 180
    count = chance.randint(*form.visits)
    later = [first + timedelta(step * each) for each in range(count)]
    return [day for day in later if day <= LAST_DAY]


def _kit(chance: Random, record: Record, day: date) -> None:
    found = chance.random() < _D816V
    change = {"code": codes.PROTEIN_CHANGE, "valueCodeableConcept": codes.D816V}
    record.add(
        "Observation",
        status="final",
        code=codes.VARIANT,
        effectiveDateTime=f"{day}T08:00:00Z",
        issued=f"{day + timedelta(10)}T11:30:00Z",
        valueCodeableConcept=codes.PRESENT if found else codes.ABSENT,
        component=[{"code": codes.GENE, "valueCodeableConcept": codes.KIT}, change],
    )


def _run(chance: Random, record: Record, form: Form, visits: list[date]) -> None:
    """Add visits and their counts; a drug may lower them, stopping it mends them."""
    treatment, falls = _given(chance, form), 1.0
    if treatment:
        falls = _treat(chance, record, treatment, visits)
    for number, day in enumerate(visits):
        record.visit(day)
        low = falls if number in {1, 2} else 1.0
        _counts(chance, record, form, day, low)


def _given(chance: Random, form: Form) -> Treatment | None:
    treatment = form.treatment
    if treatment is None or chance.random() >= treatment.share:
        return None
    # Some are treated as another form would be.
    slip = chance.random() < 0.05  # noqa: PLR2004
    return replace(treatment, drug=codes.IMATINIB, dose_mg=400) if slip else treatment


def _treat(
    chance: Random, record: Record, treatment: Treatment, visits: list[date]
) -> float:
    """Order the drug; after toxicity it is stopped and ordered anew at half the dose.

    Returns:
        The factor by which counts fall.
    """
    dose = treatment.dose_mg, treatment.times_a_day
    toxic = chance.random() < treatment.toxicity and len(visits) > 3  # noqa: PLR2004
    stops = visits[2] if toxic else None
    record.order(treatment.drug, visits[0], dose, stops)
    if toxic and chance.random() < 0.7:  # noqa: PLR2004
        record.order(treatment.drug, visits[3], (dose[0] // 2, dose[1]))
    return treatment.falls_to if toxic else 1.0


def _counts(chance: Random, record: Record, form: Form, day: date, low: float) -> None:
    neutrophils = chance.uniform(*form.neutrophils) * low
    record.result(codes.NEUTROPHILS, day, round(neutrophils, 2), "10*9/L")
    platelets = chance.uniform(*form.platelets) * low
    record.result(codes.PLATELETS, day, round(platelets), "10*9/L")
    hemoglobin = chance.uniform(*form.hemoglobin) * (1 if low == 1 else 0.85)
    record.result(codes.HEMOGLOBIN, day, round(hemoglobin, 1), "g/dL")
    if form is not NONE or chance.random() < 0.2:  # noqa: PLR2004
        tryptase = chance.uniform(*form.tryptase)
        record.result(codes.TRYPTASE, day, round(tryptase, 1), "ng/mL")
