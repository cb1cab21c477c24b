"""Symptoms that an H2 antihistamine is for, or ranitidine that is being ordered.

When  an adult with systemic mastocytosis takes an H1 antihistamine and has
      stomach or bowel symptoms, dyspepsia, or an itch after four weeks of it
and   no H2 antihistamine is found in this record
Then  consider famotidine; its usual dose is offered unless the kidneys are poor.

When  ranitidine is selected in mastocytosis
Then  choose famotidine; the status of ranitidine is looked up, with its date.
"""

from datetime import date
from typing import Final

from cds_service.clinical.antimediator_step import (
    STEP_RECORDS,
    allergies_unseen,
    bowel_symptoms,
    foundation,
    no_further_step,
)
from cds_service.clinical.antimediators import AntimediatorClass, taken_for
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.cytoreduction import exposure_now
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import DrugProduct, OrderDrug, RemoveDraft
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.symptoms import SymptomGroup, current_problems, groups_of
from cds_service.clinical.usual_dose import (
    USUAL_DOSE_FROM,
    USUAL_DOSE_NEEDS,
    at_usual_dose,
    dose_to_choose,
)
from cds_service.knowledge.antimediator_advice import (
    DIFFERS,
    OVERVIEW_H2,
    REVIEW_TREATMENT,
    TRIED,
)
from cds_service.knowledge.regulatory_status import (
    RegulatoryStatus,
    Status,
    statuses_of,
)

ITCH_RESISTS: Final = Recency(
    "H1 antihistamine before an itch counts as refractory",
    28,
    HouseChoice("four weeks; the sources say refractory and give no length"),
)
_FAMOTIDINE: Final = OrderDrug(
    "Order famotidine 20 mg twice daily", DrugProduct.FAMOTIDINE
)
_PPI: Final = OverrideReason("ppi-instead", "A proton pump inhibitor instead")
_GONE: Final = frozenset({Status.WITHDRAWN, Status.DISCONTINUED})


class AddH2(Finding):
    """Symptoms ask for an H2 antihistamine beside the H1 one."""

    groups: tuple[SymptomGroup, ...]
    itch: tuple[Problem, ...]


class RanitidineChosen(Finding):
    """Ranitidine is being ordered; `said` is its status, `told_by` where from."""

    status: Status
    read_on: date
    said: str
    told_by: str
    drafts: tuple[Medication, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if chart.hook.about_orders:
        return _ranitidine(chart)
    gut = (*bowel_symptoms(chart), *_dyspepsia(chart))
    asking = (*gut, *_itch(chart))
    if aside := no_further_step(chart, AntimediatorClass.H2, asking):
        return aside
    return AddH2(
        indicator=Indicator.INFO,
        used=(*asking, *foundation(chart)),
        missing=(*allergies_unseen(chart), *dose_to_choose(chart)),
        proposals=at_usual_dose(chart, _FAMOTIDINE),
        groups=tuple(
            dict.fromkeys((*groups_of(asking), *((SymptomGroup.GUT,) if gut else ())))
        ),
        itch=_itch(chart),
    )


def _dyspepsia(chart: Chart) -> tuple[Problem, ...]:
    """Return it: acid asks for this class alone, and kinase inhibitors cause it."""
    if exposure_now(chart):
        return ()
    return current_problems(chart, (Ailment.DYSPEPSIA,))


def _itch(chart: Chart) -> tuple[Problem, ...]:
    """Return the itch that stands although the H1 antihistamine had its time."""
    had_its_time = taken_for(chart, AntimediatorClass.H1, ITCH_RESISTS)
    if had_its_time is not Presence.PRESENT:
        return ()
    return current_problems(chart, (Ailment.PRURITUS,))


def _ranitidine(chart: Chart) -> Outcome:
    drafts = chart.drafted(Drug.RANITIDINE)
    if chart.hook is not Hook.ORDER_SELECT or not drafts:
        return NotIndicated("no ranitidine is being chosen")
    if population(chart) not in {Population.CONFIRMED, Population.POSSIBLE}:
        return NotIndicated(population(chart), drafts)
    gone = [row for row in statuses_of("ranitidine") if row.status in _GONE]
    if not gone:
        return NotIndicated("no row says that ranitidine is off the market", drafts)
    return _chosen(chart, drafts, gone[0])


def _chosen(
    chart: Chart, drafts: tuple[Medication, ...], row: RegulatoryStatus
) -> RanitidineChosen:
    since = (f"whether this has changed since {row.as_of}",)
    removals = tuple(
        RemoveDraft("Take ranitidine off the order", item.reference) for item in drafts
    )
    return RanitidineChosen(
        indicator=Indicator.INFO,
        used=drafts,
        missing=(*(since if row.outdated(chart.as_of) else ()), *dose_to_choose(chart)),
        proposals=(*removals, *at_usual_dose(chart, _FAMOTIDINE)),
        status=row.status,
        read_on=row.as_of,
        said=row.said(chart.as_of),
        told_by=row.source,
        drafts=drafts,
    )


RULE: Final = Rule(
    id="antimediator-h2-add",
    title="H2 antihistamine beside the H1 one",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "An adult with systemic mastocytosis on an H1 antihistamine has stomach or"
        " bowel symptoms, or an itch after four weeks of it, and no H2 antihistamine is"
        " found in this record; or ranitidine is being chosen."
    ),
    then="Consider famotidine; never ranitidine.",
    silent_when=(
        "An H2 antihistamine is taken, was tried or is not borne, no H1 antihistamine"
        " is taken, or the medicines were not fully read. Bowel symptoms under a"
        " cytoreductive drug do not count."
    ),
    evaluate=evaluate,
    texts={
        AddH2: CardText(
            "Consider an H2 antihistamine (famotidine) for symptoms ({groups}): none"
            " found in this record",
            (
                (
                    "An H2 antihistamine is added for stomach and bowel symptoms and"
                    " for an itch that resists the H1 antihistamine."
                ),
                "Itch after at least four weeks of an H1 antihistamine: {itch}",
                "Famotidine is dosed by kidney function; cimetidine inhibits CYP3A.",
            ),
        ),
        RanitidineChosen: CardText(
            "Choose famotidine instead of ranitidine: {status} (as known on {read_on})",
            (
                "{said}. Known from: {told_by}.",
                "Being ordered: {drafts}",
            ),
        ),
    },
    cites=(OVERVIEW_H2, REVIEW_TREATMENT),
    needs=STEP_RECORDS | USUAL_DOSE_NEEDS,
    statements=("S0-08", "S2-20", "S2-28"),
    rests_on=(ITCH_RESISTS, USUAL_DOSE_FROM),
    override_reasons=(_PPI, TRIED, DIFFERS),
    not_evaluated=("antihistamines bought without prescription",),
    caveat=(
        "Sources disagree: the treatment overview still names ranitidine; that it left"
        " the market is recalled, not read. This software never suggests it."
    ),
)
