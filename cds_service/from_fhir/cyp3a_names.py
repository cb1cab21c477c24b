"""Names of the drugs that change how fast CYP3A works; prodrugs and brands too."""

from typing import Final

from cds_service.clinical.medication import Drug

CYP3A_NAMES: Final = {
    Drug.STRONG_CYP3A_INHIBITOR: (
        "ketoconazole|itraconazole|sporanox|tolsura|onmel|posaconazole|noxafil"
        "|voriconazole|vfend|clarithromycin|biaxin|klacid|telithromycin|ketek"
        "|ritonavir|norvir|paxlovid|nirmatrelvir|cobicistat|tybost|genvoya|stribild"
        "|symtuza|prezcobix|rezolsta|evotaz|elvitegravir|lopinavir|kaletra|nelfinavir"
        "|viracept|indinavir|crixivan|saquinavir|invirase|tipranavir|aptivus"
        "|paritaprevir|viekira|technivie|viekirax|boceprevir|telaprevir|nefazodone"
        "|idelalisib|zydelig|ribociclib|kisqali|ceritinib|zykadia|tucatinib|tukysa"
        "|adagrasib|krazati|conivaptan|vaprisol|lonafarnib|zokinvy"
    ),
    Drug.MODERATE_CYP3A_INHIBITOR: (
        "fluconazole|diflucan|isavuconazole|isavuconazonium|cresemba|erythromycin"
        "|ery-tab|diltiazem|cardizem|tiazac|cartia xt|verapamil|calan|isoptin|verelan"
        "|aprepitant|emend|fosaprepitant|cinvanti|netupitant|fosnetupitant|akynzeo"
        "|ciprofloxacin|cipro|ciproxin|crizotinib|xalkori|dronedarone|multaq"
        "|fluvoxamine|luvox|cyclosporine|ciclosporin|neoral|sandimmune|gengraf"
        "|letermovir|prevymis|darunavir|prezista|atazanavir|reyataz|fosamprenavir"
        "|lexiva|duvelisib|copiktra|fedratinib|inrebic|lefamulin|xenleta|berotralstat"
        "|orladeyo|cimetidine|tagamet|grapefruit"
    ),
    Drug.STRONG_CYP3A_INDUCER: (
        "carbamazepine|tegretol|carbatrol|equetro|enzalutamide|xtandi|mitotane"
        "|lysodren|phenytoin|dilantin|fosphenytoin|cerebyx|rifampin|rifampicin"
        "|rifadin|rifamate|rifater|rimactane|phenobarbital|phenobarbitone|primidone"
        "|mysoline|apalutamide|erleada|lumacaftor|orkambi|ivosidenib|tibsovo"
        "|st john's wort|st\\. john's wort|st johns wort|st john\u2019s wort"
        "|st\\. john\u2019s wort|saint john's wort|saint johns wort"
        "|saint john\u2019s wort|hypericum"
    ),
    Drug.MODERATE_CYP3A_INDUCER: (
        "bosentan|tracleer|efavirenz|sustiva|atripla|symfi|etravirine|intelence"
        "|modafinil|provigil|dabrafenib|tafinlar|lorlatinib|lorbrena|lorviqua"
        "|rifabutin|mycobutin|rifapentine|priftin|cenobamate|xcopri|ontozry|sotorasib"
        "|lumakras"
    ),
}
"""Names divided by bars; see `drug_names`. The levels are those of the value sets."""
