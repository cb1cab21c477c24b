"""An NSAID is being ordered: was one tolerated before?

When  an NSAID for systemic use is being ordered for an adult with systemic
      mastocytosis
Then  a reaction to an NSAID or aspirin on record: act on it before the order
      (critical; a doubtful one: a warning); nothing on record: ask the patient.

NSAIDs are not absolutely contraindicated, and the card says so. Platelets below
50 are a warning unless a reaction leads. Where NSAIDs were used twice without a
reaction, or an allergy was refuted, it names only what adds to bleeding or ulcer,
and says nothing when nothing does; one that blocks COX-2 alone (celecoxib), metamizole
and what may have stayed on the skin or in the eye show nothing of the others. No
acetaminophen is offered where the liver fails.
Asks when the problem list was not read, and for children without a reaction on
record; one that is on record is told at any age.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bleeding import (
    BLEEDING_RECORDS,
    FEW_PLATELETS,
    PLATELET_AGE,
    apart_from_nsaids,
    bleeding_risks,
    few_platelets,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import not_concerned, softened
from cds_service.clinical.earlier_use import FEWEST_USES, USE_MEMORY
from cds_service.clinical.liver import BILIRUBIN_AGE, HIGH_BILIRUBIN, liver_signs
from cds_service.clinical.mastocytosis import is_child
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.nsaid import child_who_reacted, nsaid_tolerance
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import (
    DrugProduct,
    OrderDrug,
    OrderTest,
    Referral,
)
from cds_service.clinical.record import Record
from cds_service.clinical.rule import OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.tolerance import (
    TOLERANCE_RECORDS,
    Tolerance,
    Tolerated,
)
from cds_service.clinical.tolerance_findings import (
    BleedingAdded,
    FewPlatelets,
    ReactionDoubted,
    ReactionKnown,
    ToleranceNotKnown,
    TriggerOrdered,
    known,
)
from cds_service.knowledge.nsaid_texts import TEXTS
from cds_service.knowledge.trigger_advice import (
    ACETAMINOPHEN_AND_LIVER,
    LISTED_TRIGGERS,
    NO_ABSOLUTE_BAR,
    PAIN_MEDICINES,
)

_KINDS: Final[dict[Tolerance, tuple[type[TriggerOrdered], Indicator]]] = {
    Tolerance.INTOLERANT: (ReactionKnown, Indicator.CRITICAL),
    Tolerance.UNCONFIRMED: (ReactionDoubted, Indicator.WARNING),
    Tolerance.UNKNOWN: (ToleranceNotKnown, Indicator.INFO),
    Tolerance.TOLERATED: (BleedingAdded, Indicator.INFO),
}
_SAYS_NOTHING_OF_BLOOD: Final = frozenset({Tolerance.UNKNOWN, Tolerance.TOLERATED})
"""Where low platelets are the graver matter; a reaction on record leads otherwise."""
_INSTEAD: Final = OrderDrug("Use acetaminophen instead", DrugProduct.ACETAMINOPHEN)
_CHALLENGE: Final = OrderTest(
    "Ask allergy for a supervised challenge",
    Referral.SUPERVISED_CHALLENGE,
    "Tolerance of NSAIDs in systemic mastocytosis is not known or in doubt",
)
_ABOUT: Final = Subject.of(Drug.NSAID, otherwise="no NSAID is being ordered")


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    drafts = chart.drafted(Drug.NSAID) if chart.hook.about_orders else ()
    if not drafts:
        return _ABOUT.otherwise
    record = nsaid_tolerance(chart)
    aside = None if child_who_reacted(chart, record) else not_concerned(chart, drafts)
    if aside is not None:
        return aside
    if record.state is Tolerance.TOLERATED and not apart_from_nsaids(chart):
        return NotIndicated("NSAIDs were tolerated before", record.used)
    return _finding(chart, drafts, record)


def _finding(
    chart: Chart, drafts: tuple[Medication, ...], record: Tolerated
) -> TriggerOrdered:
    kind, indicator = _KINDS[record.state]
    told, risks = known(chart, record, drafts), bleeding_risks(chart)
    liver = liver_signs(chart)
    told["used"] = (*told["used"], *risks, *liver)
    few = few_platelets(chart)
    if few and record.state in _SAYS_NOTHING_OF_BLOOD:
        return FewPlatelets(
            indicator=softened(chart, Indicator.WARNING),
            proposals=_instead(chart),
            bleeding=risks,
            liver=liver,
            platelets=few[0],
            **told,
        )
    challenge = () if record.state is Tolerance.TOLERATED else (_CHALLENGE,)
    return kind(
        indicator=softened(chart, indicator),
        proposals=(*_instead(chart), *challenge),
        bleeding=risks,
        liver=liver,
        **told,
    )


def _instead(chart: Chart) -> tuple[OrderDrug, ...]:
    """Offer acetaminophen to adults whose liver is not known to fail."""
    return () if is_child(chart) or liver_signs(chart) else (_INSTEAD,)


RULE: Final = Rule(
    id="nsaid-tolerance-unknown",
    title="NSAID: earlier tolerance",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "An NSAID for systemic use is being ordered for an adult with systemic"
        " mastocytosis whose tolerance is not known, or for anybody with it who reacted"
        " to an NSAID or to aspirin."
    ),
    then=(
        "Name the reaction on record, or ask for prior tolerance. Offer acetaminophen"
        " and a supervised challenge. Bleeding and ulcer are named apart; platelets"
        " below 50 x10^9/L are a warning. No acetaminophen with cirrhosis, liver"
        " failure or a bilirubin above 3 mg/dL."
    ),
    silent_when=(
        "NSAIDs were handed over or given on two days of the last two years without a"
        " reaction on record since, or an allergy to them was refuted, and nothing adds"
        " to bleeding or ulcer. One that blocks COX-2 alone (celecoxib, etoricoxib)"
        " and metamizole count for themselves only. Gels, creams, patches, sprays,"
        " lozenges and eye drops never count."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts=TEXTS,
    cites=(
        NO_ABSOLUTE_BAR,
        LISTED_TRIGGERS,
        PAIN_MEDICINES,
        ACETAMINOPHEN_AND_LIVER,
    ),
    needs=TOLERANCE_RECORDS | BLEEDING_RECORDS | {Record.LABS, Analyte.BILIRUBIN},
    statements=("S1-08", "S1-09", "S1-19", "S2-21"),
    rests_on=(
        FEWEST_USES,
        USE_MEMORY,
        FEW_PLATELETS,
        PLATELET_AGE,
        HIGH_BILIRUBIN,
        BILIRUBIN_AGE,
    ),
    override_reasons=(
        OverrideReason("desensitised", "Desensitised"),
        OverrideReason("supervised-dose", "Single, supervised dose"),
    ),
    not_evaluated=(
        "NSAIDs bought without a prescription",
        "whether one that blocks COX-2 alone is tolerated after a reaction to another",
    ),
    version="1.3.0",
)
