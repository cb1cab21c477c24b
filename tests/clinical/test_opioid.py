"""One opioid is not another: names tell them apart."""

import pytest
from trigger_charts import REFUTED, allergy, given, named, sm_chart

from cds_service.clinical.allergy import Allergen
from cds_service.clinical.medication import Drug
from cds_service.clinical.opioid import earlier_uses, is_tolerated, opioids_named
from cds_service.clinical.tolerance import Tolerance, Tolerated

MORPHINE = named(Drug.OPIOID_HISTAMINE_RELEASING, "morphine sulfate 15 MG")


@pytest.mark.parametrize(
    ("name", "opioids"),
    [
        ("morphine sulfate 15 MG Oral Tablet", {"morphine"}),
        ("MS Contin", {"morphine"}),
        ("hydromorphone 2 MG", {"hydromorphone"}),
        ("dihydrocodeine", set()),
        ("acetaminophen 300 MG / codeine 30 MG", {"codeine"}),
        ("SUFENTANIL", {"sufentanil"}),
        ("pethidine", {"meperidine"}),
        ("hydrocodone / ibuprofen", {"hydrocodone"}),
        ("opium", set()),
        ("morphine 10 MG", {"morphine"}),
        ("Demerol", {"meperidine"}),
        ("meperidine 50 MG", {"meperidine"}),
        ("fentanyl 25 MCG/H", {"fentanyl"}),
        ("Duragesic", {"fentanyl"}),
        ("remifentanil", {"remifentanil"}),
        ("Ultiva", {"remifentanil"}),
        ("alfentanil", {"alfentanil"}),
        ("Dilaudid", {"hydromorphone"}),
        ("buprenorphine 2 MG", {"buprenorphine"}),
        ("Suboxone", {"buprenorphine"}),
        ("Butrans", {"buprenorphine"}),
        ("oxycodone 5 MG", {"oxycodone"}),
        ("OxyContin", {"oxycodone"}),
        ("Percocet", {"oxycodone"}),
        ("Vicodin", {"hydrocodone"}),
        ("Norco", {"hydrocodone"}),
        ("tramadol 50 MG", {"tramadol"}),
        ("Ultram", {"tramadol"}),
        ("tapentadol", {"tapentadol"}),
        ("Nucynta", {"tapentadol"}),
        ("methadone 5 MG", {"methadone"}),
        ("Morphinsulfat 10 mg", {"morphine"}),
        ("morfina", {"morphine"}),
        ("MST 30", {"morphine"}),
        ("cod\u00e9ine", {"codeine"}),
        ("Dihydrocodein", set()),
        ("Apomorphin", set()),
        ("Pethidinhydrochlorid", {"meperidine"}),
        ("oxicodona / naloxona", {"oxycodone"}),
        ("Oramorph", {"morphine"}),
    ],
)
def test_names(name: str, opioids: set[str]) -> None:
    """Whole words, brands too; no name inside another."""
    assert opioids_named(name) == opioids


def test_uses_of_the_very_opioid() -> None:
    """Codeine says nothing of morphine, though both are of one class."""
    codeine = given(Drug.OPIOID_HISTAMINE_RELEASING, "2025-06-01", "codeine")
    morphine = given(Drug.OPIOID_HISTAMINE_RELEASING, "2025-06-02", "Morphine 2 MG/ML")
    chart = sm_chart(MORPHINE, medications=(codeine, morphine))

    assert earlier_uses(chart, MORPHINE) == (morphine,)


@pytest.mark.parametrize(
    ("name", "tolerated"),
    [
        ("morphine", True),
        ("Morphin", True),
        ("Codein", False),
        ("opioids", True),
        ("codeine", False),
    ],
)
def test_a_refuted_allergy(name: str, tolerated: bool) -> None:
    """One to the same opioid, or to none in particular, shows tolerance."""
    refuted = allergy(Allergen.OPIOID, name=name, certainty=REFUTED)
    record = Tolerated(Tolerance.TOLERATED, refuted=(refuted,))

    assert is_tolerated(sm_chart(MORPHINE), MORPHINE, record) is tolerated


@pytest.mark.parametrize("name", ["dihydrocodeine", "opium", "nalbuphine", ""])
def test_a_refuted_allergy_to_an_opioid_of_no_known_name(name: str) -> None:
    """It is one opioid all the same, and says nothing of morphine."""
    means = (Allergen.OPIOID, Drug.OPIOID_NOT_RANKED)
    refuted = allergy(*means, name=name, certainty=REFUTED)
    record = Tolerated(Tolerance.TOLERATED, refuted=(refuted,))

    assert not is_tolerated(sm_chart(MORPHINE), MORPHINE, record)


def test_nothing_is_tolerated_while_allergies_are_unread() -> None:
    """Nor while a reaction stands."""
    refuted = (allergy(Allergen.OPIOID, certainty=REFUTED),)
    unread = Tolerated(Tolerance.UNKNOWN, refuted=refuted, missing=("allergies",))
    reacted = Tolerated(
        Tolerance.UNCONFIRMED, (allergy(Allergen.OPIOID),), refuted=refuted
    )

    assert not is_tolerated(sm_chart(MORPHINE), MORPHINE, unread)
    assert not is_tolerated(sm_chart(MORPHINE), MORPHINE, reacted)
