"""Every statement of the source documents leads to a rule that is shown, and back."""

import pytest

from cds_service.clinical.rule import Provenance, Rule
from cds_service.hooks.rule_content import every_rule
from cds_service.hooks.services import SERVICES
from cds_service.knowledge.statements import statements
from docs.coverage_page import covering

RULES = every_rule(tuple(SERVICES.values()))
BEYOND_THE_DOCUMENTS = {
    Provenance.LABEL,
    Provenance.LITERATURE,
    Provenance.INFERENCE,
}


@pytest.mark.parametrize(
    "id_", [each.id for each in statements().values() if each.actionable]
)
def test_what_asks_for_something_has_a_rule(id_: str) -> None:
    """Nothing that a source demands is skipped."""
    assert covering()[id_]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_source(rule: Rule) -> None:
    """It covers statements of the documents, or says what else it rests on."""
    assert rule.cites or rule.provenance is Provenance.INFERENCE
    assert rule.statements or rule.provenance in BEYOND_THE_DOCUMENTS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_name_statements_that_exist(rule: Rule) -> None:
    """A mistyped id would cover nothing."""
    assert set(rule.statements) <= statements().keys()


def test_the_documents_have_134_statements_116_of_them_actionable() -> None:
    """As many as the catalogue lists."""
    assert len(statements()) == 134
    assert sum(each.actionable for each in statements().values()) == 116
