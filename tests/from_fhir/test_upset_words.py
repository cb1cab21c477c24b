"""Words for an upset of stomach or bowel: whole texts of a closed list."""

from typing import Any

import pytest
from from_fhir.sent_allergies import SNOMED, one

from cds_service.from_fhir.upset_words import is_upset

UPSETS = """
GI upset; G.I. Upset; gastrointestinal upset; stomach upset; Upset stomach
dyspepsia; indigestion; Heartburn; nausea; Nausea and vomiting; N/V; N/V/D; vomiting
diarrhea; diarrhoea; constipation; stomach ache; stomachache; abdominal pain
abdominal cramps; epigastric pain; mild nausea, diarrhea; GI distress; GI intolerance
\u00dcbelkeit; Uebelkeit und Erbrechen; Durchfall; Sodbrennen; Magenschmerzen
Bauchschmerzen; Magen-Darm-Beschwerden; Verstopfung; Dyspepsie; Bl\u00e4hungen
naus\u00e9es; naus\u00e9es et vomissements; diarrh\u00e9e; br\u00fblures d'estomac
troubles digestifs; maux d'estomac; douleurs abdominales; constipation
n\u00e1useas y v\u00f3mitos; diarrea; dispepsia; acidez; ardor de est\u00f3mago
dolor abdominal; molestias g\u00e1stricas; estre\u00f1imiento; intolerancia digestiva
"""
OTHERS = """
; no nausea; not nausea but hives; nausea, urticaria; abdominal pain and hypotension
GI bleed; gastrointestinal hemorrhage; upper GI bleeding; melena; hematemesis
gastric ulcer; peptic ulcer; gastritis; vomiting blood; bloody diarrhea
severe abdominal pain with collapse; nausea and flushing; swelling of the lips
anaphylaxis; rash; GI; upset; stomach; nausea?hives; itching, heartburn
keine \u00dcbelkeit; \u00dcbelkeit mit Kreislaufkollaps
Magenblutung; Magengeschw\u00fcr
pas de naus\u00e9es; h\u00e9morragie digestive; ulc\u00e8re gastrique
sin n\u00e1useas; hemorragia digestiva; \u00falcera g\u00e1strica
"""


def listed(texts: str) -> list[str]:
    """Return the texts, which stand between semicolons and ends of lines."""
    return [
        text.strip() for line in texts.strip().split("\n") for text in line.split(";")
    ]


@pytest.mark.parametrize("text", listed(UPSETS))
def test_an_upset(text: str) -> None:
    """Stomach and bowel, in four languages."""
    assert is_upset([text])


@pytest.mark.parametrize("text", listed(OTHERS))
def test_no_mere_upset(text: str) -> None:
    """A bleeding, an ulcer, a denial, or anything beside it."""
    assert not is_upset([text])


def test_every_text_must_be_one() -> None:
    """No words are no upset; two of which one is another thing are none either."""
    assert not is_upset([])
    assert is_upset(["nausea", "GI upset"])
    assert not is_upset(["nausea", "hives"])
    assert not is_upset(["nausea, " * 16 + "nausea"])


def shown(*texts: str, code: str | None = None) -> list[dict[str, Any]]:
    """Return reactions that are named in words, the first with a code as well."""
    named: list[dict[str, Any]] = [
        {"manifestation": [{"text": text}]} for text in texts
    ]
    if code:
        named[0]["manifestation"][0]["coding"] = [{"system": SNOMED, "code": code}]
    return named


@pytest.mark.parametrize(
    ("kind", "only"),
    [("intolerance", True), ("allergy", False), (None, False)],
)
def test_words_are_read_of_an_intolerance_alone(kind: str | None, only: bool) -> None:
    """Of an allergy, or of nobody knows what, a known code is needed."""
    found = one("ibuprofen", type=kind, reaction=shown("GI upset"))
    assert found.only_gastrointestinal is only


@pytest.mark.parametrize(
    ("reactions", "only"),
    [
        (shown("GI upset", "Nausea"), True),
        (shown("GI upset", "urticaria"), False),
        (shown("GI upset, urticaria"), False),
        (shown("GI upset", code="39579001"), False),
        (shown("Magenschmerzen", code="21522001"), True),
        ([*shown("GI upset"), {}], False),
        ([{**shown("GI upset")[0], "description": "went pale"}], False),
    ],
)
def test_words_never_outweigh_anything_else(
    reactions: list[dict[str, Any]], only: bool
) -> None:
    """Another reaction, a code of another thing, or a description: no mere upset."""
    found = one("ibuprofen", type="intolerance", reaction=reactions)
    assert found.only_gastrointestinal is only


@pytest.mark.parametrize(
    "code", ["16331000", "162031009", "162059005", "16932000", "14760008"]
)
def test_more_codes_of_an_upset(code: str) -> None:
    """Heartburn, indigestion, upset stomach, nausea and vomiting, constipation."""
    reaction = {"manifestation": [{"coding": [{"system": SNOMED, "code": code}]}]}
    assert one("ibuprofen", reaction=[reaction]).only_gastrointestinal
