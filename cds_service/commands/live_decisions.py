"""What the live endpoint says of the moments of a run, in the rows of a run."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from cds_service.commands.as_of import dated
from cds_service.commands.calls import Caller, InProcess
from cds_service.commands.json_value import Json, members, text
from cds_service.commands.verdicts import OK
from cds_service.from_fhir.export_line import Line
from cds_service.from_fhir.past_record import PastRecord
from cds_service.frozen import Frozen
from cds_service.said import Said as Word
from cds_service.settings import Settings
from cds_service.silent.asking import Job

_JSON: Final = "application/json"


class Said(Frozen, kw_only=False):
    """What is said of one rule of one call; without a rule, of the call itself.

    A finding is told by its facts: the live trace words it, a run names its type.
    """

    call: tuple[str, date, str, str]
    rule: str = ""
    outcome: str = ""
    indicator: str = ""
    reason: str = ""
    used: tuple[str, ...] = ()
    shown: bool = False
    cards: tuple[str, ...] = ()


def live(lines: Iterable[Line], job: Job) -> Counter[Said]:
    """Ask the endpoint about every moment of every patient."""
    asked, said = _endpoint(), Counter[Said]()
    for record in _records(lines, job):
        for moment in job.when.moments(record):
            for service, hook in job.services:
                if hook in moment.hooks:
                    made = record.call(
                        hook, moment.day, moment.subjects, moment.encounter_id
                    )
                    call = (record.patient_id, moment.day, moment.event, service)
                    said.update(_answers(asked, dated(made.body, moment.day), call))
    return said


def _endpoint() -> Caller:
    """Return the endpoint in open mode, whatever the environment says.

    Only that answers as of a day that is past.
    """
    from cds_service.app import create_app  # noqa: PLC0415 (the web framework)

    return InProcess(create_app(Settings.model_validate({}), log=BytesIO()))


def by_engine(decisions: Path) -> Counter[Said]:
    """Return the rows that an engine wrote."""
    return Counter(_of_row(row) for row in pq.read_table(decisions).to_pylist())


def _records(lines: Iterable[Line], job: Job) -> Iterator[PastRecord]:
    """Group by patient without any engine."""
    everything = list(lines)
    drugs = {line.name: line for line in everything if not line.patient}
    held: defaultdict[str, list[tuple[bytes, str]]] = defaultdict(list)
    for line in everything:
        if line.patient:
            pointed = drugs.get(line.refers)
            for each in (line, *([pointed] if pointed else [])):
                held[line.patient].append((each.raw, each.full_url))
    kinds = {line.kind for line in everything}
    for patient, sent in held.items():
        yield PastRecord.of(patient, sent, job.exported, kinds)


def _answers(
    asked: Caller, body: bytes, call: tuple[str, date, str, str]
) -> Iterator[Said]:
    answer = asked(f"/cds-services/{call[-1]}", body, _JSON)
    if answer.status != OK:
        yield Said(call, outcome="refused")
        return
    cards = members(answer.body, "cards")
    yield Said(call, cards=tuple(text(card, "indicator") for card in cards))
    shown = {text(rule, "id") for card in cards for rule in _rules_of(card)}
    trace = asked(f"/explain/{call[-1]}", body, _JSON)
    for rule in members(trace.body, "rules"):
        fired = text(rule, "outcome") == Word.FIRED
        used = (text(fact, "reference") for fact in members(rule, "used"))
        yield Said(
            call,
            rule=text(rule, "id"),
            outcome=text(rule, "outcome"),
            indicator=text(rule, "indicator"),
            reason="" if fired else text(rule, "reason"),
            used=tuple(dict.fromkeys(used)),
            shown=text(rule, "id") in shown,
        )


def _rules_of(card: Json) -> list[Json]:
    extension: Any = card.get("extension") if isinstance(card, dict) else None
    return members(extension.get("org.smcds.evidence"), "rules")


def _of_row(row: dict[str, Any]) -> Said:
    call = (row["patient"], row["day"], row["event"], row["service"])
    if row["row"] == "problem":
        return Said(call, outcome="refused")
    if row["row"] == "call":
        return Said(call, cards=tuple(row["cards"]))
    return Said(
        call,
        rule=row["rule"],
        outcome=row["outcome"],
        indicator=row["indicator"] or "",
        reason="" if row["outcome"] == Word.FIRED else row["reason"],
        used=tuple(row["evidence"]),
        shown=row["shown"],
    )
