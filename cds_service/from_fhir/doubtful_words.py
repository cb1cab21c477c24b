"""Finds the words that make an answer about KIT or the fusion doubtful.

A report withdraws, teaches, quotes its reference and speaks of its own limits
in more ways than a reader of sentences can know. Where such a word stands, an
answer is not used: UNCLEAR costs a warning, a wrong answer costs a patient.
"""

import re
from typing import Final

from cds_service.from_fhir.reference_values import without_references
from cds_service.from_fhir.report_frames import Frame, frame
from cds_service.from_fhir.report_sections import parts_of_report
from cds_service.from_fhir.report_text import clean, endless, sentences
from cds_service.from_fhir.result_words import Polarity, polarity
from cds_service.patterns import uncompiled


def _words(*alternatives: str) -> re.Pattern[str]:
    return uncompiled("|".join(alternatives), re.IGNORECASE)


_TESTED: Final = (
    r"(?:test(?:s|ing|ed)?|assays?|analys[ei]s|results?|reports?|samples?|specimens?"
    r"|data)"
)
_RESULT: Final = r"(?:positiv\w*|detect(?:ed|able)|present|mutated|found)"
_WITHDRAWN: Final = _words(
    r"\baddend\w*|\bamend\w*|\bcorrect(?:ed|ion|ions)?\b|\bretract\w*|\brevo(?:k|c)\w*",
    r"\bvoid(?:ed)?\b|\bunreliable|\bmis-?(?:label|identif|match)\w*|\bdisregard\w*",
    r"\bwrong\w*|\bincorrect\w*|\bunder review\b|\bswap\w*|\bin error\b|\berroneous",
    r"\bmix(?:ed)?[- ]?up\b|\bsupersed\w*|\bnot valid\b|\bwithdrawn\b|\brescind\w*",
)
_SHAKY: Final = _words(
    r"\bdoubt(?:s|ful)?\b|\bquestionable\b|\buncertain\w*|\bdubious\b|\bcaution\w*",
    r"\b(?:not|n't|never|cannot|could ?not) (?:be )?(?:reproduc\w+|confirm\w*|verif\w+"
    r"|reliable|relied|validated|trusted)",
    r"\b(?:another|different|other) (?:patient|person|individual)\b|\bexchanged\b",
    r"\bcontaminat\w+|\bart[ei]fact\w*|\bunconfirmed\b|\bprovisional\b|\btentative\b"
    r"|\bto be confirmed\b|\b(?:needs?|requires?|awaits?|pending) confirmation\b"
    r"|\binvalid\w*|\bfalse[- ]?(?:positive|negative)\b|\bunlikely\b|\bimplausib\w+",
)
_NO_DENIAL: Final = _words(
    r"\bhowever\b|\bbut\b|\balthough\b|\bdespite\b|\bnevertheless\b",
    r"\bha?emo-?dilut\w*|\b(?:low|poor|little|scant\w*|limited) (?:\w+ )?(?:dna|yield"
    r"|quality|cellularity|confidence|input)\b|\bdegrad\w*|\bclotted\b|\bquality\b",
    r"\bonly \d[\d.,]{0,12} ?(?:ng|\u00b5g|ug|genome|cop|cells?|molec|reads|x\b)"
    r"|\binsufficient|\binadequate|\bsuboptimal|\bdecalcif\w*|\bcoverage\b",
    r"\bbelow (?:the )?(?:minimum|required|recommended)|\bnot (?:fully )?(?:covered"
    r"|sequenced|analy[sz]ed|included|meet|met)\b|\bnot on record\b",
    r"\bpreliminary\b|\bprovisional\b|\bconfirmatory\b|\bpending\b|\bawait\w*",
    r"\bcan ?not be (?:excluded|ruled out)|\bcould not be (?:excluded|ruled out)",
    r"\bno (?:\w+ ){0,2}?(?:change|doubt|decrease|increase|difference|reduction"
    r"|question|loss|improvement|decline|longer negative)\b|\bother than\b",
    rf"\bno (?:(?!in\b|of\b|by\b|was\b|mutation detected|detected)[\w-]{{1,30}}"
    rf"[ ,]{{1,2}}){{0,6}}?"
    rf"{_TESTED}\b",
    rf"\b{_TESTED}\s?(?:[:=-]|was|were|is|are)?\s?"
    r"(?:none|absent|not found|not available)\b",
    rf"\b(?:not|n't) (?:find|locate) (?:[\w-]{{1,30}} ){{0,5}}?{_TESTED}\b",
    r"\bevidence of prior\b",
    rf"\b{_TESTED} (?:negative|not detected) for (?:contaminat|inhibit)\w*",
    r"\bfrom the (?:chart|record|file|notes)\b|\b(?:in|on) (?:the )?(?:chart|record)\b",
    r"\breference\b(?! (?:transcript|sequence|genome|laborator|assembly|lab\b))",
    r"\bexpected\b|\bnormal (?:value|range|result|interval)s?\b|\bnormal\s?:",
    r"\b(?:gene|no|kit) amplification\b"
    r"|\bamplification (?:was |is )?(?:not|neg|abs|det)",
    r"\bcopy[- ]number\b",
    r"\bkit(?: gene)?(?: \w+)? (?:rearrang|delet|duplic|transloc)\w*",
    r"\bd816v (?:mutation |variant )?(?:in|of) (?:the )?"
    r"(?:pdgfr|flt3|jak2|egfr|csf1r|braf)\w*|% of (?:the )?amplicons",
    r"\bno (?!evidence\b|mutation|variant)\w+ with\b",
    r"\bwithout mast cells\b|\btouch prep|\bgists?\b",
    rf"\b(?:repeat\w*|reflex\w*|re-?test\w*)\b[^\n]{{0,300}}(?<!not )\b{_RESULT}\b",
    r"\b(?:mut(?:ant|ated) allele|allele burden)[^.;\n]{0,100}?"
    r"(?<![\d.])(?!0+(?:\.0+)? ?%)"
    r"\d+(?:\.\d+)? ?%|\d ?% mutant\b",
    rf"\bunequivocal\w*\b|\bremains? {_RESULT}|\bcircle\b",
)
_LIMIT_WORDS: Final = (
    r"\b(?:lo[dq]|limits? of detection|detection limit|(?:analytic(?:al)? )?sensitivity"
    r"|sensitive|minimum|cut-?offs?|thresholds?|reliably|down to|as low as)\b"
)
_LIMIT: Final = _words(_LIMIT_WORDS)
_CLAUSE: Final = uncompiled(r"([();]|,(?!\d))")
_IN_BRACKETS: Final = uncompiled(r"\([^()]{0,300}\)")
_NO_FINDING: Final = _words(
    r"\b(?:is|are|was|were|has been|have been|be)\b(?: \w+)? (?:commonly |typically "
    r"|frequently |usually ){0,3}(?:identified|detected|found|seen|present|reported"
    r"|observed)\b[^.;]{0,30}\bin\b[^.;]{0,200}"
    r"(?:\b(?:patients|(?:systemic )?mastocytosis|sm|cases"
    r"|diseases?|neoplasms?|individuals|adults)\b"
    r"|%(?! of (?:the )?(?:all|alleles|reads)))",
    r"(?:%|\bpercent) of (?!(?:the |total |all ){0,3}(?:alleles?|reads|total|dna"
    r"|molecules"
    r"|nuclei|interphases?))",
    r"\b(?:commonly|typically|frequently|usually|often|approximately \d+ ?% of)\b",
    r"\bharbou?r\b|\bcarry\b|\b(?:when|if|should|whether|unless|once)\b",
    r"\bresponds?\b|\bresponse\b|\beligib\w*|\bguide\w*|\bkey\b|\blegend\b|\binterpretive\b",
    r"\bpositive (?:\w+ )?(?:disease|patients?|mastocytosis|neoplasms?)\b|\btreat\w*\b",
    rf"\b{_TESTED} (?:has|have) been\b|\border(?:s|ed)?\b|\brequest\w*|\btherap\w+",
    r"\bconfirmed with\b|\bpanel\b|\bprobe\b|\bcell[- ]?lines?\b",
    r"\bcontrols?\b|\bstandard\b",
    r"\breplicates?\b|\bdroplets? detected|\bmutant droplets?\b|\bnot reportable\b",
    r"\bbelow\b|\b(?:adequate|human|sufficient) dna\b|\bdna (?:detected|present)\b"
    r"|\bquality\b|\bspecimen received\b|\breceived\b|\bamplification\b|\beffective\b",
    r"\baggregates?\b|\bcells?\b(?![- ]free)|\binfiltrat\w*|\bcd\d+",
    r"[:=?]\s?(?:n|no|none|false|nil|0)\b(?![.,]?\d)(?! (?:other|additional|further))",
    r"\bd816[a-z] ?(?:/|or|and/or) ?(?:d816)?[a-z]\b",
    r"\bpatient reports\b|\bper patient\b|\b(?:can|could) ?not (?:be )?(?:exclude"
    r"|rule)",
    r"\bvs\.?(?!\w)|\bversus\b|\bnormal\b|\bfamily\b|\bmother\b|\bfather\b|\btrial\b|\btargets\b",
)
_OTHER_TEST: Final = _words(
    r"\b(?!(?:kit|d816v?)\b)[a-z]{2,6}\d{1,3}[a-z]?\b|\bmpl\b|\bcalr\b|\bbcr\b",
    r"\bpdgfr\w*|\bcytogenetic\w*|\bkaryotyp\w*|\bflow cytometry\b",
)
_NO_FUSION: Final = _words(
    r"\bnormal\b|\ball present\b|\bcut-?off|\bwithin\b"
    r"|\bpresent\b[^.;]{0,200}\bpattern",
    r"\bdrug of choice\b|\bprobes?\b",
    # A few nuclei with one signal less are the background of FISH.
    r"(?<![\d.,])\d(?:[.,]\d+)? ?% of (?:\w+ )?(?:nuclei|cells|interphases)\b",
)
_ANOTHER: Final = _words(
    r"\b(?!(?:kit|d816v?)\b)[a-z]{2,6}\d{1,3}[a-z]?\b|\bmpl\b|\bcalr\b|\bbcr\b|\bkit\b",
    r"\bpdgfr\w*|\bmast cells?\b|\btryptase\b|\bcd\d+|\bfusion\b|\b[cb]-find",
    r"\bd816|\basp ?816|\binfiltrat\w*|\beosinophil\w*|\baggregates\b",
)


def doubts_absence(text: str) -> bool:
    """Tell whether "not detected" cannot be taken from a text as it stands."""
    if endless(text):
        return True
    text = _plain(text)
    if withdrawn(text) or _NO_DENIAL.search(text):
        return True
    return any(_found_after_all(part) for part in sentences(text))


def withdrawn(text: str) -> bool:
    """Tell whether a text takes back, corrects or doubts a result."""
    if endless(text):
        return True
    text = _plain(text)
    return bool(_WITHDRAWN.search(text)) or any(map(_shaken, sentences(text)))


def doubts_presence(sentence: str) -> bool:
    """Tell whether a sentence that says "detected" may not report a finding."""
    if _WITHDRAWN.search(sentence) or _NO_FINDING.search(sentence):
        return True
    return bool(_LIMIT.search(_IN_BRACKETS.sub(" ", sentence)))


def doubts_fusion(sentence: str) -> bool:
    """Tell whether a sentence that says a fusion is present may not mean it."""
    return doubts_presence(sentence) or bool(_NO_FUSION.search(sentence))


def without_limits(words: str) -> str:
    """Return the words without the clauses about what an assay can see."""
    return "".join(part for part in _CLAUSE.split(words) if not _LIMIT.search(part))


def _shaken(part: str) -> bool:
    """Tell whether a sentence doubts what another one said."""
    return bool(_SHAKY.search(part)) and frame(part)[0] is not Frame.BESIDE


def of_another_test(sentence: str) -> bool:
    """Tell whether a sentence is about another gene or test and takes nothing back."""
    return bool(_OTHER_TEST.search(sentence)) and not _WITHDRAWN.search(sentence)


def _plain(text: str) -> str:
    """Return the text without reference values, and without a heading at its head."""
    parts = parts_of_report(clean(text))
    return without_references(parts[0] if len(parts) == 1 else clean(text))


def _found_after_all(part: str) -> bool:
    """Tell whether a sentence without a subject of its own says "positive"."""
    if _ANOTHER.search(part) or frame(part)[0] is Frame.BESIDE:
        return False
    return polarity(part.lower()) is Polarity.DETECTED
