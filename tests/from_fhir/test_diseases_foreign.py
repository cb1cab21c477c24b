"""The same corpus in German, French and Spanish: named, denied, doubted."""

import pytest

from cds_service.clinical.diagnosis import Disease
from cds_service.from_fhir.diseases import diseases_worded, subtype_noted
from cds_service.from_fhir.wire.datatypes import CodeableConcept

SM = Disease.SYSTEMIC_MASTOCYTOSIS
ISM = Disease.INDOLENT_SM
SSM = Disease.SMOULDERING_SM
ASM = Disease.AGGRESSIVE_SM
AHN = Disease.SM_AHN
BMM = Disease.BONE_MARROW_MASTOCYTOSIS
MCL = Disease.MAST_CELL_LEUKEMIA
DCM = Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS

NAMED = {
    "Systemische Mastozytose": {SM},
    "Indolente systemische Mastozytose": {SM, ISM},
    "Mastozytose, systemisch, indolent": {ISM},
    "Aggressive systemische Mastozytose (ASM)": {SM, ASM},
    "Schwelende systemische Mastozytose": {SM, SSM},
    "Systemische Mastozytose mit assoziierter hämatologischer Neoplasie": {SM, AHN},
    "Knochenmarkmastozytose": {BMM},
    "Mastzellleukämie": {MCL},
    "Mastzell-Leukaemie": {MCL},
    "Diffuse kutane Mastozytose": {DCM},
    "Indolente systemische Mastozytose, kein Hinweis auf Mastzellleukämie": {SM, ISM},
    "Mastocytose systémique": {SM},
    "MASTOCYTOSE SYSTÉMIQUE INDOLENTE": {SM, ISM},
    "Mastocytose systémique agressive": {SM, ASM},
    "Mastocytose systémique associée à une hémopathie myéloïde": {SM, AHN},
    "Mastocytose médullaire": {BMM},
    "Leucémie à mastocytes": {MCL},
    "Mastocytose cutanée diffuse": {DCM},
    "Mastocytose systémique indolente, pas de leucémie à mastocytes": {SM, ISM},
    "Mastocitosis sistémica": {SM},
    "Mastocitosis sistemica indolente": {SM, ISM},
    "Mastocitosis sistémica agresiva": {SM, ASM},
    "Mastocitosis sistémica con neoplasia hematológica clonal asociada": {SM, AHN},
    "Mastocitosis de médula ósea": {BMM},
    "Leucemia de mastocitos": {MCL},
    "Leucemia mastoc\u00edtica": {MCL},
    "Mastocitosis cutánea difusa": {DCM},
}

NOT_NAMED = (
    "V.a. systemische Mastozytose",
    "V. a. aggressive systemische Mastozytose",
    "Vd. auf systemische Mastozytose",
    "Verdacht auf systemische Mastozytose",
    "Systemische Mastozytose, V.a.",
    "Ausschluss systemische Mastozytose",
    "Ausschluss einer aggressiven systemischen Mastozytose",
    "Systemische Mastozytose ausgeschlossen",
    "Systemische Mastozytose, ausgeschlossen",
    "Systemische Mastozytose (auszuschließen)",
    "Keine systemische Mastozytose",
    "Kein Nachweis einer systemischen Mastozytose",
    "Kein Anhalt für Mastzellleukämie",
    "Z.n. systemischer Mastozytose",
    "Z. n. Mastzellleukämie",
    "Zustand nach aggressiver systemischer Mastozytose",
    "Familienanamnese: systemische Mastozytose",
    "Systemische Mastozytose bei der Mutter",
    "DD systemische Mastozytose",
    "DD. systemische Mastozytose",
    "Mögliche systemische Mastozytose",
    "Systemische Mastozytose nicht bestätigt",
    "Systemische Mastozytose fraglich",
    "a.e. indolente systemische Mastozytose",
    "Pas de mastocytose systémique",
    "Absence de mastocytose systémique",
    "Aucun signe de mastocytose systémique",
    "Suspicion de mastocytose systémique",
    "Mastocytose systémique suspectée",
    "Mastocytose systémique (à éliminer)",
    "Mastocytose systémique exclue",
    "Mastocytose systémique écartée",
    "Mastocytose systémique non confirmée",
    "Mastocytose systémique probable",
    "Mastocytose systémique à confirmer",
    "Antécédent de leucémie à mastocytes",
    "ATCD. mastocytose systémique",
    "Antécédents familiaux de mastocytose systémique",
    "Mastocytose systémique chez la mère",
    "Sin mastocitosis sistémica",
    "No mastocitosis sistémica",
    "Sospecha de mastocitosis sistémica",
    "Descartar mastocitosis sistémica",
    "A descartar mastocitosis sistémica agresiva",
    "Mastocitosis sistémica descartada",
    "Mastocitosis sistémica (por confirmar)",
    "Posible mastocitosis sistémica",
    "Ningún dato de leucemia de mastocitos",
    "Antecedente de mastocitosis sistémica",
    "Historia familiar de mastocitosis sistémica",
    "Mastocitosis sistémica en la madre",
    "Hx. systemic mastocytosis",
    "DDx. systemic mastocytosis",
    "Susp. aggressive systemic mastocytosis",
    "Kutane Mastozytose",
    "Urticaria pigmentosa",
)


def named(text: str) -> set[Disease]:
    """Return what a text names."""
    return diseases_worded([CodeableConcept(text=text)])


@pytest.mark.parametrize(("text", "diseases"), NAMED.items())
def test_what_is_named(text: str, diseases: set[Disease]) -> None:
    """A form that is affirmed is named, whatever the language."""
    assert named(text) == diseases


@pytest.mark.parametrize("text", NOT_NAMED)
def test_what_is_not_named(text: str) -> None:
    """What is denied, doubted, past or of others is not named in any language."""
    assert named(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Mastozytose, V.a. aggressiv",
        "ASM ausgeschlossen",
        "Kein Hinweis auf ASM",
        "pas d'argument pour une forme agressive",
        "sin datos de forma agresiva",
        "ASM à éliminer",
        "ASM, a descartar",
    ],
)
def test_a_doubt_beside_a_code_names_no_subtype(text: str) -> None:
    """Beside a code of mastocytosis short words count, and so do their guards."""
    concepts = [CodeableConcept(text=text)]
    assert diseases_worded(concepts, mastocytosis=True) == set()


def test_accents_may_be_sent_apart() -> None:
    """A letter and its accent as two characters are one letter."""
    assert named("Mastocytose syste\u0301mique") == {SM}


def test_a_foreign_note_refines_a_code() -> None:
    """As an English one does, and with the same guards."""
    assert subtype_noted(["Indolente systemische Mastozytose, SM-Zentrum"]) == {ISM}
    assert subtype_noted(["V.a. indolente systemische Mastozytose"]) == set()
