"""Names of analgesics and of what thins the blood; their combinations as well.

A combination is named by its parts in any order ("acetaminophen-codeine"), or by
a brand that names none of them.
"""

from typing import Final

from cds_service.clinical.medication import Drug

_CELECOXIB: Final = "celecoxib|celebrex|seglentis"
_OTHER_COX2: Final = (
    "etoricoxib|arcoxia|parecoxib|dynastat|rofecoxib|vioxx|valdecoxib|bextra"
    "|lumiracoxib"
)
_NSAID: Final = (
    f"{_CELECOXIB}|{_OTHER_COX2}"
    "|ibuprofen|advil|motrin|nurofen|duexis|dexibuprofen|naproxen|aleve|naprosyn"
    "|anaprox|vimovo|treximet|ketorolac|toradol|diclofenac|voltaren|cataflam"
    "|arthrotec|aceclofenac|indomethacin|indometacin|acemetacin|meloxicam|mobic|piroxicam"
    "|feldene|tenoxicam|lornoxicam|etodolac|nabumetone|sulindac|tolmetin|ketoprofen"
    "|dexketoprofen|oxaprozin|daypro|flurbiprofen|fenoprofen|loxoprofen"
    "|tiaprofenic acid|mefenamic acid|ponstel|tolfenamic acid|meclofenamate"
    "|niflumic acid|nimesulide|phenylbutazone|diflunisal|salsalate"
    "|choline magnesium trisalicylate|vicoprofen"
)
_PYRAZOLONES: Final = (
    "metamizole|metamizol|dipyrone|novalgin|novaminsulfon|nolotil|analgin"
    "|propyphenazone"
)
_ASPIRIN: Final = (
    "aspirin|acetylsalicylic acid|asa 81|asa 325|ecotrin|bufferin|aggrenox|yosprala"
    "|durlaza|excedrin|percodan|carbasalate|co-codaprin"
)
_THINNERS: Final = (
    "warfarin|coumadin|jantoven|phenprocoumon|marcumar|acenocoumarol|fluindione"
    "|rivaroxaban|xarelto|apixaban|eliquis|edoxaban|savaysa|lixiana|dabigatran"
    "|pradaxa|argatroban|bivalirudin|enoxaparin|lovenox|clexane|dalteparin|fragmin"
    "|tinzaparin|innohep|nadroparin|bemiparin|certoparin|danaparoid|fondaparinux"
    "|arixtra|heparin|clopidogrel|plavix|prasugrel|effient|ticagrelor|brilinta"
    "|brilique|ticlopidine|cangrelor|kengreal|cilostazol|pletal|vorapaxar"
    "|dipyridamole|triflusal|eptifibatide|tirofiban|abciximab|alteplase|tenecteplase"
    "|reteplase"
)

ANALGESIC_NAMES: Final = {
    Drug.BLEEDING_RISK: f"{_THINNERS}|{_ASPIRIN}|{_NSAID}",
    Drug.NSAID: f"{_NSAID}|{_PYRAZOLONES}",
    Drug.CELECOXIB: _CELECOXIB,
    Drug.OTHER_COX2_SELECTIVE: _OTHER_COX2,
    Drug.PYRAZOLONE: _PYRAZOLONES,
    Drug.ASPIRIN: _ASPIRIN,
    Drug.ACETAMINOPHEN: "acetaminophen|paracetamol|tylenol",
    Drug.OPIOID_HISTAMINE_RELEASING: (
        "morphine|ms contin|msir|oramorph|sevredol|kadian|duramorph|infumorph|codeine"
        "|tylenol #3|tylenol #4|co-codamol|co-codaprin|meperidine|demerol|pethidine"
        "|opium|paregoric|acetaminophen-cod|paracetamol-cod|cod-acetaminophen"
    ),
    Drug.OPIOID_LOWER_RISK: (
        "fentanyl|duragesic|actiq|fentora|sublimaze|sufentanil|dsuvia|remifentanil"
        "|ultiva|alfentanil|hydromorphone|dilaudid|exalgo|palladone|buprenorphine"
        "|suboxone|subutex|zubsolv|sublocade|brixadi|belbuca|butrans|norspan"
    ),
    Drug.OPIOID_NOT_RANKED: (
        "oxycodone|oxycontin|roxicodone|xtampza|percocet|endocet|percodan|oxynorm"
        "|targin|targiniq|oxymorphone|opana|hydrocodone|vicodin|norco|lortab|lorcet"
        "|hysingla|vicoprofen|tramadol|ultram|ultracet|conzip|seglentis|zaldiar|tramal"
        "|tapentadol|nucynta|palexia|methadone|dolophine|methadose|dihydrocodeine"
        "|co-dydramol|nalbuphine|butorphanol|pentazocine|levorphanol|tilidine"
        "|piritramide|meptazinol|ketobemidone|oliceridine|diamorphine|dhc continus"
    ),
}
"""Names divided by bars; see `drug_names`.

Pyrazolones (metamizole) count as NSAIDs, to which who reacts to one may react; that
they make anybody bleed is not said.
"""
