"""The words for facts of the record, briefly or in full."""

from decimal import Decimal
from typing import Final

from cds_service.cards import amounts
from cds_service.cards.markdown import clean, shorten
from cds_service.cards.names import name_of
from cds_service.clinical.allergy import Allergy, Certainty
from cds_service.clinical.diagnosis import Diagnosis, Verification
from cds_service.clinical.event import Event, Phase
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Dose, MatchedBy, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.patient import Patient
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Unread
from cds_service.clinical.variant import FusionResult, KitResult

LONGEST_NAME: Final = 120
LONGEST_TEXT: Final = 400
"""Where words of the EHR are cut, with an ellipsis."""


def day(moment: Moment | None) -> str:
    """Write the day of something; a vague one says so."""
    if moment is None:
        return "undated"
    written = moment.day.isoformat()
    return f"{written} or later" if moment.vague else written


def marks(lab: Lab) -> str:
    """Write what weakens a result, in brackets; empty when nothing does."""
    if not (lab.calculated or lab.probable or lab.status is ResultStatus.PRELIMINARY):
        return ""
    said = (
        "calculated" if lab.calculated else "",
        _early(lab.status),
        "unit inferred" if lab.probable else "",
    )
    return f" ({joined(*said)})"


def measured(lab: Lab) -> str:
    """Write the value of a result as it was compared."""
    return amounts.with_unit(amounts.interval(lab.value), lab.unit)


def has_dose(dose: Dose) -> bool:
    """Tell whether anything is known of a dose."""
    return dose.mg_per_take is not None or bool(dose.text)


def of_lab(lab: Lab) -> str:
    """Write a result with its value, its day and what weakens it."""
    return f"{name_of(lab.analyte)} {measured(lab)} on {day(lab.taken)}{marks(lab)}"


def of_medication(medication: Medication, *, brief: bool) -> str:
    """Write a drug with its dose; in full as the EHR names it."""
    sent = "" if brief else shorten(clean(medication.name), LONGEST_NAME)
    sure = brief or medication.matched_by is MatchedBy.CODE
    doubt = "" if sure else f" (matched by {medication.matched_by})"
    taken = of_dose(medication.dose, brief=brief) if has_dose(medication.dose) else ""
    named = f"{sent or name_of(medication.drug)} {taken}".rstrip()
    return joined(named + doubt, "" if brief else _supply(medication))


def _supply(medication: Medication) -> str:
    """Write how many devices there are and since when; nothing of other drugs."""
    if medication.devices is None:
        return ""
    return joined(amounts.devices(medication.devices), day(medication.starts))


def of_dose(dose: Dose, *, brief: bool) -> str:
    """Write a dose; in full its own words stand for one that could not be read."""
    written = "" if brief else in_full(dose.text)
    return amounts.dose(dose) or written or "dose not readable"


def of_diagnosis(diagnosis: Diagnosis, *, brief: bool) -> str:
    """Write a diagnosis; in full with its words and how sure it is."""
    code = shorten(clean(diagnosis.code), LONGEST_NAME // 3)
    meant = ", ".join(sorted(name_of(disease) for disease in diagnosis.means))
    if brief:
        return code or meant or "a diagnosis"
    said = joined(
        code,
        "" if diagnosis.verification is Verification.CONFIRMED else "not confirmed",
        "in remission" if diagnosis.remission else "",
        "code unverified" if diagnosis.unverified_code else "",
    )
    words = shorten(clean(diagnosis.text), LONGEST_NAME) or meant or "a diagnosis"
    return f"{words} ({said})" if said else words


def of_genetics(result: KitResult | FusionResult, *, brief: bool = False) -> str:
    """Write what a genetic test said, and how good it was, without its day."""
    if isinstance(result, FusionResult):
        return joined(result.finding, _early(result.status))
    fraction, limit = result.allele_fraction, result.limit_of_detection
    return joined(
        result.finding,
        "" if brief else shorten(clean(result.variant), LONGEST_NAME // 3),
        result.specimen,
        result.method,
        "" if brief or fraction is None else f"allele fraction {_percent(fraction)}",
        "" if brief or limit is None else f"limit of detection {_percent(limit)}",
        _early(result.status),
    )


def _percent(fraction: Decimal) -> str:
    return amounts.with_unit(amounts.number(fraction * 100), "%")


def of_event(event: Event, *, brief: bool) -> str:
    """Write what happened, and when."""
    words = "" if brief else shorten(clean(event.name), LONGEST_NAME)
    named = words or name_of(event.kind)
    if event.phase in {Phase.DRAFTED, Phase.BOOKED}:
        return f"{named}, {of_phase(event)}"  # not there yet, so it has no day
    said = "" if brief or not event.sent else f": {in_full(event.sent)}"
    return f"{named}{said} on {day(event.when)}"


def of_phase(event: Event) -> str:
    """Say how far it has come, and for when it is planned."""
    if event.phase is Phase.DONE:
        return "on record"
    planned = f" for {day(event.planned)}" if event.planned else ""
    return f"{event.phase}{planned}"


def of_allergy(allergy: Allergy, *, brief: bool) -> str:
    """Say to what, how sure it is and, in full, how it showed itself."""
    if brief:
        return "allergy on record"
    shown = ", ".join(allergy.manifestations)
    sure = "" if allergy.certainty is Certainty.CONFIRMED else allergy.certainty.value
    over = "" if allergy.current else "no longer active"
    return joined(in_full(allergy.name), in_full(shown), sure, over)


def of_problem(problem: Problem, *, brief: bool) -> str:
    """Say what it is and, in full, its words, its code and whether it is over."""
    named = ", ".join(name_of(ailment) for ailment in sorted(problem.means))
    if brief:
        return named
    said = in_full(problem.text) or named
    code = f"({problem.code})" if problem.code else ""
    return joined(
        f"{said} {code}".strip(),
        "" if problem.confirmed else "not confirmed",
        "" if problem.current else "past",
        "code unverified" if problem.unverified_code else "",
    )


def of_patient(patient: Patient) -> str:
    """Write who the patient is, as far as rules ask."""
    return joined(_birth(patient), patient.sex)


def _birth(patient: Patient) -> str:
    first, last = patient.born_from, patient.born_to
    if first is None or last is None:
        return "birth date unknown"
    return f"born {first}" if first == last else f"born {first} to {last}"


def of_unread(unread: Unread, *, brief: bool) -> str:
    """Write what could not be used, and why."""
    sent = "" if brief else shorten(clean(unread.sent), LONGEST_NAME)
    quoted = f'"{sent}"' if sent else ""
    dated = f"on {day(unread.taken)}" if unread.taken else ""
    what = " ".join(filter(None, (name_of(unread.about), quoted, dated)))
    return f"{what} could not be used: {in_full(unread.why)}"


def _early(status: ResultStatus) -> str:
    return status.value if status is ResultStatus.PRELIMINARY else ""


def in_full(text: str) -> str:
    """Write words of the EHR on one line, cut where they become endless."""
    return shorten(clean(text), LONGEST_TEXT)


def joined(*parts: str) -> str:
    """Write the parts that say something, with commas."""
    return ", ".join(part for part in parts if part)
