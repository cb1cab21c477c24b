"""Says of requests, or of cards as such, what one EHR would make of the cards."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from cds_service.app import system_clock
from cds_service.callers import dialect_of
from cds_service.commands.as_of import dated
from cds_service.commands.cases import NOTHING, Case, files_in, find
from cds_service.commands.ending import COULD_NOT_RUN, DIFFERENT, FINE
from cds_service.frozen import Frozen
from cds_service.hooks.consultation import Practice
from cds_service.hooks.dialects import DIALECTS, STANDARD, Dialect
from cds_service.hooks.dialects.conformance import Judged, judged
from cds_service.hooks.errors import Refusal
from cds_service.hooks.preview import preview
from cds_service.hooks.services import SERVICES
from cds_service.settings import Settings


class UnknownSpeakerError(Exception):
    """Neither a dialect nor a client has this name, or both were named."""


class Conformed(Frozen, kw_only=False):
    """One request, or one answer of any service, and what an EHR makes of it."""

    name: str
    judged: Judged | None = None
    refused: str = ""
    problem: str = ""


def speaker(settings: Settings, dialect: str, client: str) -> Dialect:
    """Return the dialect, or how the client of this name speaks; else the standard.

    Raises:
        UnknownSpeakerError: nobody has that name, or both were named.
    """
    if client and dialect:
        why = "Name a dialect or a client, not both: a client has a dialect of its own."
        raise UnknownSpeakerError(why)
    if client:
        listed = [one for one in settings.clients if one.name == client]
        if not listed:
            why = f"No client is named {client}: CDS_CLIENTS_FILE lists them."
            raise UnknownSpeakerError(why)
        return dialect_of(listed[0])
    named = dialect or STANDARD.name
    if named not in DIALECTS:
        why = f"There is no dialect {named}: choose {', '.join(DIALECTS)}."
        raise UnknownSpeakerError(why)
    return DIALECTS[named]


def conform(
    paths: Iterable[Path], spoken: Dialect, settings: Settings, as_of: date | None
) -> Iterator[Conformed]:
    """Judge each case of these files and folders, and each file of cards."""
    practice = Practice(
        SERVICES,
        settings.public_url,
        lambda: system_clock().date(),
        trusts_as_of=True,
    )
    for path in paths:
        answers = list(_answers_in(path, spoken))
        yield from answers
        for case in find([path]):
            if not (answers and case.problem == NOTHING):
                yield _conformed(case, practice, spoken, as_of)


def exit_code(seen: Iterable[Conformed]) -> int:
    """Return what the command ends with."""
    kept = list(seen)
    if any(one.problem for one in kept):
        return COULD_NOT_RUN
    lost = any(one.refused or (one.judged and one.judged.loses) for one in kept)
    return DIFFERENT if lost else FINE


def conform_json(seen: Iterable[Conformed]) -> str:
    """Return everything for a machine."""
    return json.dumps([_for_a_machine(one) for one in seen], indent=2)


def _conformed(
    case: Case, practice: Practice, spoken: Dialect, as_of: date | None
) -> Conformed:
    if case.problem:
        return Conformed(case.name, problem=case.problem)
    service = SERVICES.get(case.service)
    if service is None:
        return Conformed(case.name, problem=f"no service is named {case.service}")
    try:
        body = dated(case.body, as_of)
        return Conformed(case.name, preview(service, body, practice, spoken))
    except Refusal as refusal:
        return Conformed(case.name, refused=refusal.what_to_do)


def _answers_in(path: Path, spoken: Dialect) -> Iterator[Conformed]:
    for file in files_in(path):
        if (cards := _cards_in(file)) is not None:
            yield Conformed(str(file), judged(cards, cards, spoken))


def _cards_in(path: Path) -> list[dict[str, Any]] | None:
    """Return the cards of a file that is an answer and no request."""
    try:
        content = json.loads(path.read_bytes(), parse_constant=_no_json)
    except (OSError, ValueError, RecursionError):
        return None
    cards = content.get("cards") if isinstance(content, dict) else None
    return cards if isinstance(cards, list) and "hook" not in content else None


def _no_json(constant: str) -> None:
    raise ValueError(constant)  # NaN and Infinity, which Python takes and JSON has not


def _for_a_machine(one: Conformed) -> dict[str, Any]:
    said: dict[str, Any] = {"case": one.name}
    if one.judged is None:
        return said | {"problem": one.problem or one.refused}
    remarks = [
        {"card": remark.card, **remark.to_json()} for remark in one.judged.remarks
    ]
    never = {"neverCalled": one.judged.never_called} if one.judged.never_called else {}
    return said | never | {"cards": list(one.judged.cards), "remarks": remarks}
