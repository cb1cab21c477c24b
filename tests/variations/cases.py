"""The charts that are changed: a case of each kind of answer of each rule."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from charts import ADULT, AS_OF, ASM, ISM
from fixture_cases import SOUND
from variations.answers import answer_of, kind_of

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Verification
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.rule import Rule
from cds_service.frozen import replace
from cds_service.hooks.consultation import Practice, look
from cds_service.hooks.services import SERVICES

_ANY_DAY: Final = date(2031, 7, 1)
"""Each case names its own."""
_PRACTICE: Final = Practice(SERVICES, "", lambda: _ANY_DAY, trusts_as_of=True)
_SILENT: Final = "NotIndicated"
_UNDECIDED: Final = "InsufficientData"
ONLY_POSSIBLE: Final = "-if-only-possible"
BARE: Final = {
    "nothing-but-indolent-disease": Chart(AS_OF, ADULT, diagnoses=(ISM,)),
    "nothing-but-aggressive-disease-at-an-order": Chart(
        AS_OF, ADULT, Hook.ORDER_SIGN, diagnoses=(ASM,)
    ),
    "nothing-known-at-an-order": Chart(
        AS_OF,
        ADULT,
        Hook.ORDER_SIGN,
        gaps=(Gap(Record.CONDITIONS, "was not sent"),),
    ),
}
"""Charts in which most rules are silent: what makes them speak, and their reasons."""


@cache
def charts(rule_id: str) -> dict[str, Chart]:
    """Return the chart of each case of a rule, by the name of the case."""
    names = sorted(name for name in SOUND if name.partition("/")[0] == rule_id)
    return {name.partition("/")[2]: _chart(name) for name in names}


def chart_of(rule_id: str, name: str) -> Chart:
    """Return the chart of a case, or what it were if mastocytosis were not sure."""
    if name in BARE:
        return replace(BARE[name])
    chart = charts(rule_id)[name.removesuffix(ONLY_POSSIBLE)]
    return _only_possible(chart) if name.endswith(ONLY_POSSIBLE) else chart


def chosen(rule: Rule) -> Iterator[str]:
    """Return the first case of each kind of answer; of silence only if no other.

    After them, the charts that hold next to nothing.
    Where the rule speaks of a patient who only may have mastocytosis as well, so of
    the first whom it speaks of.
    """
    kinds: dict[str, str] = {}
    for name, chart in charts(rule.id).items():
        kinds.setdefault(kind_of(answer_of(chart, rule)), name)
    said = [name for kind, name in kinds.items() if kind != _SILENT]
    yield from said or kinds.values()
    found = [name for kind, name in kinds.items() if kind not in {_SILENT, _UNDECIDED}]
    for name in found[:1]:
        possible = f"{name}{ONLY_POSSIBLE}"
        if kind_of(answer_of(chart_of(rule.id, possible), rule)) != _SILENT:
            yield possible
    yield from BARE


def _chart(name: str) -> Chart:
    case = SOUND[name]
    return look(SERVICES[case.service], case.body, _PRACTICE, whole=True).chart


def _only_possible(chart: Chart) -> Chart:
    diagnoses = [
        replace(each, verification=Verification.PROVISIONAL) for each in chart.diagnoses
    ]
    return replace(chart, diagnoses=tuple(diagnoses))
