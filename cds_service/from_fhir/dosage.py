"""Reads what the patient is to take; what is not clear stays words."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.medication import Dose, Drug
from cds_service.from_fhir.amounts import UNSAID, Possible, agreed, the_one
from cds_service.from_fhir.dosage_amounts import (
    mg_per_day,
    mg_per_take,
    most_mg_per_day,
)
from cds_service.from_fhir.dosage_beside import (
    all_said,
    as_written,
    beside,
    meals,
    not_every_day,
)
from cds_service.from_fhir.dosage_by_weight import mg_per_kg_a_day, without_weight
from cds_service.from_fhir.dosage_course import (
    amount_on_days,
    daily_totals,
    only_on_days,
    without_course,
)
from cds_service.from_fhir.dosage_ends import days_of_course
from cds_service.from_fhir.dosage_food import taken_with_food
from cds_service.from_fhir.dosage_needed import as_needed
from cds_service.from_fhir.dosage_parts import one_of
from cds_service.from_fhir.dosage_shown import shown
from cds_service.from_fhir.dosage_stated import stated
from cds_service.from_fhir.dosage_text import read_text
from cds_service.from_fhir.dosage_timing import takes_per_day
from cds_service.from_fhir.instructions import Instructions
from cds_service.from_fhir.strengths import Strength
from cds_service.from_fhir.wire.datatypes import Dosage
from cds_service.frozen import replace

DISAGREES: Final = "what it says of the dose in several places does not agree"
ABOVE_LIMIT: Final = "it is above the most that it allows in a day (maxDosePerPeriod)"
_BUT: Final = " (but as amounts: "
_UNREADABLE: Final = "not readable: "

_ASKED_MORE: Final = frozenset({Drug.AVAPRITINIB, Drug.CLADRIBINE})

Amounts = tuple[Possible, Possible]
"""Milligrams a take, takes a day."""


def read_dose(
    told: Instructions, strength: Strength, drug: Drug | None = None
) -> tuple[Dose, str]:
    """Return the dose, and what is wrong with how it was sent (else nothing).

    Several instructions are one dose only where they are parts of one day.
    """
    sent = told.dosages
    whole = None if not_every_day(told) else one_of(sent)
    mg, takes, doubt = (
        (None, None, "") if whole is None else _amounts(whole, told.rendered, strength)
    )
    doubt = told.fault or doubt
    clear = None not in (mg, takes)
    dose = Dose(
        mg_per_take=mg,
        takes_per_day=takes,
        text=_words(told, doubt, clear=clear),
        with_food=taken_with_food(
            [text for dosage in sent for text in all_said(dosage)] + [told.rendered],
            [code for dosage in sent for code in meals(dosage)],
        ),
        as_needed=any(map(as_needed, sent)),
        # What is given on days 1 to 5 alone is still so much on each of them.
        mg_per_kg_a_day=mg_per_kg_a_day(sent),
        above_own_limit=doubt == ABOVE_LIMIT,
    )
    if drug in _ASKED_MORE and not told.fault:
        dose = _more_of(dose, told, strength, drug)
    return dose, doubt


def _more_of(
    dose: Dose, told: Instructions, strength: Strength, drug: Drug | None
) -> Dose:
    """Add what only the rules about this drug ask for."""
    unclear = dose.mg_per_day is None
    if drug is Drug.AVAPRITINIB:
        return replace(dose, stated=stated(told, strength)) if unclear else dose
    on_a_day = on_each_day(told, strength) if unclear else None
    # Where it is None nothing is compared.
    above = any(_exceeds(on_a_day, Decimal(1), each, strength) for each in told.dosages)
    return replace(
        dose,
        mg_on_a_day=on_a_day,
        days=days_of_course(told),
        above_own_limit=dose.above_own_limit or above,
    )


def on_each_day(told: Instructions, strength: Strength) -> Decimal | None:
    """Return the milligrams of each day of a course, also of days 1 to 5 alone."""
    if len(told.dosages) > 1:
        return None
    dosage = told.dosages[0] if told.dosages else Dosage()
    texts = (dosage.text, dosage.patient_instruction, told.rendered)
    weightless = [without_weight(text or "") for text in texts]
    plain = [without_course(text) for text in weightless]
    daily = frozenset(total for text in plain for total in daily_totals(text))
    bare = replace(dosage, text=plain[0], patient_instruction=plain[1])
    mg, takes, doubt = _amounts(bare, plain[2], strength)
    if mg is not None or not doubt:
        daily |= _of_days_named(dosage, weightless, mg)
    read = frozenset() if mg is None or takes is None else frozenset({mg * takes})
    return the_one(daily | read)


def _of_days_named(
    dosage: Dosage, weightless: list[str], mg: Decimal | None
) -> frozenset[Decimal]:
    """Return "98 mg on days 1 to 5", where nothing says how often on each of them."""
    said = [text for text in weightless if text.strip()]
    if takes_per_day(dosage.timing) != UNSAID or not all(map(only_on_days, said)):
        return UNSAID
    each = frozenset(amount for text in said for amount in amount_on_days(text))
    return each | (frozenset({mg}) if each and mg is not None else UNSAID)


def _amounts(
    dosage: Dosage, rendered: str, strength: Strength
) -> tuple[Decimal | None, Decimal | None, str]:
    """Return milligrams and takes on which everything that is said agrees."""
    mg, takes = mg_per_take(dosage, strength), takes_per_day(dosage.timing)
    daily = mg_per_day(dosage, strength)
    words_sent = (dosage.text, dosage.patient_instruction, *beside(dosage), rendered)
    texts_sent = dict.fromkeys(words_sent)
    said = [read_text(text, strength) for text in texts_sent if text]
    mg = agreed(mg, *(part.mg for part in said))
    takes = agreed(takes, *(part.takes for part in said))
    mg = _from_daily(mg, takes, daily)
    amount, rate = the_one(mg), the_one(takes)
    if _disagree(mg, takes, daily) or any(
        part.denies(amount, rate, strength) for part in said
    ):
        return None, None, DISAGREES
    if mg is None or takes is None or daily is None:
        return None, None, ""
    # The larger number may be the slip: it is judged, and that is said.
    above = _exceeds(amount, rate, dosage, strength)
    return amount or None, rate or None, ABOVE_LIMIT if above else ""


def _from_daily(mg: Possible, takes: Possible, daily: Possible) -> Possible:
    """Divide what is to be taken in a day where no single take is told."""
    total, rate = the_one(daily), the_one(takes)
    if mg != UNSAID or total is None or not rate:
        return mg
    each = total / rate
    return frozenset({each}) if each * rate == total else UNSAID


def _disagree(mg: Possible, takes: Possible, daily: Possible) -> bool:
    if any(part is not None and len(part) > 1 for part in (mg, takes, daily)):
        return True
    total, amount, rate = the_one(daily), the_one(mg), the_one(takes)
    if total is None or amount is None or rate is None:
        return False
    return amount * rate != total


def _exceeds(
    amount: Decimal | None, rate: Decimal | None, dosage: Dosage, strength: Strength
) -> bool:
    """Tell whether what is surely taken is above the order's own limit.

    What is taken as needed is limited by it, and does not contradict it.
    """
    if amount is None or rate is None or as_needed(dosage):
        return False
    most = most_mg_per_day(dosage, strength)
    return most is not None and amount * rate > most


def _words(told: Instructions, doubt: str, *, clear: bool) -> str:
    """Return it as written; amounts as sent where it is not written, or disagrees."""
    written = [as_written(dosage) for dosage in told.dosages]
    if not any(written) and told.rendered:
        written = [told.rendered]
    if not clear:
        amounts = [shown(dosage) for dosage in told.dosages]
        if doubt == DISAGREES or not any(written):
            written = [
                f"{words}{_BUT}{amount})" if words and amount else words or amount
                for words, amount in zip(written, amounts, strict=False)
            ]
    if told.fault:
        written.append(f"{_UNREADABLE}{told.fault}")
    return " / ".join(dict.fromkeys(part for part in written if part))
