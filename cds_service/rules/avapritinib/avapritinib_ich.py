"""Bleeding inside the skull, or what may lead to it, and avapritinib.

When  avapritinib is ordered or taken for systemic mastocytosis
and   a bleed inside the skull is on record, or why it was held names one
Then  advise against it: the label discontinues it for good after any bleed.
When  a head injury of the last 90 days meets headache, or something on record
      raises the risk (platelets below 75, an aneurysm or stroke, anticoagulants)
Then  warn.
When  not avapritinib but what adds to bleeding is being ordered beside it
Then  warn as well.

A bleed after an injury warns only where it is over, lies more than 365 days back
and came before the first day of avapritinib.
On an opened chart an NSAID alone is a line of the checklist.
Asks when medication or problem lists could not be read.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import RECORDS
from cds_service.clinical.avapritinib_bleeding import ABOUT_BLEEDING, check_bleeding
from cds_service.clinical.avapritinib_bleeding_findings import (
    Bled,
    BledBefore,
    HeadInjury,
    HeldForBleeding,
    Risks,
    ThinnerOrdered,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.interrupt import AGE_FOR_VIEW
from cds_service.clinical.outcome import Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.skull_bleeding import RECENT_INJURY, REMOTE_INJURY
from cds_service.knowledge.ayvakit_label import (
    EVERY_TWO_WEEKS_BELOW,
    HEMORRHAGE,
    PAGE_INHIBITORS,
    SPECIALIST,
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    return check_bleeding(chart, EVERY_TWO_WEEKS_BELOW)


_LABEL: Final = (
    "The label discontinues avapritinib for good after intracranial haemorrhage of any"
    " grade. Sources disagree: an older label (2020) allowed it again after grade 1 or"
    " 2; that is superseded."
)
_RISKS: Final = (
    "Low platelets: {platelets}.",
    "Vessels of the brain: {vessels}.",
    (
        "Whether these go on is for whoever ordered them, none is to be stopped because"
        " of this card: {thinners}."
    ),
)

RULE: Final = Rule(
    id="avapritinib-ich",
    title="Avapritinib: bleeding inside the skull",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "Avapritinib is ordered or taken for systemic mastocytosis and a bleed inside"
        " the skull is on record (or the reason of a hold), or a head injury with"
        " headache, or something that raises the risk; or an anticoagulant,"
        " antiplatelet or NSAID is ordered beside it."
    ),
    then=(
        "Advise against avapritinib after a bleed; ask for imaging after an injury with"
        " headache; name the risks."
    ),
    silent_when="Nothing of this is on record.",
    evaluate=evaluate,
    texts={
        Bled: CardText(
            "Do not give avapritinib: bleeding inside the skull on record, date {when}",
            ("On record: {bleeds}.", _LABEL, *_RISKS),
        ),
        HeldForBleeding: CardText(
            "Clear up bleeding inside the skull before avapritinib: the reason it was"
            " held or stopped names it",
            ("Reason as written: {reasons}.", _LABEL, *_RISKS),
        ),
        BledBefore: CardText(
            "Weigh avapritinib: an earlier bleed inside the skull is on record",
            (
                "On record, over or long back: {earlier}.",
                _LABEL,
                "The label asks to watch closely after an earlier bleed.",
                *_RISKS,
            ),
        ),
        HeadInjury: CardText(
            "Rule out bleeding inside the skull: head injury and headache with"
            " avapritinib",
            ("On record: {injured}.", _LABEL, *_RISKS),
        ),
        Risks: CardText(
            "Weigh the risk of bleeding inside the skull with avapritinib: risk factors"
            " on record",
            (*_RISKS, _LABEL),
        ),
        ThinnerOrdered: CardText(
            "Weigh this order beside avapritinib: both add to bleeding, also inside the"
            " skull",
            (
                "Avapritinib as it stands: {avapritinib}.",
                *_RISKS,
                "Ask whoever treats the mastocytosis; count platelets beforehand.",
                _LABEL,
            ),
        ),
    },
    cites=(HEMORRHAGE, PAGE_INHIBITORS),
    needs=RECORDS | {Record.LABS, Analyte.PLATELETS},
    about=ABOUT_BLEEDING,
    statements=("S1-12",),
    rests_on=(EVERY_TWO_WEEKS_BELOW, AGE_FOR_VIEW, REMOTE_INJURY, RECENT_INJURY),
    override_reasons=(
        OverrideReason("remote-traumatic", "Long ago, after an injury"),
        OverrideReason("imaging-normal", "Imaging of the head was normal"),
        SPECIALIST,
    ),
    not_evaluated=("imaging reports", "symptoms that are not coded"),
    caveat="Labels differ in their versions; check the present one.",
    act="avapritinib-bleeding",
    version="1.2.0",
)
