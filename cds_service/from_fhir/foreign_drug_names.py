"""Names of drugs that follow no rule from language to language, and brands.

German, French and Spanish, in small letters without accents. What only differs in
its ending or in letters that sound alike needs no row: see `name_spelling`.
"""

from typing import Final

FOREIGN_NAMES: Final = {
    "aspirin": (
        "godamed|kardegic|aspegic|adiro|tromalyt|acetylsalicylat|acetylsalicylique"
        "|acetilsalicilico"
    ),
    "ibuprofen": (
        "ibu|dolormin|brufen|neobrufen|espidifen|dalsy|spedifen|ibuflam|ibuhexal"
    ),
    "ketoprofen": "profenid|gabrilen",
    "dexketoprofen": "enantyum|sympal",
    "naproxen": "apranax",
    "diclofenac": "diclo|diclac",
    "metamizole": "berlosin",
    "acetaminophen": ("doliprane|dafalgan|efferalgan|benuron|gelocatil|termalgin"),
    "phenprocoumon": "marcoumar|falithrom",
    "acenocoumarol": "sintrom",
    "fluindione": "previscan",
    "warfarin": "aldocumar",
    "prasugrel": "efient",
    "clopidogrel": "iscover",
    "nadroparin": "fraxiparin|fraxiparine|fraxodi",
    "certoparin": "embolex",
    "bemiparin": "hibor",
    "morphine": "mst|skenan|actiskenan|moscontin",
    "codeine acetaminophen": "codoliprane",
    "pethidine": "dolantin",
    "opium": "opio|opii",
    "oxycodone": "oxygesic",
    "hydromorphone": "jurnista",
    "buprenorphine": "temgesic|transtec",
    "methadone": "levomethadon|levomethadone|polamidon",
    "tramadol": "topalgic|contramal|adolonta",
    "tramadol acetaminophen": "ixprim",
    "tilidine": "valoron",
    "piritramide": "dipidolor",
    "prednisone": "cortancyl|decortin|dacortin",
    "prednisolone": "solupred",
    "methylprednisolone": "urbason",
    "dexamethasone": "fortecortin",
    "omeprazole": "mopral|antra",
    "esomeprazole": "inexium",
    "hydroxyurea": "hydroxyharnstoff|litalir",
    "gastrocrom": "allergoval|nalcrom",
    "lithium": "litio|quilonum|teralithe|plenur",
    "lorazepam": "tavor|temesta|orfidal",
    "alprazolam": "tafil|trankimazin",
    "midazolam": "dormicum",
    "atracurium": "tracrium",
    "rocuronium": "esmeron",
    "vecuronium": "norcuron",
    "succinylcholine": "lysthenon|celocurine|pantolax",
    "propofol": "disoprivan",
    "etomidate": "hypnomidate",
    "iomeprol": "imeron|iomeron",
    "iobitridol": "xenetix",
    "iopamidol": "solutrast",
    "iohexol": "accupaque",
    "gadobutrol": "gadovist",
    "gadoterate": "clariscan",
    "gadoteridol": "prohance",
    "gadoxetate": "primovist",
    "gadobenate": "multihance",
    "metoprolol": "beloc|seloken",
    "bisoprolol": "concor|emconcor|detensiel|cardensiel",
    "propranolol": "dociton|avlocardyl|sumial",
    "carvedilol": "dilatrend|kredex",
    "nebivolol": "nebilet",
    "ramipril": "delix|triatec",
    "enalapril": "xanef|renitec",
}
"""The English name, and what stands for it, divided by bars."""

_CONTRAST: Final = (
    r"(?<!vor )(?<!nach )(?<!avant )(?<!apres )(?:\w*kontrastmittel"
    r"|(?:produits?|agents?|medios?) de contraste?|contraste (?:yodado|iodee?))"
)
# Not mesalazine (5-ASA), nor the classes 1 to 6 of who is anaesthetised.
_ASA: Final = (
    r"(?<!5 )asa(?=(?:[ -]+(?:ec|chew\w*))?[ -]*"
    r"(?:75|8[01]|100|16[02]|300|325|500|650)(?!\w))"
)
# In this strength the capsules are swallowed; those for inhaling hold less.
_SWALLOWED_CROMOLYN: Final = (
    r"(?:sodium |natrium)?cromogl[iy]c(?:ate?|ic acid)(?: sodium)? 100 ?mg"
    r"[ \w]{0,12}(?:caps\w*|kapsel\w*)"
)
FOREIGN_PHRASES: Final = (
    # The name of an acid: acide zolédronique, ácido zoledrónico, Zoledronsäure.
    (r"acid[eo] (\w{4,30}?)i(?:que|co)", r"\1ic acid"),
    (r"(\w{4,30}?)(?:in)?s(?:a|ae)ure", r"\1ic acid"),
    (r"(?:ass|aas)(?=(?:[ -]+\w{2,12})?[ -]*\d{2,3}(?!\w))", "aspirin"),
    (
        r"(?:herz[ -]?)?ass[ -](?:ratiopharm|hexal|stada|al|abz|dexcel|actavis)",
        "aspirin",
    ),
    (_ASA, "aspirin"),
    (r"thomapyrin tension duo", "ibuprofen"),
    (r"peg[ -]intron|(?:peg[ -]?)?ifn[ -]?(?:alfa|alpha)(?:2[ab])?", "interferon alfa"),
    (r"a(?:cetyl|cetil)salic[yi]lat[eo] de lis?[yi]?s?ina?e?", "aspirin"),
    (r"(\w{4,30}?)i(?:que|co),? acid[eo]", r"\1ic acid"),
    (r"vitamin[ae]?[ -](d3?)", r"vitamin \1"),
    (r"calcium[ck]arbonat|carbonate de calcium", "calcium carbonate"),
    (r"carbonato (?:de calcio|calcico)", "calcium carbonate"),
    (r"pol[iy]m[iy]xin[ea]?[ -]b", "polymyxin b"),
    (r"bienengift|(?:venin|veneno) d(?:'|e )abe(?:ille|ja)s?", "bee venom"),
    (r"wespengift|(?:venin|veneno) de (?:guepe|avispa)s?", "wasp venom"),
    (r"johanniskraut|millepertuis|hierba de san juan", "hypericum"),
    (_SWALLOWED_CROMOLYN, "gastrocrom"),
    (_CONTRAST, "contrast medium"),
)
"""What is written in several words or by a rule of its own, and it in English."""
FOREIGN_GLANCE: Final = (
    r"acid[eo]|salic|s(?:a|ae)ure|ass|aas|vitamin|calci|gift|ven[ie]n|kraut|millep"
    r"|pol[iy]m|hierba|contrast|kontrast|cromogl|\basa\b|\bpeg[ -]|ifn|thoma"
)
"""Beginnings of all of these: a name without any of them is none of them."""
