"""A local anaesthetic is about to be given: look for an earlier reaction.

When  a local anaesthetic is being ordered, or a small procedure ordered or
      booked, for an adult with systemic mastocytosis
Then  say that lidocaine and bupivacaine are listed as safer although a patient
      page names some local anaesthetics as triggers; a warning where a reaction
      is on record.

Says nothing of creams and patches, and of what was tolerated twice.
"""

import re
from typing import Final

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import not_concerned, softened
from cds_service.clinical.earlier_use import FEWEST_USES, USE_MEMORY
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.problem import Ailment
from cds_service.clinical.rule import CardText, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.tolerance import (
    TOLERANCE_RECORDS,
    Tolerance,
    tolerance,
)
from cds_service.clinical.tolerance_findings import (
    ReactionKnown,
    ToleranceNotKnown,
    known,
)
from cds_service.knowledge.trigger_advice import (
    ANAESTHESIA_TABLE,
    LISTED_TRIGGERS,
    ON_RECORD,
    SAFER_AGENTS,
)
from cds_service.patterns import uncompiled

_ON_SKIN: Final = uncompiled(
    r"\b(?:patch|cream|ointment|gel|topical|lozenge|spray|lotion|salbe|pflaster"
    r"|cr[e\u00e8]me|pommade|crema|pomada|parche)\b",
    re.IGNORECASE,
)


_ABOUT: Final = Subject.of(
    Drug.LOCAL_ANAESTHETIC,
    EventKind.MINOR_PROCEDURE,
    otherwise="no local anaesthetic is being ordered or needed",
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    asked = _asked(chart)
    if not asked:
        return _ABOUT.otherwise
    aside = not_concerned(chart, asked, must_say=False)
    if aside is not None:
        return aside
    record = tolerance(
        chart,
        frozenset({Drug.LOCAL_ANAESTHETIC}),
        frozenset({Allergen.LOCAL_ANAESTHETIC}),
        frozenset({Ailment.ANAESTHETIC_ALLERGY}),
    )
    if record.state is Tolerance.TOLERATED:
        return NotIndicated("local anaesthetics were tolerated before", record.used)
    told = known(chart, record, asked)
    if record.state is Tolerance.UNKNOWN:
        return ToleranceNotKnown(indicator=Indicator.INFO, **told)
    return ReactionKnown(indicator=softened(chart, Indicator.WARNING), **told)


def _asked(chart: Chart) -> tuple[Medication | Event, ...]:
    small = [each for each in chart.wanted if each.kind is EventKind.MINOR_PROCEDURE]
    drafts = chart.drafted(Drug.LOCAL_ANAESTHETIC) if chart.hook.about_orders else ()
    return (*small, *[item for item in drafts if not _ON_SKIN.search(item.name)])


_DETAIL: Final = (
    (
        "Sources disagree: a patient page lists some local anaesthetics among the"
        " triggers, the treatment overview lists lidocaine and bupivacaine as safer"
        " (anecdotal), and a review calls amides and esters acceptable."
    ),
    *ON_RECORD,
    "Lidocaine with epinephrine is no device for emergencies.",
)

RULE: Final = Rule(
    id="local-anaesthetic-conflict",
    title="Local anaesthetics: sources disagree",
    tier=Tier.P2,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "A local anaesthetic is being ordered, or a small procedure ordered or booked,"
        " for an adult with systemic mastocytosis."
    ),
    then=(
        "Say what the sources say and to check an earlier reaction; a warning where"
        " one is on record."
    ),
    silent_when=(
        "Local anaesthetics were given on two days of the last two years without a"
        " reaction on record; creams, gels and patches never count."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        ReactionKnown: CardText(
            "Check the reaction on record before a local anaesthetic {concern}",
            _DETAIL,
        ),
        ToleranceNotKnown: CardText(
            "Ask for past local-anaesthetic reactions {concern}: sources disagree;"
            " lidocaine, bupivacaine are listed as safer",
            _DETAIL,
        ),
    },
    cites=(SAFER_AGENTS, LISTED_TRIGGERS, ANAESTHESIA_TABLE),
    needs=TOLERANCE_RECORDS,
    statements=("S0-41", "S1-19"),
    rests_on=(FEWEST_USES, USE_MEMORY),
    not_evaluated=("which local anaesthetic a small procedure will need",),
    version="1.1.0",
)
