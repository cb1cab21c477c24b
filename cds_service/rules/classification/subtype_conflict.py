"""The subtype of systemic mastocytosis is contradictory, inferred or missing.

When  the record names two subtypes, or an indolent one beside a haematologic
      neoplasm, or the code and the words of one diagnosis differ
or    another diagnosis, without a code, names another subtype in words
or    SM-AHN can only be inferred from D47.02 beside a haematologic neoplasm
or    midostaurin is being taken and the subtype is not recorded, or is one
      that midostaurin is not approved for, or rests on an unverified code
Then  ask to confirm the subtype. None is ever inferred from D47.02 alone.

At any age. Asks when the problem list was not read in full.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Taking, course
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.mastocytosis import (
    SUBTYPES,
    Population,
    SubtypeReading,
    population,
    subtype,
)
from cds_service.clinical.medication import Drug
from cds_service.clinical.midostaurin import RECORDS
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subtype_findings import (
    SUBTYPE_CODES,
    SubtypeInferred,
    SubtypeInWordsOnly,
    SubtypeMissing,
    SubtypeNotAdvanced,
    SubtypesConflict,
    SubtypeUnverified,
)
from cds_service.clinical.subtype_named import (
    ONE_KIND,
    named,
    other_in_words,
    words_only,
)
from cds_service.knowledge.imatinib_advice import (
    CODES,
    OVERVIEW_SUBTYPES,
    PAGE_CLASSES,
    REVIEW_CLASSES,
)

_ABOUT: Final = SUBTYPES | {
    Disease.SYSTEMIC_MASTOCYTOSIS,
    Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM,
}


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    who = population(chart)
    if who is Population.UNKNOWN:
        return InsufficientData(who)
    if who is not Population.CONFIRMED:
        return NotIndicated(who)
    kind = _kind(chart)
    return _finding(chart, kind) if kind else _silent(chart)


def _kind(chart: Chart) -> type[SubtypesConflict] | None:
    reading, taking = subtype(chart), course(chart).state is Taking.NOW
    if len(named(chart)) > 1 and not named(chart) <= ONE_KIND:
        return SubtypesConflict
    if reading.inferred:
        return SubtypeInferred
    if other_in_words(chart):
        return SubtypeInWordsOnly
    return _kind_on_midostaurin(reading) if taking else None


def _kind_on_midostaurin(reading: SubtypeReading) -> type[SubtypesConflict] | None:
    if not reading.candidates:
        return SubtypeMissing
    if reading.outside_advanced:
        return SubtypeNotAdvanced
    return SubtypeUnverified if reading.unverified else None


def _silent(chart: Chart) -> NotIndicated | InsufficientData:
    reading = subtype(chart)
    if gaps := chart.lacks(Record.CONDITIONS):
        reason = gaps[0].of("problem list entries")
        return InsufficientData(reason, reading.used)
    unread = [item for item in chart.unread_about(*_ABOUT) if not item.status_only]
    if unread:
        reason = f"a diagnosis could not be used: {unread[0].why}"
        return InsufficientData(reason, tuple(unread))
    # An order is what tells; the other gaps are said anyway, once for all rules.
    lacking = chart.lacks(Record.MEDICATION_ORDERS)
    if reading.advanced is not True and lacking:
        why = lacking[0].of("medication records")
        reason = f"whether midostaurin is taken is not known: {why}"
        return InsufficientData(reason, reading.used)
    return NotIndicated("the subtype contradicts nothing", reading.used)


def _finding(chart: Chart, kind: type[SubtypesConflict]) -> SubtypesConflict:
    reading = subtype(chart)
    taken = chart.taken(Drug.MIDOSTAURIN)
    midostaurin = taken if course(chart).state is Taking.NOW else ()
    return kind(
        indicator=Indicator.INFO if kind is SubtypeUnverified else Indicator.WARNING,
        used=(*reading.used, *words_only(chart), *midostaurin),
        proposals=(
            AddTask(
                "Confirm the subtype and correct the problem list",
                "The subtype of systemic mastocytosis on the problem list is"
                " contradictory or incomplete: please confirm and record it.",
            ),
        ),
        diagnoses=reading.used,
        named=named(chart),
        midostaurin=midostaurin,
        words_only=words_only(chart),
        other=other_in_words(chart),
    )


RULE: Final = Rule(
    id="subtype-conflict",
    title="Subtype of systemic mastocytosis",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "The record names several subtypes of systemic mastocytosis, or leaves it to"
        " inference, or midostaurin is being taken without an advanced subtype on"
        " record, or with one that only an unverified code names."
    ),
    then="Ask to confirm the subtype; none is inferred.",
    silent_when="One subtype is recorded and nothing contradicts it.",
    evaluate=evaluate,
    texts={
        SubtypesConflict: CardText(
            "Confirm the SM subtype: the record names {named}",
            SUBTYPE_CODES,
        ),
        SubtypeInWordsOnly: CardText(
            "Confirm the SM subtype: {named} by code, {other} in words only",
            SUBTYPE_CODES,
        ),
        SubtypeInferred: CardText(
            "Confirm SM-AHN: inferred from mastocytosis beside another haematologic"
            " neoplasm, not recorded",
            SUBTYPE_CODES,
        ),
        SubtypeMissing: CardText(
            "Record the subtype of systemic mastocytosis: midostaurin is for advanced"
            " subtypes only",
            SUBTYPE_CODES,
        ),
        SubtypeNotAdvanced: CardText(
            "Confirm the SM subtype, midostaurin is being taken for: {named}",
            SUBTYPE_CODES,
        ),
        SubtypeUnverified: CardText(
            "Confirm the SM subtype, read from an unverified code: {named}",
            SUBTYPE_CODES,
        ),
    },
    cites=(CODES, OVERVIEW_SUBTYPES, REVIEW_CLASSES, PAGE_CLASSES),
    needs=RECORDS,
    statements=("S0-02", "S1-01", "S2-01", "S3-02"),
    override_reasons=(
        OverrideReason("subtype-confirmed", "Subtype is confirmed, record it as such"),
    ),
    not_evaluated=(
        "C-findings (organ damage) beside an indolent subtype",
        "notes that explain why midostaurin is given",
    ),
)
