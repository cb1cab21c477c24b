"""The command line of `silent`, and what it means for a run."""

from datetime import date
from pathlib import Path
from typing import Final

from cds_service.commands.engines import give_up
from cds_service.commands.silent_calls import ask
from cds_service.frozen import Frozen
from cds_service.hooks.services import SERVICES
from cds_service.masked import our_words
from cds_service.patterns import uncompiled
from cds_service.silent.asking import Job, Service, When
from cds_service.silent.pseudonyms import Pseudonyms, key_in
from cds_service.silent.run import Run

_ASKED: Final = (
    "sm-patient-view",
    "sm-order-sign",
    "sm-encounter-discharge",
    "sm-appointment-book",
)
"""All of whose moments an export tells, each moment once."""

_DAYS: Final = uncompiled(r"(\d{1,4})d?")


class Options(Frozen, kw_only=False):
    """The command line of `silent`."""

    export: Path
    out: Path
    exported: date
    as_of: date | None
    every: str
    events: bool
    services: str
    engine: str
    key_file: Path | None
    identified: bool
    processes: int
    memory: int
    partitions: int
    compare: Path | None
    records_a_day: int

    @property
    def when(self) -> When:
        """The days to ask about; without an option the day of the export."""
        if sum([self.as_of is not None, bool(self.every), self.events]) > 1:
            give_up("Choose one of --as-of, --every and --events.")
        if self.events:
            return When()
        if self.every:
            days = _DAYS.fullmatch(self.every)
            if days is None or not int(days[1]):
                give_up("--every takes a number of days, such as 30d.")
            return When(every=int(days[1]))
        if self.as_of and self.as_of > self.exported:
            give_up(f"--as-of is after the day of the export, {self.exported}.")
        return When(self.as_of or self.exported)

    @property
    def asked(self) -> tuple[Service, ...]:
        """The services, with their hooks."""
        names = [name for name in self.services.split(",") if name] or _ASKED
        if unknown := [name for name in names if name not in SERVICES]:
            give_up(f"There is no service {unknown[0]}, only {', '.join(SERVICES)}.")
        if "sm-medication-refill" in names:
            give_up("An export does not tell when a refill was asked for.")
        return tuple((name, SERVICES[name].hook) for name in names)

    def job(self) -> Job:
        """Return what the workers are told."""
        key = None if self.identified else self._key()
        pseudonyms = Pseudonyms(key)
        words = our_words()
        return Job(ask, self.asked, self.when, self.exported, pseudonyms, words)

    def run(self) -> Run:
        """Return where everything goes."""
        work = self.out / ".work"
        sizes = self.processes, self.memory, self.partitions
        return Run(self.export, self.out, work, *sizes)

    def _key(self) -> bytes:
        """Return the key: the one named, else that beside the output.

        The first run that is compared with an earlier one takes a copy of its key.
        """
        own = _beside(self.out)
        earlier = _beside(self.compare) if self.compare else own
        try:
            if not (self.key_file or own.exists()) and earlier.is_file():
                return key_in(own, key_in(earlier))
            return key_in(self.key_file or own)
        except (OSError, ValueError) as error:
            give_up(str(error))


def _beside(out: Path) -> Path:
    whole = out.absolute()
    return whole.with_name(f"{whole.name}.key")
