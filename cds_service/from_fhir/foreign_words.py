"""Says in English what German, French and Spanish laboratories write of a result.

A closed list of phrases, taken in this order. A word that is not on it stays as
it is, and a sentence with a word that nobody knows settles nothing
(`known_words`): so what is missing here costs a question and never an answer.
"""

import re
import unicodedata
from typing import Final

from cds_service.patterns import uncompiled

_SHOWN: Final = (
    r"(?:nachgewiesen|nachweisbar|detektiert|detektierbar|gefunden|festgestellt"
    r"|vorhanden|(?:detecte|retrouve|identifie|observe)e?s?|mises? en evidence"
    r"|mis en evidence|presentes?|(?:detectad|identificad|encontrad|observad)[oa]s?)"
)
_SEEN: Final = (
    r"(?:detecta|detectan|detectado|observa|observan|observado|identifica|identificado"
    r"|encuentra|encontrado|evidencia|evidenciado|demuestra|demostrado)"
)
_OF_IT: Final = r"(?: (?:auf|fur|von))?(?: (?:einer?|der|des))?"
_PHRASES: Final = (
    ("corrected", r"(?:korrigiert|berichtigt|corrige|rectifie|corregid)\w*"),
    ("addendum", r"(?:nachtrag\w*|adenda)"),
    ("previously", r"(?:z\.? ?n\.|zustand nach|bekannt\w*|anamnestisch\w*|vormals)"),
    ("previously", r"(?:antecedents?(?: de| d')?|antecedentes?(?: de)?|connue?s?)"),
    ("previously", r"(?:conocid[oa]s?|fruher\w*|anterieur\w*|anterior\w*)"),
    ("reference value", r"valeurs? (?:de reference|normales?)"),
    ("reference value", r"valor(?:es)? (?:de referencia|normal(?:es)?)|referencia"),
    ("reference value", r"(?:referenz(?:wert|bereich)?|normwert|sollwert)"),
    ("was not detected", rf"konnten? nicht {_SHOWN} werden"),
    ("was not detected", rf"n'(?:a|ont|est|sont|etait) pas (?:ete )?{_SHOWN}"),
    ("not detected", rf"(?:nicht|non|no) {_SHOWN}"),
    ("not detected", rf"no se (?:ha |han |pudo )?{_SEEN}"),
    ("not detected", r"(?:no|non) detectables?|indetectables?"),
    ("detected", rf"se (?:ha |han )?{_SEEN}"),
    ("was detected", rf"(?:a|ont) ete {_SHOWN}"),
    ("detected", _SHOWN),
    ("below the limit of detection", r"unter(?:halb)? der nachweisgrenze"),
    ("below the limit of detection", r"por debajo del (?:limite|umbral) de deteccion"),
    (
        "below the limit of detection",
        r"(?:en|au)[ -]dessous (?:de la limite|du seuil) de detection",
    ),
    ("limit of detection", r"nachweisgrenze|(?:limite|seuil|umbral) de deteccion"),
    ("limit of detection", r"(?:limite|seuil) de detection"),
    ("sensitivity", r"sensitivitat|sensibilite|sensibilidad"),
    (
        "no evidence of",
        rf"kein(?:en|e|er)? (?:nachweis|hinweise?|anhalt){_OF_IT}",
    ),
    ("no", r"kein(?:en|em|er|es|e)?|aucune?|ningun[ao]?"),
    ("no ", r"pas d(?:e |')"),
    ("detection of", r"nachweis (?:von|einer|der|des)"),
    ("absence of ", r"absence d(?:e |')(?:la |une )?|ausencia de (?:la )?"),
    ("presence of ", r"presence d(?:e |')(?:la |une )?|presencia de (?:la )?"),
    ("analysis of ", r"recherche d(?:e |')(?:la |une )?"),
    ("analysis of ", r"(?:estudio|analisis) de (?:la )?"),
    ("wild type", r"wildtyp|(?:type )?sauvage|tipo (?:salvaje|silvestre|nativo)"),
    ("not evaluable", r"nicht (?:beurteilbar|auswertbar|interpretierbar|bestimmbar)"),
    ("not evaluable", r"non (?:interpretable|evaluable|contributi(?:f|ve))"),
    ("not evaluable", r"ininterpretable|no (?:valorable|evaluable|interpretable)"),
    ("indeterminate", r"indetermine\w*|non concluante?|no concluyente"),
    ("indeterminate", r"indeterminad[oa]"),
    ("insufficient", r"nicht ausreichend\w*|unzureichend\w*|ungenugend\w*|zu wenig"),
    ("insufficient", r"insuffisante?s?|insuficientes?"),
    ("pending", r"ausstehend|steht (?:noch )?aus|folgt|in (?:be)?arbeit(?:ung)?"),
    ("pending", r"en (?:attente|cours|proceso|curso)|a suivre|pendientes?"),
    ("positive", r"positiv(?:er|es|en|[oa]s?)?|positifs?"),
    ("negative", r"negativ(?:er|es|en|[oa]s?)?|negatifs?|negatives"),
    ("mutated", r"mutiert|mutee?"),
    ("not", r"nicht|pas"),
    ("without", r"ohne|sans|sin"),
    ("bone marrow", r"knochenmark\w*|moelle(?: osseuse)?|medula(?: osea)?"),
    ("peripheral blood", r"(?:peripher\w* ?)blut|blut|sang(?: peripherique)?"),
    ("peripheral blood", r"sangre(?: periferica)?"),
    ("allele frequency", r"allel(?:frequenz|last|fraktion)|mutationslast"),
    ("allele frequency", r"frequence allelique|frecuencia alelica"),
    ("result", r"befund|ergebnis|resultat|resultado"),
    ("analysis", r"mutationsanalyse|estudio|analisis|recherche|nachweis"),
    ("material", r"materiel|prelevement|echantillon|adn|muestra|dna-menge"),
    ("mutation", r"mutacion(?:es)?|mutationen"),
    ("variant", r"variantes?"),
    ("gene", r"gen"),
    ("was", r"wurden?|ist|sind|war|est|sont|etait|a ete|es(?= wurde)"),
    ("and", r"und|et|y"),
    ("in", r"im|aus|dans|en"),
    ("by", r"mittels|par|por"),
    ("with", r"mit|avec|con"),
    ("the", r"die|der|das|den|dem|eine[rmn]?|ein|les?|une?|du|des"),
    ("the", r"de la|del?|el|las?|los"),
    ("the", r"es(?= was)"),
    ("", r"[ld]'"),
)  # fmt: skip
_TABLE: Final = tuple(
    (english, uncompiled(rf"(?<!\w)(?:{foreign})(?:(?<=[ '])|(?!\w))", re.IGNORECASE))
    for english, foreign in _PHRASES
)
_FOREIGN: Final = uncompiled(
    r"\b(?:nachweis\w*|nachgew\w*|nicht|kein\w*|vorhanden|befund|wildtyp|gefunden"
    r"|(?:posi|nega)tiv(?!es?\b|el|ity)\w*|aus(?:stehend|reichend|wertbar)|folgt"
    r"|zu wenig|unzureichend\w*|bearbeitung|detektier\w*|referenz\w*|nachtrag|mutiert"
    r"|(?:korrigiert|berichtigt|corrige|rectifie|corregid)\w*"
    r"|detecte|detecte?es?|decele\w*|negatifs?|positifs?|aucune?|pas|recherche|sauvage"
    r"|(?:pre|ab)sence d[e']|en (?:evidence|attente|cours|proceso|curso)|a suivre"
    r"|insuffisant\w*|ininterpretable|indetermin(?!ate)\w*|insuficiente|pendientes?"
    r"|detectad\w+|detectan?|detectar|ausencia|presencia|mutacion\w*|indetectables?"
    r"|valorable|concluyente|salvaje|silvestre|debajo|no se|identificad\w+|sin)\b",
    re.IGNORECASE,
)
_LETTERS: Final = str.maketrans({"\u00df": "ss", "\u1e9e": "SS"})


def in_english(tidy: str) -> str:
    """Return a tidied text with the foreign phrases of results in English."""
    folded = without_accents(tidy)
    if not _FOREIGN.search(folded):
        return tidy
    for english, pattern in _TABLE:
        folded = pattern.sub(english, folded)
    return folded


def without_accents(text: str) -> str:
    """Return a text with plain letters: "Anästhesie" as "Anasthesie"."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
