"""Anaphylaxis comes back, or comes through antihistamines; or omalizumab is ordered.

When  an adult with systemic mastocytosis had two attacks of anaphylaxis in
      twelve months, or one while an H1 and an H2 antihistamine were taken for
      eight weeks
and   omalizumab is not found in this record
Then  consider omalizumab, with an allergist.
When  omalizumab is being ordered in systemic mastocytosis
Then  say what its boxed warning asks for, and how many epinephrine devices are
      on record.
"""

from typing import Final

from cds_service.clinical.adult_sm import not_for_this_patient
from cds_service.clinical.anaphylaxis_episodes import (
    LAST_YEAR,
    SAME_ATTACK,
    attack_days,
    recent_anaphylaxis,
)
from cds_service.clinical.antimediator_step import STEP_RECORDS, not_to_be_offered
from cds_service.clinical.antimediators import (
    LONG_ENOUGH,
    AntimediatorClass,
)
from cds_service.clinical.chart import Chart
from cds_service.clinical.epinephrine import devices_on_record
from cds_service.clinical.epinephrine_gaps import supply_gaps
from cds_service.clinical.event import EventKind
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.medication import Devices, Drug
from cds_service.clinical.omalizumab import (
    RECURRENT,
    OmalizumabOption,
    OmalizumabOrdered,
    anaphylaxis_resists,
    held_by,
)
from cds_service.clinical.outcome import Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.knowledge.antimediator_advice import (
    DECLINED,
    OMALIZUMAB_BOXED,
    OVERVIEW_OMALIZUMAB,
    PAGE_MEDICINES,
    REVIEW_OMALIZUMAB,
    TRIED,
)
from cds_service.knowledge.regulatory_status import statuses_of

_ABOUT: Final = Subject.of(Drug.OMALIZUMAB, otherwise="no omalizumab is being ordered")


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    if chart.hook.about_orders:
        return _ordered(chart)
    if reason := not_for_this_patient(chart):
        return NotIndicated(reason)
    if not anaphylaxis_resists(chart):
        return NotIndicated("no anaphylaxis that recurs or resists on record")
    if aside := not_to_be_offered(chart, AntimediatorClass.OMALIZUMAB):
        return aside
    return _option(chart)


def _option(chart: Chart) -> OmalizumabOption:
    days = attack_days(chart)
    return OmalizumabOption(
        indicator=Indicator.INFO,
        used=(*recent_anaphylaxis(chart), *held_by(chart)),
        proposals=(
            OrderTest(
                "Refer to allergy",
                Referral.ALLERGY,
                "anaphylaxis in systemic mastocytosis: is omalizumab an option?",
            ),
        ),
        attacks=len(days),
        latest=days[0],
        covered=held_by(chart),
        statuses=_statuses(chart),
    )


def _ordered(chart: Chart) -> Outcome:
    drafts = chart.drafted(Drug.OMALIZUMAB)
    if not drafts:
        return _ABOUT.otherwise
    if population(chart) is not Population.CONFIRMED:
        return NotIndicated(population(chart), drafts)
    devices = devices_on_record(chart)
    return OmalizumabOrdered(
        indicator=Indicator.INFO,
        used=(*drafts, *devices.held),
        missing=supply_gaps(chart),
        devices=Devices(devices.at_least, devices.at_most),
        statuses=_statuses(chart),
    )


def _statuses(chart: Chart) -> tuple[str, ...]:
    return tuple(row.said(chart.as_of) for row in statuses_of("omalizumab"))


_DOSING: Final = (
    "Reported: 150 to 300 mg every 1 to 4 weeks; the best schedule is not known. It"
    " reduces mediator symptoms and not mast cells: it is no treatment of organ damage"
    " in advanced disease. It may help desensitisation to venom."
)
_STATUS: Final = "Status: {statuses}"

RULE: Final = Rule(
    id="antimediator-omalizumab",
    title="Omalizumab for anaphylaxis that recurs or resists",
    tier=Tier.P1,
    provenance=Provenance.SEEDS_AND_LABEL,
    when=(
        "An adult with systemic mastocytosis had two attacks of anaphylaxis in twelve"
        " months, or one on an H1 and an H2 antihistamine taken for eight weeks; or"
        " omalizumab is being ordered."
    ),
    then=(
        "Consider omalizumab with an allergist; while ordering, name its boxed warning"
        " and the epinephrine devices on record."
    ),
    silent_when=(
        "Omalizumab is taken or was tried, or the medicines were not fully read."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        OmalizumabOption: CardText(
            "Consider omalizumab with an allergist: {attacks} anaphylaxis on record in"
            " 12 months, latest {latest}",
            (
                (
                    "Omalizumab is named for anaphylaxis that recurs or does not"
                    " respond, and for severe mediator symptoms."
                ),
                "Taken for at least eight weeks: {covered}",
                _DOSING,
                (
                    "Its boxed warning is anaphylaxis: first doses are supervised, with"
                    " observation after each injection."
                ),
                _STATUS,
            ),
        ),
        OmalizumabOrdered: CardText(
            "Observe after omalizumab (boxed warning: anaphylaxis); epinephrine on"
            " record: {devices}",
            (
                (
                    "Two epinephrine devices are to be at hand, and injections are to"
                    " be given where anaphylaxis can be treated."
                ),
                _DOSING,
                _STATUS,
            ),
        ),
    },
    cites=(OVERVIEW_OMALIZUMAB, PAGE_MEDICINES, REVIEW_OMALIZUMAB, OMALIZUMAB_BOXED),
    needs=STEP_RECORDS | {EventKind.ANAPHYLAXIS_REACTION},
    statements=("S0-12", "S1-11", "S2-36"),
    rests_on=(RECURRENT, LAST_YEAR, SAME_ATTACK, LONG_ENOUGH),
    override_reasons=(
        TRIED,
        DECLINED,
        OverrideReason("not-covered", "Not covered by the payer"),
    ),
    not_evaluated=(
        "attacks that are not coded, or dated by the day they were put on record",
        "how severe mediator symptoms are",
    ),
    caveat=(
        "Omalizumab reduces mediator symptoms and not mast cells. Its boxed warning"
        " (anaphylaxis) is recalled, not read: check the current label."
    ),
)
