"""Systemic mastocytosis in languages whose denials are not read: the name alone."""

import pytest

from cds_service.clinical.diagnosis import Disease
from cds_service.from_fhir.diseases import diseases_worded
from cds_service.from_fhir.wire.datatypes import CodeableConcept

SM = Disease.SYSTEMIC_MASTOCYTOSIS

RUSSIAN = (
    "\u0421\u0438\u0441\u0442\u0435\u043c\u043d\u044b\u0439 "
    "\u043c\u0430\u0441\u0442\u043e\u0446\u0438\u0442\u043e\u0437"
)
NAMES = (
    "Mastocitosi sistemica",
    "Mastocitosi sistemica indolente",
    "Mastocitose sist\u00eamica (SM)",
    "Mastocitose sist\u00e9mica agressiva",
    "Systemische mastocytose",
    "Systemische mastocytose, indolent",
    "Systemisk mastocytos",
    "Indolent systemisk mastocytose",
    RUSSIAN,
    "\u5168\u8eab\u6027\u80a5\u6e80\u7d30\u80de\u75c7",
    "\u7cfb\u7edf\u6027\u80a5\u5927\u7ec6\u80de\u589e\u591a\u75c7",
    "\u7cfb\u7d71\u6027\u80a5\u5927\u7d30\u80de\u589e\u591a\u75c7",
)
MORE = (
    "Geen systemische mastocytose",
    "Verdenking systemische mastocytose",
    "Sem mastocitose sist\u00eamica",
    "Mastocitosi sistemica esclusa",
    "Mastocitosi sistemica?",
    "Ingen systemisk mastocytos",
    "Mistanke om systemisk mastocytose",
    "\u5168\u8eab\u6027\u80a5\u6e80\u7d30\u80de\u75c7\u306e\u7591\u3044",
    "\u7591\u4f3c\u7cfb\u7edf\u6027\u80a5\u5927\u7ec6\u80de\u589e\u591a\u75c7",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_name_alone_is_the_disease(name: str) -> None:
    """And no form of it, whatever adjective stands there."""
    assert diseases_worded([CodeableConcept(text=name)]) == {SM}


@pytest.mark.parametrize("text", MORE)
def test_with_more_words_it_is_not(text: str) -> None:
    """Whoever denies or doubts has to say more, and that is not understood."""
    assert diseases_worded([CodeableConcept(text=text)]) == set()
