"""Tells an epinephrine device that a patient can carry from all other epinephrine.

Taking a vial, a ward syringe or a dental anaesthetic for a device would hide a
gap that can kill; missing a device costs one needless card. So every word of
another form wins over every word of a device.
"""

from typing import Final

from cds_service.clinical.medication import Drug
from cds_service.from_fhir.drug_names import affirmed
from cds_service.patterns import uncompiled

_IN_EVERY_NAME: Final = (
    *(
        "epi",
        "adrenal",
        "suprarenin",
        "auvi",
        "symjepi",
        "neffy",
        "twinject",
        "jext",
        "emerade",
    ),
    *("anapen", "fastjekt", "allerject", "altellus"),
)
_EPINEPHRINE: Final = uncompiled(
    r"(?<![\w-])(?:epine(?:ph|f)rin[ea]?|adrenalin[ea]?|suprarenin)"
    r"(?:hydrochlorid|(?:hydrogen)?tartrat)?(?!\w)"
)
_DEVICE_BRAND: Final = uncompiled(
    r"(?<![\w-])(?:epi[- ]?pen(?:s|jr|junior)?|auvi[- ]?q|symjepi|neffy|eurneffy"
    r"|adrenaclick|twinject|jext|emerade|anapen|fastjekt|allerject|altellus)(?!\w)"
)
# SOAJ, ATIN and DEVI are how drug files shorten "solution auto-injector".
_DEVICE_FORM: Final = uncompiled(
    r"\bauto[- ]?inj(?:ector)?s?\b|\bauto[- ]?in[jy]e[ck]t(?:or|eur)e?[ns]?\b"
    r"|\b(?:fertig)?pens?\b|\bstylos?\b|\bplumas?\b|\b(?:soaj|atin|devi)\b"
    r"|\bpre[- ]?filled (?:disposable )?devices?\b"
    # A spray of the nose holds 1 or 2 mg; one that is breathed in, an eighth.
    r"|\bnasal spray\b|(?<![\d.,])[12]\s*mg\s*/\s*spray\b"
)
_SYRINGE: Final = uncompiled(r"\bpre-?filled\b")
# The ward syringe (10 mL, 0.1 mg/mL) is prefilled as well; one dose is not.
_ONE_DOSE: Final = uncompiled(r"(?<![\d.])0\.(?:15|3)\s*m[lg]\b(?!\s*/\s*ml)")
_OTHER_FORM: Final = uncompiled(
    r"cain[ea]?\b|\bampull?en\b|\bampollas?\b|\bviale?s?\b|\bfioles?\b|\bprimatene|\bracemic|\bracepine|\bvials?\b|\bamp(?:ul|oule)s?\b"
    r"|\binfusion|\bpremix|\bbags?\b|\bdrip\b|\bnasal solution|\bdecongestant"
    r"|\bophthalmic|\bintra(?:ocular|cameral)|\bnebul|\binhal|\babboject"
    r"|\blifeshield|\b1\s*(?::|in)\s*10[, ]?000\b|(?<![\d.])0\.1\s*mg\s*/\s*ml"
    r"|(?<![\d.])(?:10|30|250)\s*ml\b|\bcase\b|\bholder\b|\bpouch\b"
    r"|(?<!with )(?<!and )(?<!plus )(?<!\d )\b(?:trainer|training|practice)\b"
)


def is_other_form(said: str) -> bool:
    """Tell whether the (case-folded) words are of something that is no device."""
    return _OTHER_FORM.search(said) is not None


def has_device_words(said: str) -> bool:
    """Tell whether the (case-folded) words are of a device to carry."""
    if is_other_form(said):
        return False
    if affirmed(_DEVICE_BRAND, said) or _DEVICE_FORM.search(said):
        return True
    return bool(_SYRINGE.search(said) and _ONE_DOSE.search(said))


def epinephrine_named(said: str) -> Drug | None:
    """Read the (case-folded) words about one product."""
    if not any(part in said for part in _IN_EVERY_NAME):
        return None  # as usual; what follows is slower
    branded = affirmed(_DEVICE_BRAND, said)
    if not branded and not affirmed(_EPINEPHRINE, said):
        return None
    return Drug.EPINEPHRINE_DEVICE if has_device_words(said) else Drug.EPINEPHRINE_OTHER
