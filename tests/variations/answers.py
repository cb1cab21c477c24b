"""What a rule says of a chart, part by part, and what it says otherwise of another."""

from variations.spoken import spoken

from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import Answered, Finding
from cds_service.clinical.rule import Rule
from cds_service.engine import ask_all

Said = dict[str, str]


def answer_of(chart: Chart, rule: Rule) -> Answered:
    """Ask a rule as a service would."""
    (answer,) = ask_all([rule], chart)
    return answer.outcome


def kind_of(answer: Answered) -> str:
    """Return the type of an answer, and how urgent it is."""
    level = answer.indicator if isinstance(answer, Finding) else ""
    return f"{type(answer).__name__} {level}".strip()


def parts_of(answer: Answered) -> Said:
    """Return all that an answer says, by name; what is empty or off is left out."""
    parts = {
        name: spoken(getattr(answer, name))
        for name in answer.__struct_fields__
        if name != "indicator"
    }
    said = {"answer": kind_of(answer), **parts}
    return {name: words for name, words in said.items() if words}


def difference(before: Said, after: Said) -> tuple[str, ...]:
    """Return what is said otherwise, a line for each part."""
    new = [
        f"{name}: {words}" for name, words in after.items() if before.get(name) != words
    ]
    if before["answer"] != after["answer"]:
        return tuple(new)  # another kind of answer has other parts
    return (*new, *(f"{name}: nothing" for name in before if name not in after))
