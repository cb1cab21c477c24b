"""The patient is pregnant: a specialist decides on the drugs.

When  an adult has systemic mastocytosis
and   a pregnancy, or a positive pregnancy test, of the last 300 days is on record
Then  say, in one line, to plan the pregnancy with specialists; as a warning when
      a drug is taken that may harm the unborn child.

No source on systemic mastocytosis says it. Says nothing of men, and of patients
whose record says that they cannot be pregnant.
"""

from dataclasses import dataclass
from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.chart import Chart
from cds_service.clinical.cytoreduction import exposure_now
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.mastocytosis import confirmed_diagnoses
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.pregnancy import POSITIVE_MEMORY
from cds_service.clinical.pregnant import pregnancy_on_record
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import AddTask, OrderTest, Referral
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.therapy import MEDICATION_RECORDS, medication_gaps

_REVIEW: Final = AddTask(
    "Review the drug against mastocytosis today",
    "Pregnancy on record: review the drug against mastocytosis with haematology and"
    " obstetrics today",
)
_REFER: Final = OrderTest(
    "Refer to haematology", Referral.HEMATOLOGY, "Systemic mastocytosis and pregnancy"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pregnant(Finding):
    """What says so, and since when."""

    since: Moment | None
    evidence: tuple[Problem | Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PregnantUnderTreatment(Pregnant):
    """A drug is taken that may harm the unborn child."""

    drugs: tuple[Medication, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if why := not_for_this_patient(chart):
        return NotIndicated(why)
    found = pregnancy_on_record(chart)
    if found is None:
        return NotIndicated("no current pregnancy on record")
    diagnoses = confirmed_diagnoses(chart)
    if drugs := exposure_now(chart):
        return PregnantUnderTreatment(
            indicator=Indicator.WARNING,
            used=(*found.evidence, *drugs, *diagnoses),
            proposals=(_REVIEW, _REFER),
            since=found.since,
            evidence=found.evidence,
            drugs=drugs,
        )
    return Pregnant(
        indicator=Indicator.INFO,
        used=(*found.evidence, *diagnoses),
        missing=_unknown_drugs(chart),
        proposals=(_REFER,),
        since=found.since,
        evidence=found.evidence,
    )


def _unknown_drugs(chart: Chart) -> tuple[str, ...]:
    gaps = medication_gaps(chart)
    return ("whether a drug against mastocytosis is taken",) if gaps else ()


_DETAIL: Final = (
    "On record: {evidence}",
    (
        "Plan the pregnancy and the birth with haematology, allergy, obstetrics and"
        " anaesthesia. Change no kinase inhibitor, cladribine or interferon without"
        " them. Two epinephrine devices are still to be carried."
    ),
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
        "Say to plan it with specialists; a warning when a drug against mastocytosis is"
        " taken that may harm the unborn child."
    ),
    silent_when=(
        "No current pregnancy is on record, or a newer test is negative, or the patient"
        " cannot be pregnant."
    ),
    evaluate=evaluate,
    texts={
        Pregnant: CardText(
            summary=(
                "Plan the pregnancy (recorded {since}) with haematology, allergy,"
                " obstetrics and anaesthesia"
            ),
            detail=_DETAIL,
        ),
        PregnantUnderTreatment: CardText(
            summary=(
                "Review the drug against mastocytosis today: pregnancy on record,"
                " {since}"
            ),
            detail=(
                "Taken now, and may harm the unborn child: {drugs}",
                (
                    "The labels of midostaurin and avapritinib warn of harm to the"
                    " embryo; look the drug taken here up in its own label."
                ),
                *_DETAIL,
            ),
        ),
    },
    cites=(),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.CONDITIONS,
            EventKind.PREGNANCY_TEST,
            *MEDICATION_RECORDS,
        }
    ),
    rests_on=(POSITIVE_MEMORY,),
    override_reasons=(
        OverrideReason("not-pregnant", "Not, or no longer, pregnant"),
        OverrideReason("specialist-directed", "Specialists are involved"),
    ),
    not_evaluated=("pregnancies that are in no problem list and have no test",),
)
