"""One fact as a line of *Data used* and of a decision trace."""

from datetime import date
from typing import NamedTuple

from cds_service.cards import amounts
from cds_service.cards.fact_words import (
    LONGEST_NAME,
    has_dose,
    in_full,
    marks,
    measured,
    of_allergy,
    of_dose,
    of_genetics,
    of_phase,
)
from cds_service.cards.markdown import clean, escape, shorten
from cds_service.cards.names import name_of
from cds_service.cards.spelling import spell
from cds_service.clinical.allergy import Allergy
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import MatchedBy, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.outcome import Fact
from cds_service.clinical.patient import Patient
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Unread
from cds_service.clinical.variant import FusionResult, KitResult


class FactLine(NamedTuple):
    """A fact in words: what was sent, what was made of it, how old it is.

    `sent` may be the words of the EHR: escape it before it meets Markdown.
    """

    reference: str
    name: str
    sent: str
    compared: str
    day: date | None = None
    age_days: int | None = None


def fact_line(fact: Fact, as_of: date) -> FactLine:
    """Return the line of one fact."""
    name, sent, compared, moment = _parts(fact)
    if moment is None:
        return FactLine(fact.reference, name, sent, compared)
    aged = moment.age_in_days(as_of)
    return FactLine(fact.reference, name, sent, compared, moment.day, aged)


def spoken(line: FactLine) -> str:
    """Write a line in Markdown: name, value, day, age."""
    said, sent = f"{line.name}: {line.compared}", clean(line.sent)
    if _tells_more(sent, said):
        said = f'{said} (sent as "{shorten(sent, LONGEST_NAME)}")'
    if line.day is None or line.age_days is None:
        return escape(said)
    return f"{escape(said)}, {line.day.isoformat()}, {amounts.age(line.age_days)}"


def _tells_more(sent: str, said: str) -> bool:
    """Tell whether what was sent says anything that the line does not, or other."""
    amount, _, unit = sent.rpartition(" ")
    words = amounts.with_unit(amount, unit) if amount else unit
    return words.lower() not in said.lower()


def _parts(  # noqa: C901, PLR0911 (one line per kind)
    fact: Fact,
) -> tuple[str, str, str, Moment | None]:
    match fact:
        case Lab():
            return name_of(fact.analyte), fact.sent, _compared(fact), fact.taken
        case Medication():
            return name_of(fact.drug), fact.name, _kept(fact), fact.starts
        case Diagnosis():
            return "diagnosis", fact.text, spell(fact, brief=False), fact.since
        case KitResult() | FusionResult():
            return "genetic result", fact.quote, of_genetics(fact), fact.taken
        case MutationResult():
            return fact.gene, fact.quote, fact.found, fact.taken
        case Problem():
            return "problem", fact.text, spell(fact, brief=False), fact.began
        case Allergy():
            return "allergy", fact.name, of_allergy(fact, brief=False), fact.recorded
        case Event():
            return name_of(fact.kind), fact.name, _tested(fact), fact.when
        case Patient():
            return "patient", "", spell(fact, brief=False), None
        case Unread():
            why = f"could not be used: {fact.why}"
            return name_of(fact.about), fact.sent, why, fact.taken


def _compared(lab: Lab) -> str:
    if not (lab.calculated or lab.doubts):
        return f"{measured(lab)}{marks(lab)}"
    how = f"calculated from {lab.calculated}" if lab.calculated else ""
    return "; ".join(filter(None, (f"{measured(lab)}{marks(lab)}", how, *lab.doubts)))


def _kept(medication: Medication) -> str:
    said = (
        of_dose(medication.dose, brief=False) if has_dose(medication.dose) else "",
        amounts.devices(medication.devices) if medication.devices else "",
        medication.status,
        medication.kind,
        "patient-reported" if medication.patient_reported else "",
        ""
        if medication.matched_by is MatchedBy.CODE
        else f"matched by {medication.matched_by}",
    )
    return ", ".join(filter(None, said))


def _tested(event: Event) -> str:
    """Write what a test said as it was sent, and how it was read if not so."""
    if not event.sent:
        return of_phase(event)
    sent = in_full(event.sent)
    same = sent.casefold() == event.result
    return sent if same or not event.result else f"{sent}, read as {event.result}"
