"""Codes with something behind them, or before, that belongs elsewhere.

German records have a letter for how sure a diagnosis is: G is certain, V suspected,
A ruled out, Z past. FHIR has a field for it; some senders write "C96.2 G". Others
send "system|code", "code|name" or "code^name^system". Only codes of diagnoses are
taken apart: a result or a drug is not what half of its code may say.
"""

import re
from typing import Final

from cds_service.frozen import Frozen
from cds_service.knowledge.code_systems import (
    ICD_10,
    ICD_10_CM,
    ICD_10_GM,
    SNOMED,
    canonical,
)
from cds_service.patterns import uncompiled

_EDITIONS: Final = frozenset({ICD_10, ICD_10_CM, ICD_10_GM, ""})
_LETTER: Final = uncompiled(
    r"([A-Za-z]\d\d(?:\.?\d{1,2})?)[-+*!\u2020]?(\s*)([GVAZgvaz])"
)
_SIGN: Final = uncompiled(r"([A-Za-z]\d\d(?:\.?\d{1,2})?)[-+*!\u2020]")
_GLUE: Final = uncompiled(r"[|^]")
_GLUED: Final = _EDITIONS | {SNOMED}
_UNREAD: Final = "?"


class Apart(Frozen, kw_only=False):
    """A code taken apart.

    `certainty` is G, V, A or Z, empty where none is said, and ? beside words.
    """

    system: str
    code: str
    certainty: str = ""

    @property
    def verified(self) -> bool:
        """Whether all that was sent as the code was read."""
        return self.certainty != _UNREAD


def taken_apart(system: str, code: str) -> Apart | None:
    """Return a code and what was glued to it, or None where nothing was.

    `system` is a URI. What a name beside the code says is not read, so such a
    diagnosis is as unsure as a suspected one.
    """
    code = code.strip()
    if system not in _EDITIONS:
        return _unglued(system, code)
    if found := _LETTER.fullmatch(code):
        letter = found[3].upper()
        return Apart(system, found[1], letter) if _may_be(found, system) else None
    if found := _SIGN.fullmatch(code):
        return Apart(system, found[1])
    return _unglued(system, code)


def _may_be(found: re.Match[str], system: str) -> bool:
    """Tell whether a letter stands apart, or is of no code in that edition.

    American codes end in letters, such as C81.0A, a lymphoma in remission.
    """
    if found[2] or system == ICD_10_GM:
        return True
    return system != ICD_10_CM and found[3].upper() != "A"


def _unglued(system: str, code: str) -> Apart | None:
    first, *others = [part.strip() for part in _GLUE.split(code)]
    if not others:
        return None
    named = canonical(first)
    if named in _GLUED and named:
        return Apart(named, others[0], _UNREAD)
    is_code = system in _GLUED and first and "/" not in first
    return Apart(system, first, _UNREAD) if is_code else None
