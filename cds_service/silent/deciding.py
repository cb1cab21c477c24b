"""The partition function: patients in, decisions out. Every engine runs this one."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import pyarrow as pa

from cds_service.clinical.chart import Hook
from cds_service.clinical.mastocytosis import Population, population
from cds_service.clinical.outcome import Failed, Finding, InsufficientData, NotIndicated
from cds_service.clinical.rule import Answer
from cds_service.from_fhir.moments import Moment
from cds_service.from_fhir.past_record import Call, PastRecord
from cds_service.masked import masked
from cds_service.said import said_of
from cds_service.silent.asking import Job, Seen
from cds_service.silent.tables import DECISIONS, Rows

_MOST_ROWS: Final = 8_192
_Sent = tuple[str, bytes, str]


def decide(batches: Iterable[pa.RecordBatch], job: Job) -> Iterator[pa.RecordBatch]:
    """Yield the decisions about patients, whose lines come one after the other.

    Args:
        batches: of the columns of `tables.GROUPED`, patient after patient.
        job: what to ask.
    """
    rows = Rows(DECISIONS)
    for patient, sent in groupby(_unpacked(batches), key=lambda line: line[0]):
        lines = ((raw, full_url) for _, raw, full_url in sent)
        record = PastRecord.of(patient, lines, job.exported, job.kinds)
        Deciding(job, rows, record).decide()
        if len(rows) >= _MOST_ROWS:
            yield rows.batch()
    if len(rows):
        yield rows.batch()


def _unpacked(batches: Iterable[pa.RecordBatch]) -> Iterator[_Sent]:
    for batch in batches:
        columns = (batch.column(name).to_pylist() for name in _COLUMNS)
        yield from zip(*columns, strict=True)


_COLUMNS: Final = ("patient", "raw", "full_url")


class Deciding:
    """Everything that is decided about one patient."""

    def __init__(self, job: Job, rows: Rows, record: PastRecord) -> None:
        self._job = job
        self._rows = rows
        self._record = record
        self._patient = job.pseudonyms.of(record.patient_id)

    def decide(self) -> None:
        """Ask every service at every moment that is its own."""
        for moment in self._job.when.moments(self._record):
            for service, hook in self._job.services:
                if hook in moment.hooks:
                    self._ask(service, hook, moment)

    def _ask(self, service: str, hook: Hook, moment: Moment) -> None:
        call = self._record.call(hook, moment.day, moment.subjects, moment.encounter_id)
        # A run of hours must not end at one patient; the message may hold data.
        try:
            seen = self._job.consult(service, call.body, moment.day)
        except Exception as error:  # noqa: BLE001
            seen = Seen(refused=f"the service broke: {type(error).__name__}")
        self._add(moment, service, call, seen)

    def _add(self, moment: Moment, service: str, call: Call, seen: Seen) -> None:
        about = {
            "patient": self._patient,
            "day": moment.day,
            "event": moment.event.value,
            "service": service,
        }
        if seen.chart is None:
            self._rows.add(row="problem", reason=seen.refused, **about)
            return
        self._rows.add(
            row="call",
            cards=[card.indicator.value for card in seen.cards],
            unread=len(seen.chart.unread),
            gaps=sorted({gap.record.value for gap in seen.chart.gaps}),
            doubts=sorted(doubt.name.lower() for doubt in call.doubts),
            **about,
        )
        shown = {
            rule.id for card in seen.cards for rule in card.extension.evidence.rules
        }
        for answer in told_of(seen):
            self._rows.add(
                row="decision",
                rule=answer.rule.id,
                version=answer.rule.version,
                outcome=said_of(answer.outcome).value,
                indicator=indicator_of(answer),
                reason=self._reason(answer),
                evidence=self._evidence(answer),
                shown=answer.rule.id in shown,
                **about,
            )

    def _reason(self, answer: Answer) -> str:
        reason = reason_of(answer)
        ours = isinstance(answer.outcome, Finding | Failed)  # the name of a type
        hidden = self._job.pseudonyms.key is not None and not ours
        return masked(reason, self._job.words) if hidden else reason

    def _evidence(self, answer: Answer) -> list[str]:
        return list(map(self._job.pseudonyms.of_reference, references_of(answer)))


def told_of(seen: Seen) -> tuple[Answer, ...]:
    """Return the answers worth a row: none of a patient whom no rule concerns."""
    nothing = all(isinstance(each.outcome, NotIndicated) for each in seen.answers)
    if nothing and seen.chart and population(seen.chart) is Population.NONE:
        return ()
    return seen.answers


def indicator_of(answer: Answer) -> str | None:
    """Return how urgent a finding is."""
    outcome = answer.outcome
    return outcome.indicator.value if isinstance(outcome, Finding) else None


def reason_of(answer: Answer) -> str:
    """Return why, as the rule says it; of a finding, which one it is."""
    match answer.outcome:
        case Finding():
            return type(answer.outcome).__name__
        case Failed():
            return answer.outcome.error
        case NotIndicated() | InsufficientData():
            return answer.outcome.reason


def references_of(answer: Answer) -> tuple[str, ...]:
    """Return the names of the resources that were used, each once, in their order."""
    outcome = answer.outcome
    used = () if isinstance(outcome, Failed) else outcome.used
    return tuple(dict.fromkeys(fact.reference for fact in used))
