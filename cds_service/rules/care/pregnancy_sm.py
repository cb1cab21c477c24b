"""The patient is pregnant: a specialist decides on the drugs.

When  an adult has systemic mastocytosis
and   a pregnancy, or a positive pregnancy test, of the last 300 days is on record
Then  say, in one line, to plan the pregnancy with specialists.
When  a drug that reduces mast cells is taken or being ordered besides
Then  warn; critical but for interferon, which may be right in pregnancy, and for
      midostaurin that is taken, of which its own rule speaks.
When  the newest test has no clear result, and such a drug is taken or being ordered
Then  say that it could not be checked.

Orders of midostaurin and avapritinib have rules of their own. No source on systemic
mastocytosis says it. Says nothing of men, nor of who cannot become pregnant.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import CYTOREDUCTIVE, exposure_now, one_each
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import confirmed_diagnoses
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.perhaps_taken import perhaps_taken, unclear
from cds_service.clinical.pregnancy_findings import (
    OrderedInPregnancy,
    Pregnant,
    PregnantUnderTreatment,
)
from cds_service.clinical.pregnancy_texts import TEXTS
from cds_service.clinical.pregnant import (
    TESTS_READ_BY,
    Pregnancy,
    pregnancy_left_open,
    pregnancy_on_record,
)
from cds_service.clinical.proposal import AddTask, OrderTest, Referral, RemoveDraft
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.therapy import MEDICATION_RECORDS, medication_gaps

_REVIEW: Final = AddTask(
    "Review the drug against mastocytosis today",
    "Pregnancy on record: review the drug against mastocytosis with haematology and"
    " obstetrics today",
)
# Their own rules speak when these are ordered.
_ELSEWHERE: Final = frozenset({Drug.MIDOSTAURIN, Drug.AVAPRITINIB})
_ORDERS: Final = CYTOREDUCTIVE - _ELSEWHERE
_MILDER: Final = (Drug.INTERFERON, Drug.MIDOSTAURIN)
_ABOUT: Final = Subject.of(
    *_ORDERS, otherwise="no other drug that reduces mast cells is being ordered"
)
_REFER: Final = OrderTest(
    "Refer to haematology", Referral.HEMATOLOGY, "Systemic mastocytosis and pregnancy"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if chart.hook.about_orders and not chart.drafted(*_ORDERS):
        return _ABOUT.otherwise
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    found = pregnancy_on_record(chart)
    if found is None:
        return _left_open(chart) or NotIndicated("no current pregnancy on record")
    if chart.hook.about_orders:
        return _ordered(chart, found)
    diagnoses = confirmed_diagnoses(chart)
    if drugs := exposure_now(chart):
        names = _names(drugs)
        return PregnantUnderTreatment(
            indicator=_level(names),
            used=(*found.evidence, *drugs, *diagnoses),
            proposals=(_REVIEW, _REFER),
            since=found.since,
            known_by=found.known_by,
            evidence=found.evidence,
            drugs=drugs,
            name=names[0],
        )
    return Pregnant(
        indicator=Indicator.INFO,
        used=(*found.evidence, *diagnoses),
        missing=_unknown_drugs(chart),
        proposals=(_REFER,),
        since=found.since,
        evidence=found.evidence,
    )


def _left_open(chart: Chart) -> InsufficientData | None:
    """Ask to repeat an unclear test where a positive one would stop a drug."""
    drafted = chart.hook.about_orders
    drugs = chart.drafted(*_ORDERS) if drafted else exposure_now(chart)
    asks = any(item.drug is not Drug.MIDOSTAURIN for item in drugs)
    return pregnancy_left_open(chart) if asks else None


def _ordered(chart: Chart, found: Pregnancy) -> OrderedInPregnancy:
    drafts = one_each(chart.drafted(*_ORDERS))
    names = _names(drafts)
    back = "Take the order back until the pregnancy is cared for"
    return OrderedInPregnancy(
        indicator=_level(names),
        used=(*found.evidence, *drafts, *confirmed_diagnoses(chart)),
        proposals=(*(RemoveDraft(back, item.reference) for item in drafts), _REFER),
        since=found.since,
        known_by=found.known_by,
        evidence=found.evidence,
        drugs=drafts,
        name=names[0],
    )


def _names(drugs: tuple[Medication, ...]) -> tuple[Drug, ...]:
    """Return the drugs, the one that harms most surely first."""
    found = {item.drug for item in drugs}
    return tuple(sorted(found, key=lambda each: (each in _MILDER, each)))


def _level(names: tuple[Drug, ...]) -> Indicator:
    """Interferon is weighed in pregnancy; of midostaurin its own rule is critical."""
    return Indicator.WARNING if names[0] in _MILDER else Indicator.CRITICAL


def _unknown_drugs(chart: Chart) -> tuple[str, ...]:
    gaps = medication_gaps(chart)
    perhaps = one_each(perhaps_taken(chart, CYTOREDUCTIVE))
    return (
        *(("whether a drug against mastocytosis is taken",) if gaps else ()),
        *((unclear(perhaps),) if perhaps else ()),
    )


RULE: Final = Rule(
    id="pregnancy-sm",
    title="Pregnancy with systemic mastocytosis",
    tier=Tier.P2,
    provenance=Provenance.INFERENCE,
    when=(
        "An adult has systemic mastocytosis, and a pregnancy or a positive test of the"
        " last 300 days is on record."
    ),
    then=(
        "Say to plan it with specialists; critical when a drug against mastocytosis is"
        " taken or being ordered that may harm the unborn child (interferon: a"
        " warning)."
    ),
    silent_when=(
        "No current pregnancy is on record, or a newer test is negative, or the patient"
        " cannot be pregnant."
    ),
    evaluate=evaluate,
    texts=TEXTS,
    cites=(),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            EventKind.PREGNANCY_TEST,
            *MEDICATION_RECORDS,
        }
    ),
    about=_ABOUT,
    rests_on=TESTS_READ_BY,
    override_reasons=(
        OverrideReason("not-pregnant", "Not, or no longer, pregnant"),
        OverrideReason("specialist-directed", "Specialists are involved"),
    ),
    not_evaluated=("pregnancies that are in no problem list and have no test",),
    version="1.3.0",
)
