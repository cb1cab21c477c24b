"""Reads from words which specimen was tested, how, and how sensitively."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final, TypeVar

from cds_service.clinical.variant import Method, Specimen
from cds_service.from_fhir.allele_fraction import limit_in
from cds_service.from_fhir.report_text import clean, endless
from cds_service.frozen import Frozen
from cds_service.patterns import uncompiled

Kind = TypeVar("Kind", Specimen, Method)

_SPECIMENS: Final = (
    (
        Specimen.MARROW,
        uncompiled(
            r"\b(?:bone[- ]?marrow|marrow|bm|bma|aspirate|trephine)\b", re.IGNORECASE
        ),
    ),
    (
        Specimen.BLOOD,
        uncompiled(
            r"\b(?:(?:peripheral|whole|venous)[- ]blood|blood|pb|pbmc|leu[ck]ocytes"
            r"|buffy coat|plasma|serum)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Specimen.LESIONAL_TISSUE,
        uncompiled(
            r"\b(?:lesional|skin lesion\w*|(?:liver|spleen|lymph node|colon\w*"
            r"|duoden\w+|gastr\w+|bowel|tissue|skin) biops\w+"
            r"|biops\w+ (?:of|from) (?:the )?"
            r"(?:skin|liver|spleen|lymph node|colon|duodenum|stomach))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Specimen.OTHER,
        uncompiled(
            r"\b(?:buccal|saliva|hair|nail|urine|csf|cell[- ]?free|cfdna)\b",
            re.IGNORECASE,
        ),
    ),
)
_EITHER: Final = uncompiled(
    r"\b(?:blood|marrow)(?:\s?(?:,|/|or|and/or|and)\s?){1,3}(?:bone[- ]?)?"
    r"(?:blood|marrow|tissue)\b|\bblood or tissue\b",
    re.IGNORECASE,
)
_METHODS: Final = (
    (
        Method.DIGITAL_PCR,
        uncompiled(
            r"\b(?:dd ?-?pcr|d ?-?pcr|(?:droplet[- ])?digital[- ](?:droplet )?pcr"
            r"|droplet digital)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Method.ALLELE_SPECIFIC_PCR,
        uncompiled(
            r"\b(?:aso|as|arms)-?(?:rt-?)?(?:q|rq)?-?pcr\b|\ballele[- ]specific\b"
            r"|\b(?:r?q|rt-?q)-?pcr\b|\b(?:real[- ]time|quantitative)(?: quantitative"
            r"| real[- ]time)? pcr\b",
            re.IGNORECASE,
        ),
    ),
    (
        Method.SEQUENCING,
        uncompiled(
            r"\b(?:ngs|sanger|\w*sequenc\w+|myeloid (?:gene )?panel|gene panel"
            r"|massively parallel|whole exome|wes|wgs)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Method.OTHER,
        uncompiled(
            r"\b(?:rflp|melting curve|high[- ]resolution melt\w*|hrm|d-?hplc|fish"
            r"|immunohistochem\w+|mass spectrometry|snapshot)\b",
            re.IGNORECASE,
        ),
    ),
)
_BIOPSY_OF_MARROW: Final = uncompiled(
    r"\bbone[- ]?marrow (?:trephine )?biops\w+", re.IGNORECASE
)


class Assay(Frozen, kw_only=False):
    """What was tested, how, and down to which fraction of mutated alleles."""

    specimen: Specimen
    method: Method
    limit: Decimal | None


_ASIDE: Final = uncompiled(
    r"\b(?:recommend\w*|advis\w*|prefer\w*|suggest\w*|consider\w*|on request"
    r"|(?:can|could|may|should|will|would) (?:also )?be\b|clinically"
    r"|higher|lower(?! limit)|reduced"
    r"|not (?:available|received|submitted|obtained|tested|provided)|unavailable"
    r"|no (?:bone[- ]?)?(?:marrow|aspirate|tissue|trephine|sample|specimen)"
    r"|repeat\w*|re-?test\w*|correlat\w*|alternative\w*|more sensitive|instead of"
    r"|compar\w*|validat\w*|up to|decalcif\w*|previous\w*|prior|outside)\b",
    re.IGNORECASE,
)
_ANOTHER_GENE: Final = uncompiled(
    r"\b(?:JAK2|BCR|ABL1?|FLT3|CALR|MPL|PDGFR\w*|FIP1L1|CHIC2|FGFR1|SRSF2|ASXL1|RUNX1"
    r"|TET2|BRAF|NPM1|[NK]RAS|CBL|EZH2|SF3B1|U2AF1|IDH[12]|TP53|DNMT3A|CSF3R|ETV6|EGFR)\b",
    re.IGNORECASE,
)


def assay(stated_specimen: str, stated_method: str, quote: str, whole: str) -> Assay:
    """Read an assay from the fields made for it, from the result, from the report.

    Where the field and the words disagree, neither counts. Words of a text that
    advises, limits or speaks of other genes too may describe another assay.
    """
    if endless(whole):
        return Assay(specimen_in(stated_specimen), method_in(stated_method), None)
    if _ASIDE.search(clean(whole)) or _ANOTHER_GENE.search(clean(whole)):
        quote, whole = "", ""
    return Assay(
        _stated(specimen_in, stated_specimen, quote, whole, Specimen.UNSTATED),
        _stated(method_in, stated_method, quote, whole, Method.UNSTATED),
        limit_in(clean(whole)),
    )


def _stated(
    find: Callable[[str], Kind], field: str, quote: str, whole: str, unstated: Kind
) -> Kind:
    in_field = find(clean(field))
    in_words = find(clean(quote))
    if in_words is unstated:
        in_words = find(clean(whole))
    if in_field is unstated or in_field is in_words:
        return in_words
    return in_field if in_words is unstated else unstated


def specimen_in(text: str) -> Specimen:
    """Return the one specimen a text names; UNSTATED without one or with several."""
    text = _BIOPSY_OF_MARROW.sub("bone marrow", _EITHER.sub(" ", text))
    return _only(
        (kind for kind, pattern in _SPECIMENS if pattern.search(text)),
        Specimen.UNSTATED,
    )


def method_in(text: str) -> Method:
    """Return the one method a text names; UNSTATED without one or with several."""
    return _only(
        (kind for kind, pattern in _METHODS if pattern.search(text)), Method.UNSTATED
    )


def _only(found: Iterable[Kind], otherwise: Kind) -> Kind:
    kinds = tuple(found)
    return kinds[0] if len(kinds) == 1 else otherwise
