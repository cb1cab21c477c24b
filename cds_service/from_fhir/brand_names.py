"""Brands by the substances in them, for orders without a code that we know.

A brand is spelled one way in all countries, so it is read as written and in no
other spelling: "Sempera" is itraconazole, "Semper" is food for infants. In small
letters without accents. A brand that is a word as well ("Vigil") is left out.
"""

from typing import Final

BRAND_NAMES: Final = {
    # What makes or blocks CYP3A.
    "carbamazepine": "tegretal|timonil|finlepsin",
    "phenytoin": "epanutin|phenhydan|zentropil|hydan|dihydan|neosidantoina",
    "phenobarbital": "gardenal|luminal|luminaletten",
    "rifampicin": "eremfat|rifinah|rifaldin|rimactazid|rimstar|rimcure",
    "hypericum": "laif|jarsin|neuroplant",
    "clarithromycin": (
        "klaricid|zeclar|monozeclar|kofron|bremon|heliclear|zacpac|clarithro|prevpac"
        "|omeclamox"
    ),
    "itraconazole": "sempera",
    "ketoconazole": "nizoral",
    "fluvoxamine": "fevarin|faverin|floxyfral|dumirox",
    "ciprofloxacin": "ciprobay|ciflox|baycip",
    "diltiazem": "tildiem|dilzem|adizem|masdil",
    "verapamil": "manidon|securon",
    "fluconazole": "triflucan",
    "modafinil": "modiodal",
    "efavirenz": "stocrin",
    # What thins the blood.
    "enoxaparin": "inhixa",
    "edoxaban": "roteas",
    "heparin": "calciparin|calciparine",
    "triflusal": "disgren",
    "alteplase": "actilyse",
    "tenecteplase": "metalyse|tnkase",
    "reteplase": "rapilysin",
    "clopidogrel aspirin": "duoplavin",
    "dipyridamole aspirin": "asasantin",
    # Aspirin, alone and with others.
    "aspirin": "micropirin|pravadual",
    "aspirin acetaminophen": "thomapyrin",
    "aspirin esomeprazole": "axanum",
    "aspirin ramipril": "trinomia",
    # Against pain.
    "morphine": "zomorph|substitol",
    "codeine acetaminophen": "gelonida|solpadol|tylex|zapain|klipal|talvosilen",
    "opium acetaminophen": "izalgi|lamaline",
    "fentanyl": "durogesic|matrifen|instanyl|abstral|effentora|pecfent",
    "oxycodone": "longtec",
    "tramadol": "zydol|zamadol",
    "methadone": "physeptone",
    "diclofenac": "voltarol",
    "mefenamic acid": "ponstan",
    "flurbiprofen": "antadys|cebutid",
    "naproxen": "proxen",
    "dexibuprofen": "seractil",
    "ibuprofen": "antarene|nureflex",
    "tiaprofenic acid": "surgam",
    "aceclofenac": "airtal",
    "acemetacin": "rantudil",
    "meloxicam": "movalis",
    "dexketoprofen": "ketesse",
    # Bone.
    "denosumab": (
        "stoboclo|osenvelt|ospomyv|xbryk|conexxence|bomyntra|obodence|bildyos"
        "|bilprevda|ponlimsi|osvyrti"
    ),
    "ibandronate": "bonviva|bondronat",
    "alendronate": "fosavance|adrovance",
    # Heart and vessels.
    "sotalol": "sotalex",
    "labetalol": "trandate",
    "celiprolol": "celectol|selectol",
    "betaxolol": "kerlone",
    "oxprenolol": "trasicor",
    "bisoprolol perindopril": "cosyrel",
    "perindopril": "coversum|coversyl",
    "lisinopril": "zestoretic",
    "ramipril": "tritace",
    "imidapril": "tanatril",
    "zofenopril": "zofenil",
    # Contrast media, and interferon alfa.
    "gadopiclenol": "elucirem|vueway",
    "ioxitalamic acid": "telebrix",
    "interferon alfa": "roferon",
}
"""The English names, and the brands that stand for them, divided by bars."""
