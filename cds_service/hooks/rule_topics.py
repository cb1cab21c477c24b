"""The topics of the rules, as the chapters of a guideline."""

from typing import Final

from cds_service.clinical.rule import Rule

TOPICS: Final = {
    "epinephrine": "Emergency epinephrine",
    "triggers": "Triggers and drugs that mast cells may answer to",
    "perioperative": "Operations and anaesthesia",
    "antimediator": "Medicines against mediators",
    "follow_up": "Follow-up",
    "bone": "Bone",
    "care": "Care and support",
    "classification": "Diagnosis and classification",
    "kit": "KIT D816V",
    "suspicion": "Suspicion of mastocytosis",
    "midostaurin": "Midostaurin",
    "avapritinib": "Avapritinib",
    "imatinib": "Imatinib",
    "kinase_inhibitors": "Kinase inhibitors",
    "cladribine": "Cladribine",
    "interferon": "Interferon",
    "cytoreduction": "Cytoreduction",
    "advanced": "Advanced disease",
}
"""Package below `cds_service/rules` -> chapter, in the order of the chapters."""


def package_of(rule: Rule) -> str:
    """Return the package that a rule lies in; a rule has one file and one name."""
    return rule.evaluate.__module__.split(".")[-2]


def topic_of(rule: Rule) -> str:
    """Return the chapter that a rule belongs to."""
    return TOPICS.get(package_of(rule), "")


def proofs_of(rule: Rule) -> tuple[str, ...]:
    """Return where the tests and the worked cases of a rule lie."""
    name = rule.id.replace("-", "_")
    return (
        f"tests/rules/{package_of(rule)}/test_{name}.py",
        f"fhir_fixtures/{rule.id}/",
    )
