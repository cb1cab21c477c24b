"""Only what a patient can carry is a device; a false one hides a lethal gap."""

import pytest

from cds_service.clinical.medication import Drug
from cds_service.from_fhir.epinephrine_forms import epinephrine_named

DEVICE = Drug.EPINEPHRINE_DEVICE
OTHER = Drug.EPINEPHRINE_OTHER


@pytest.mark.parametrize(
    "text",
    [
        "EpiPen 2-Pak",
        "EpiPen Jr 0.15 mg",
        "epinephrine 0.3 mg/0.3 mL injection auto-injector",
        "EPINEPHrine (EPIPEN) 0.3 mg/0.3 mL IJ SOAJ",
        "Auvi-Q 0.1 mg/0.1 mL",
        "AUVI-Q with trainer",
        "Symjepi 0.3 mg",
        "epinephrine 0.3 mg prefilled syringe",
        "0.3 ML epinephrine 1 MG/ML Prefilled Syringe",
        "neffy 2 mg",
        "epinephrine 20 MG/ML Nasal Spray",
        "adrenaline auto injector",
        "Jext 300 micrograms",
        "adrenaline auto-injecteur 0,3 mg",
        "adrenalina autoinyector 300 microgramos",
        "Epinephrin Autoinjektor 0,3 mg",
        "Altellus 300 microgramos soluci\u00f3n inyectable en pluma precargada",
        "adrenalina 0,3 mg pluma precargada",
        "Adrenalin 0,3 mg Fertigpen",
        "adrenaline 0,3 mg stylo pr\u00e9rempli",
        "EpiPenJr",
        "EpiPenJr 0.15 mg",
        "Adrenaline 500 micrograms/0.5ml pre-filled disposable devices",
        "epinephrine 2 mg/spray",
        "epinephrine 1 mg / spray",
    ],
)
def test_devices(text: str) -> None:
    """Auto-injectors, one-dose syringes and nasal sprays, by name or by form."""
    assert epinephrine_named(text.casefold()) is DEVICE


@pytest.mark.parametrize(
    "text",
    [
        "epinephrine",
        "lidocaine 1 % with epinephrine 1:100,000",
        "articaine / epinephrine dental cartridge",
        "Primatene Mist epinephrine inhaler",
        "epinephrine 1 mg/mL vial",
        "epinephrine 1 mg/mL ampule",
        "10 ML epinephrine 0.1 MG/ML Prefilled Syringe",
        "epinephrine 0.1 mg/mL (Abboject) prefilled syringe 0.3 mg",
        "epinephrine 4 mg in 250 mL infusion",
        "epinephrine 1 MG/ML Nasal Solution",
        "racemic epinephrine nebulizer solution",
        "EpiPen trainer",
        "EpiPen carrying case",
        "epinephrine prefilled syringe",
        "Adrenalin 1 mg/ml Ampullen",
        "adrenalina 1 mg ampolla",
        "epinefrina",
        "Epinephrinhydrochlorid",
        "Suprarenin 1 mg",
        "Primatene epinephrine 0.125 mg/spray",
        "epinephrine 0.125 mg/spray aerosol",
        "epinephrine 0,2 mg/spray aerosol",
        "adrenaline 1 in 10,000 pre-filled disposable device",
        "adrenaline 1 mg pre-filled syringe",
        "Lidocain mit Epinephrin Autoinjektor",
        "articaina con adrenalina autoinyector",
    ],
)
def test_other_epinephrine(text: str) -> None:
    """Vials, ward syringes, anaesthetics, inhalers and trainers are no devices."""
    assert epinephrine_named(text.casefold()) is OTHER


@pytest.mark.parametrize(
    "text",
    [
        "norepinephrine infusion",
        "noradrenaline",
        "lidocaine without epinephrine",
        "sumatriptan auto-injector",
        "phenylephrine nasal spray",
        "allergy to epinephrine",
        "noradrenalina",
        "Lidocain ohne Adrenalin",
        "lidocaina sin epinefrina",
        "Autoinjektor Methotrexat",
        "Methotrexat 10 mg Fertigpen",
        "sumatriptan stylo pr\u00e9rempli",
    ],
)
def test_no_epinephrine(text: str) -> None:
    """Other drugs, other auto-injectors, and epinephrine that is left out."""
    assert epinephrine_named(text.casefold()) is None
