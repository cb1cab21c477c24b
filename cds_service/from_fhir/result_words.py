"""Tells from the words of one phrase whether something was detected.

The phrase is in lower case, with every gene or variant in it replaced by a
sign (`SUBJECT`, `OTHER_SUBJECT`). Whatever is not plainly a result is UNCLEAR;
a phrase without any word of result says NOTHING.
"""

import re
from enum import StrEnum
from typing import Final

from cds_service.patterns import uncompiled

SUBJECT: Final = "@"
OTHER_SUBJECT: Final = "#"

_LONGEST_PHRASE: Final = 600
_FOUND: Final = (
    r"(?:detected|detectable|identified|found|seen|observed|present|mutated"
    r"|demonstrated|evident|noted)"
)


def _words(*alternatives: str) -> re.Pattern[str]:
    return uncompiled("|".join(alternatives))


_NEUTRAL: Final = _words(
    r"\blikely (?:pathogenic|oncogenic)\b",
    r"\((?:[^()]{0,120}\b)?(?:previous|prior)(?:ly)?\b[^()]{0,120}\)",
    r"\bmutated allele (?:fraction|frequency|burden)\b",
    r"\bat present\b",
    r"\b(?:show\w*|reveal\w*|demonstrat\w+|identif\w+|detect(?:s|ed)?|found|has)"
    r"(?= no\b)",
    r"\b(?:no|without) (?:c|b)-findings\b",
)
_NO_OTHER: Final = uncompiled(
    r"\b(?:no|without) (?:any )?(?:other|additional|further|concurrent|secondary)\b"
    rf"(?P<rest>[^,;.]{{0,200}}?(?:\b{_FOUND}\b|[,;.]|$))"
)
_EXCEPTION: Final = _words(
    r"\bother than\b", r"\bexcept", r"\bexcluding\b", r"\b(?:apart|aside) from\b",
    r"\bbesides\b", r"\bbut for\b", r"\bthan @",
)  # fmt: skip
_PENDING: Final = _words(
    r"\bpending\b", r"\bto follow\b", r"\bin (?:progress|process)\b", r"\bawait\w*",
    r"\bnot yet \w+", r"\bwill be (?:reported|issued|sent)\b", r"\boutstanding\b",
    r"\bto be reported\b", r"\bsent (?:out|to)\b", r"\bresults? (?:is|are) due\b",
)  # fmt: skip
_INDETERMINATE: Final = _words(
    r"\bindeterminate\b", r"\bequivocal\b", r"\binconclusive\b", r"\bno[- ]?call\b",
    r"\bqns\b", r"\bquantity not sufficient\b", r"\binsufficient\b",
    r"\binadequate\b", r"\bfailed\b(?! to (?:detect|identify|reveal|show|demonst))",
    r"\b(?:not|non|un)[- ]?(?:evaluable|assessable|informative|interpretable)\b",
    r"\b(?:could|can) ?not be (?:determined|assessed|evaluated|performed|analy[sz]ed)",
    r"\bborderline\b", r"\binvalid\b", r"\bno (?:result|amplification)\b",
    r"\bunsuccessful\b", r"\bunable to (?:determine|assess|perform)\b",
)  # fmt: skip
_HEDGE: Final = _words(
    r"\b(?:possibl[ey]|probabl[ey]|(?:un)?likely|suspici\w+|suspect\w*|suggest\w*)\b",
    r"\b(?:exclude[ds]?|ruled? out|r/o|question\w*|query|uncertain|unclear|doubtful)\b",
    r"\b(?:presum\w+|tentative|perhaps|favou?r\w*|unconfirmed|to be confirmed)\b",
    r"\b(?:might|could be|(?:consistent|compatible) with|withdrawn|cancel\w+)\b|\?",
    r"(?<!\d )\bmay\b(?! \d|,)",
    r"\bsee (?:\w+ )?(?:note|comment|below|report|interpretation|addendum|attached)\b",
    r"\b(?:contaminat\w+|art[ei]fact\w*|false|unknown|error\w*|controls?)\b",
    r"\bnot (?:performed|tested|done|requested|reported|assayed|examined|available"
    r"|confirmed|be confirmed)\b",
    r"\b(?:donor|mother|father|brother|sister|sibling|family)\b",
    r"\b(?:barely|hardly|scarcely|almost|nearly)\b",
    # "Not detected", "not done", "not determined", "nicht durchgefuehrt".
    r"(?<![\w.])n\.? ?d\.?(?!\w)",
    rf"\b(?:not|never|n't) (?:been )?{_FOUND} to be\b",
    r"\b(?:0|zero) (?:copies|molecules|reads|mutant|droplets)\b",
)
_DOUBLE: Final = uncompiled(
    r"\b(?:no|not|non|never|neither|nor)[- ](?:\w+ ){0,2}?"
    r"(?:negative|absent|absence|wild|undetect\w+|not|without|lack\w*)\b"
)
_SCOPED: Final = r"(?=(?: \S{1,40}){0,4}? ?(?:[@#]|mutation|variant))"
_NEGATIVE: Final = _words(
    rf"\bwild[- ]?type(?: (?!not\b|never\b)\w+){{0,3}}? {_FOUND}\b",
    rf"\bonly (?:the )?wild[- ]?type\b[^,;.]{{0,200}}?(?:\b{_FOUND}\b|$)",
    r"\bwild[- ]?type\b", r"\bwt\b", r"\bunmutated\b",
    rf"\b(?:not|non|never)[- ]?(?:been |be )?{_FOUND}\b",
    rf"\bno longer {_FOUND}\b",
    r"\bun-?detect(?:ed|able)\b", r"\babsent\b",
    rf"\b{_FOUND}\b[^:=;,.]{{0,100}}[:=] ?(?:none|no|nil|not)\b",
    rf"\bnone (?:was |were )?{_FOUND}\b",
    r"\bnegative\b", r"\bneg\b", r"\(-\)",
    r"(?:\bbelow|\bunder|<) ?(?:the )?(?:assay'?s? |lower |test ){0,3}"
    r"(?:limit of detection|detection limit|detection threshold|lo?d\b"
    r"|level of detection|limits of detection)",
    r"\bfail(?:ed|s) to (?:detect|identify|reveal|show|demonstrate)\b",
    r"\b(?:did|does|do) not (?:detect|identify|reveal|show|demonstrate|harbou?r"
    r"|carry)\b",
    rf"\b(?:could|can) ?not be {_FOUND}\b",
    rf"\b(?:absence of|without|free of|lack(?:s|ing)?(?: of)?)\b{_SCOPED}",
)  # fmt: skip
_POSITIVE: Final = _words(
    rf"\b{_FOUND}\b", r"\bpositiv(?:e|ity)\b", r"\bpos\b", r"\bpresence of\b",
    r"\bharbou?r(?:s|ing|ed)?\b", r"\bcarr(?:ies|ying|ied)\b", r"\bconfirmed\b",
    r"\bshow(?:s|ed|n|ing)\b", r"\breveal(?:s|ed|ing)\b", r"\bdet\b", r"\(\+\)",
    r"[@]\s?\+(?!\w)", r"\bidentifies\b", r"\bdemonstrates\b",
)  # fmt: skip
_CLAUSE: Final = uncompiled(r"[,;:()=\n]| - ")
_BELOW: Final = uncompiled(r"\b(?:below|under)\b|<")
_NO: Final = uncompiled(r"\b(?:no|none|nil|neither|nor)\b")
_OF_ANOTHER: Final = uncompiled(
    # "Mast cells were identified KIT D816V": what was identified came before.
    rf"\w\W{{1,9}}(?:was|were|is|are|been) (?:\w+ )?{_FOUND}\b[^@]{{0,200}}[@]"
    rf"(?![^@]{{0,200}}\b(?:{_FOUND}|positive)\b)"
)
_ALTERNATIVE: Final = uncompiled(r"\bor\b|(?<![\d.,])0(?:[.,]0+)? ?%")
_NO_SUCH: Final = uncompiled(
    r"\b(?:no|neither)\b[^.;]{0,200}?(?:[@#]|\bmutations?\b|\bvariants?\b|\bevidence\b"
    rf"|\balterations?\b|\b{_FOUND}\b)"
)
_NOT: Final = uncompiled(r"\b(?:not|never|non|cannot|without|lack\w*|absence)\b|n't\b")


class Polarity(StrEnum):
    """What a phrase says of its subject."""

    DETECTED = "detected"
    NOT_DETECTED = "not detected"
    INDETERMINATE = "indeterminate"
    PENDING = "pending"
    UNCLEAR = "unclear"
    NOTHING = "nothing"


def polarity(phrase: str) -> Polarity:
    """Read one phrase; anything that could be read two ways is UNCLEAR."""
    if len(phrase) > _LONGEST_PHRASE:
        return Polarity.UNCLEAR  # no plain sentence, and slow to look through
    phrase = _NEUTRAL.sub(" ", phrase)
    if _EXCEPTION.search(phrase):
        return Polarity.UNCLEAR
    others = _NO_OTHER.search(phrase)
    if others and SUBJECT in others["rest"]:
        return Polarity.UNCLEAR
    phrase = _NO_OTHER.sub(" ", phrase)
    awaited, phrase = bool(_PENDING.search(phrase)), _PENDING.sub(" ", phrase)
    unsure, phrase = (
        bool(_INDETERMINATE.search(phrase)),
        _INDETERMINATE.sub(" ", phrase),
    )
    result = _result(phrase)
    if not (awaited or unsure):
        return result
    if result is not Polarity.NOTHING or (awaited and unsure):
        return Polarity.UNCLEAR
    return Polarity.PENDING if awaited else Polarity.INDETERMINATE


def _result(phrase: str) -> Polarity:
    if _HEDGE.search(phrase) or _DOUBLE.search(phrase) or _denied_twice(phrase):
        return Polarity.UNCLEAR
    negated = bool(_NEGATIVE.search(phrase))
    rest = _NEGATIVE.sub(" ", phrase)
    found = len(_POSITIVE.findall(rest))
    if _NOT.search(rest):
        return Polarity.UNCLEAR
    if _NO.search(rest):
        return _denied(phrase, rest, found)
    if found and (negated or _ALTERNATIVE.search(rest) or _OF_ANOTHER.search(rest)):
        return Polarity.UNCLEAR
    if negated:
        return Polarity.NOT_DETECTED
    return Polarity.DETECTED if found else Polarity.NOTHING


def _denied_twice(phrase: str) -> bool:
    """Tell whether one clause denies a denial: "absence could not be found"."""
    return any(map(_denials_of_denials, _CLAUSE.split(phrase)))


def _denials_of_denials(clause: str) -> bool:
    denials = [
        each[0] for each in _NEGATIVE.finditer(clause) if not _BELOW.search(each[0])
    ]
    rest = _NO.search(_NEGATIVE.sub(" ", clause))
    return len(denials) + bool(rest and denials) > 1


def _denied(phrase: str, rest: str, found: int) -> Polarity:
    """Read "no ... (detected)": "no" must come before what it denies."""
    first_no = _NO.search(rest)
    first_found = _POSITIVE.search(rest)
    plain = first_no and (not first_found or first_no.start() < first_found.start())
    if plain and found <= 1 and _NO_SUCH.search(rest) and not _NOT.search(phrase):
        return Polarity.NOT_DETECTED
    return Polarity.UNCLEAR
