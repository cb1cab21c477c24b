"""Drugs are known as ingredient, clinical drug, brand and class, not only by name."""

import pytest

from cds_service.clinical.medication import Drug
from cds_service.knowledge.code_systems import ATC, NDC, RXNORM
from cds_service.knowledge.terminology import meanings, value_sets

_PRODUCTS = {
    "midostaurin": "1919083 1919088 1919094 1919089",
    "imatinib": "282388 403878 403879 284206 483431 404588 404589 2699837 282386",
    "avapritinib": "2272112 2272120 2272124 2559723 2559727",
    "dasatinib": "475342 643105 643107 643109 1045402 1045406 799830 2691839 643170",
    "nilotinib": "662281 746606 746609 1002300 2002719",
    "cladribine": "44157 240754",
    "oral-cladribine": "2122634 2122641 2122636",
    "interferon-alfa": "120608 351270 352297 1191665 2587059 2587064 2587070 5880",
    "hydroxyurea": "5552 1999314 1999316",
    "ripretinib": "2369389 2369397 2369403 2369398",
    "omalizumab": "302379 1657209 2058949 2058950 2673763 356767",
    "beta-blocker": "10600 1520 6918 1202 197381 866514 998689 1923426",
    "montelukast": "88249 200224 153892",
    "denosumab": "993449 993452 993456 1046398 1046402",
    "risedronate": "73056 905028 905030 753143",
    "cyp3a-strong-inducer": "9384 198201 201867 2049884",
    "antidepressant": "36437 312941 349332 1000048",
    "bleeding-risk": "1364430 1364445 855332 854228 1599551",
}


@pytest.mark.parametrize(("value_set", "codes"), _PRODUCTS.items())
def test_products_are_known_at_every_level(value_set: str, codes: str) -> None:
    """An order may carry any of them, and nothing else."""
    for code in codes.split():
        found = {item.value_set: item.verified for item in meanings(RXNORM, code)}
        assert found.get(value_set), code


@pytest.mark.parametrize(
    ("code", "value_set"),
    [
        ("R06AE07", "h1-antihistamine"),
        ("A02BA03", "h2-antihistamine"),
        ("R03DX05", "omalizumab"),
        ("M05BX04", "denosumab"),
        ("L01EX06", "masitinib"),
        ("M03AC04", "muscle-relaxant-histamine-releasing"),
        ("N02AA01", "opioid-histamine-releasing"),
        ("N02BE01", "acetaminophen"),
        ("J02AC02", "cyp3a-strong-inhibitor"),
        ("H02AB07", "systemic-glucocorticoid"),
        ("A02BD07", "cyp3a-strong-inhibitor"),
        ("J01FA15", "cyp3a-strong-inhibitor"),
        ("A04AD12", "cyp3a-moderate-inhibitor"),
        ("C09BB10", "cyp3a-moderate-inhibitor"),
        ("A02BD16", "cyp3a-moderate-inducer"),
        ("A07DA02", "opioid-histamine-releasing"),
        ("N07BC05", "opioid-not-ranked"),
        ("N07BC06", "opioid-not-ranked"),
        ("N02AA09", "opioid-not-ranked"),
        ("B01AC30", "aspirin"),
        ("C07FX04", "aspirin"),
        ("C07FX04", "bleeding-risk"),
        ("C10BX06", "aspirin"),
        ("C10BX06", "bleeding-risk"),
        ("C10BX06", "ace-inhibitor"),
        ("C09BX02", "beta-blocker"),
        ("C09BX02", "ace-inhibitor"),
        ("L03AB04", "interferon-alfa"),
        ("L03AB04", "other-cytoreductive"),
    ],
)
def test_a_drug_without_rxnorm_is_known_by_its_atc_code(
    code: str, value_set: str
) -> None:
    """Outside the US an order carries ATC, if anything."""
    assert value_set in {item.value_set for item in meanings(ATC, code)}


def test_a_code_that_no_source_confirmed_stays_unverified() -> None:
    """The ingredient codes of avapritinib, atracurium and alendronate."""
    for code in ("2272107", "1218", "46041"):
        assert {item.verified for item in meanings(RXNORM, code)} == {False}


def test_devices_are_no_vials_and_eye_drops_no_beta_blockers() -> None:
    """Codes of another route or form belong to another value set."""
    device = Drug.EPINEPHRINE_DEVICE
    assert {item.value_set for item in meanings(RXNORM, "727373")} == {
        "epinephrine-other"
    }
    assert {item.value_set for item in meanings(NDC, "49502-0501-02")} == set()
    assert {item.value_set for item in meanings(NDC, "49502-500-02")} == {device}
    assert "beta-blocker" not in {item.value_set for item in meanings(ATC, "S01ED01")}
    assert "M05BA08" in value_sets()["zoledronic-acid"].of_system(ATC)


def test_combinations_of_antiplatelets_are_no_proof_of_aspirin() -> None:
    """B01AC30 says combinations alone: it may raise a card, and clears none."""
    found = {item.value_set: item.verified for item in meanings(ATC, "B01AC30")}
    assert found == {"aspirin": False, "bleeding-risk": True}
