"""What the software must be honest about, each point under its own name."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from charts import (
    ADULT,
    AS_OF,
    ASM,
    ISM,
    SM,
    Chart,
    Hook,
    draft,
    lab,
    medication,
    mg,
)
from every_rule import BY_ID

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.medication import (
    Dose,
    Drug,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.outcome import Finding, InsufficientData
from cds_service.clinical.proposal import HoldOrder, RemoveDraft, StopOrder
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.rule import Rule
from cds_service.engine import ask_all
from cds_service.frozen import replace
from cds_service.hooks.services import SERVICES

ON_MIDOSTAURIN = medication(Drug.MIDOSTAURIN, "2025-10-01", dose=mg("100"))
ALL_RULES = tuple(BY_ID.values())


def said(rule_id: str, chart: Chart) -> Any:  # noqa: ANN401 (any outcome)
    """Ask one rule."""
    return BY_ID[rule_id].evaluate(replace(chart))


def _texts(rule: Rule) -> Iterator[str]:
    for text in rule.texts.values():
        yield text.summary
        yield from text.detail


TREATS = re.compile(
    r"^(?:Start|Give|Begin|Treat|Order (?:midostaurin|cladribine|avapritinib))\b"
)


@pytest.mark.parametrize("value", ["25", "200.1", ">200", "19999"])
@pytest.mark.parametrize("disease", [SM, ISM])
def test_honesty_tryptase_alone_leads_nowhere(value: str, disease: Any) -> None:  # noqa: ANN401
    """However high, it proposes no cytoreduction, and takes nothing away."""
    bare = Chart(AS_OF, ADULT, diagnoses=(disease,))
    high = replace(bare, labs=(lab(Analyte.TRYPTASE, value),))
    for rule in SERVICES["sm-patient-view"].rules:
        found = rule.evaluate(replace(high))
        if isinstance(found, Finding) and not isinstance(
            rule.evaluate(replace(bare)), Finding
        ):
            assert not TREATS.match(rule.texts[type(found)].summary), rule.id
            assert not any(
                isinstance(each, HoldOrder | StopOrder | RemoveDraft)
                for each in found.proposals
            ), rule.id


def test_honesty_subtype_is_never_inferred_from_d47_02() -> None:
    """It covers four: the dose of avapritinib is asked about, not judged."""
    order = draft(Drug.AVAPRITINIB, Dose(Decimal(200), Decimal(1)))
    chart = Chart(AS_OF, ADULT, Hook.ORDER_SIGN, diagnoses=(SM,), drafts=(order,))
    found = said("avapritinib-dose-by-subtype", chart)
    assert isinstance(found, Finding)
    assert (
        "subtype"
        in BY_ID["avapritinib-dose-by-subtype"].texts[type(found)].summary.lower()
    )


@pytest.mark.parametrize("id_", ["periop-nmba-avoid", "periop-safer-agents"])
def test_honesty_lists_of_anaesthetics_are_called_anecdotal(id_: str) -> None:
    """So the source calls them itself."""
    assert any("anecdotal" in text.lower() for text in _texts(BY_ID[id_]))


def test_honesty_a_completed_order_is_no_supply_for_ever() -> None:
    """Devices that were handed over more than a year ago are not counted."""
    old = medication(
        Drug.EPINEPHRINE_DEVICE,
        "2024-12-01",
        kind=MedicationKind.DISPENSE,
        status=MedicationStatus.COMPLETED,
    )
    chart = Chart(AS_OF, ADULT, diagnoses=(SM,), medications=(old,))
    assert isinstance(said("epi-two-devices-missing", chart), Finding)


@pytest.mark.parametrize("record", [Record.LABS, Record.MEDICATION_ORDERS])
def test_hazard_silent_data_loss(record: Record) -> None:
    """What was not sent leaves a rule of the safety core undecided, not content."""
    chart = Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SIGN,
        diagnoses=(ASM,),
        drafts=(draft(Drug.MIDOSTAURIN, mg("100")),),
        medications=() if record is Record.MEDICATION_ORDERS else (ON_MIDOSTAURIN,),
        gaps=(Gap(record, "was not sent"),),
    )
    answers = ask_all(SERVICES["sm-order-sign"].rules, chart)
    assert any(isinstance(each.outcome, InsufficientData) for each in answers)
