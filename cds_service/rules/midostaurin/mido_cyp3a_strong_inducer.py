"""A strong CYP3A inducer meets midostaurin, which then loses its effect.

When  midostaurin or a strong CYP3A inducer is being ordered for a patient with
      systemic mastocytosis
and   the other of the two is taken now, or is being ordered too
Then  warn: the label says to avoid it; ask for an alternative.

Never offers to stop the inducer: it may be an anticonvulsant, or treat tuberculosis.
Offers to put off a first order of midostaurin.
Says nothing in leukaemia without advanced mastocytosis.
Asks when the medication records could not be read in full, or leave open whether
the other one is taken.
"""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import Taking, course
from cds_service.clinical.imatinib import NOT_CONFIRMED
from cds_service.clinical.interactions import Interaction
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.midostaurin import RECORDS
from cds_service.clinical.midostaurin_partners import (
    about_partners,
    not_told,
    partners,
)
from cds_service.clinical.outcome import Finding, Indicator, Outcome
from cds_service.clinical.proposal import AddTask, Proposal, RemoveDraft
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.labels import RYDAPT_EU
from cds_service.knowledge.sources import RYDAPT_LABEL


class Inducer(Finding):
    """A strong inducer beside midostaurin; either may be the one being ordered."""

    inducers: tuple[Medication, ...]
    ours: Medication


class InducerOrdered(Inducer):
    """The inducer is being ordered, and midostaurin is taken."""


_INDUCERS: Final = frozenset({Drug.STRONG_CYP3A_INDUCER})


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    met = partners(chart, _INDUCERS)
    if not isinstance(met, tuple):
        return met
    confirmed = population(chart) is Population.CONFIRMED
    inducers, ours = tuple(pair.other for pair in met), met[0].ours
    kind = Inducer if met[0].ours_is_new else InducerOrdered
    return kind(
        indicator=Indicator.CRITICAL if confirmed else Indicator.INFO,
        used=(*inducers, ours),
        missing=(
            *not_told(chart, _INDUCERS),
            *(() if confirmed else (NOT_CONFIRMED,)),
        ),
        proposals=_proposals(chart, met[0]),
        inducers=inducers,
        ours=ours,
    )


def _proposals(chart: Chart, met: Interaction) -> tuple[Proposal, ...]:
    if course(chart).state is not Taking.NEVER or not met.ours_is_new:
        return (_ASK,)
    label = "Put off midostaurin until the inducer is replaced"
    return (_ASK, RemoveDraft(label, met.ours.reference))


_ASK: Final = AddTask(
    "Ask for an alternative to the inducer",
    "A strong CYP3A inducer meets midostaurin. Please look for an alternative with"
    " pharmacy and with whoever prescribes the inducer: neurology for an"
    " anticonvulsant. Do not end it abruptly.",
)
_WHAT: Final = (
    "Together: {inducers}",
    "Beside: {ours}.",
    (
        "The inducer lowers the concentration of midostaurin, which may lose its"
        " effect. The induction lasts for weeks after the inducer has ended."
    ),
    (
        "Countries differ: the US label says to avoid the two together; the EU product"
        " information (recalled, not read) forbids it."
    ),
    (
        "Do not end an anticonvulsant abruptly: seizures may follow. A change is for"
        " neurology, or for whoever prescribes the inducer."
    ),
)

RULE: Final = Rule(
    id="mido-cyp3a-strong-inducer",
    title="Midostaurin with a strong CYP3A inducer",
    tier=Tier.P0,
    provenance=Provenance.LABEL,
    when=(
        "Midostaurin or a strong CYP3A inducer (such as rifampicin, carbamazepine,"
        " phenytoin, enzalutamide) is ordered for a patient with systemic mastocytosis"
        " who takes, or is being ordered, the other one too."
    ),
    then="Warn that the two should not be taken together; ask for an alternative.",
    silent_when=(
        "One of the two is on hold or was stopped, or midostaurin is given for"
        " leukaemia alone."
    ),
    evaluate=evaluate,
    about=about_partners(_INDUCERS),
    texts={
        Inducer: CardText(
            "Avoid midostaurin with a strong CYP3A inducer: it loses its effect",
            _WHAT,
        ),
        InducerOrdered: CardText(
            "Avoid the strong CYP3A inducer being ordered: midostaurin on record loses"
            " its effect",
            _WHAT,
        ),
    },
    cites=(
        Cited(RYDAPT_LABEL, "7, strong CYP3A inducers"),
        Cited(RYDAPT_EU, "4.3, contraindications"),
    ),
    needs=RECORDS,
    override_reasons=(
        OverrideReason("no-alternative", "No alternative"),
        OverrideReason("specialist-directed", "Directed by a specialist"),
    ),
    not_evaluated=(
        "St John's wort and other things bought without a prescription",
        "moderate inducers",
    ),
    caveat=(
        "The label's examples were read in a copy; apalutamide, fosphenytoin and"
        " phenobarbital are among the inducers by their class."
    ),
    version="1.1.0",
)
