"""What the three interruption rules say; one wording for three counts."""

from collections.abc import Mapping
from typing import Final

from cds_service.clinical.low_count import (
    BelowBoth,
    BelowReduced,
    BelowUsual,
    BelowUsualUnknownBaseline,
    LabelExcludesLeukemia,
    LowBaselineAllows,
    NoLabelThreshold,
)
from cds_service.clinical.outcome import Finding
from cds_service.clinical.rule import CardText

_BASELINE: Final = (
    "Baseline used: {baseline}. First dose: {start} ({start_basis}).",
    "Old baseline: taken {old_baseline_days} days before the first dose.",
    "Baseline on treatment, at a time of another cytoreductive drug: {other_drugs}.",
    "Baseline on treatment: {baseline_transfusion}, within a week before it.",
    (
        "An order dates from {earlier_order}, long before the first recorded dose:"
        " doses may be missing from the record and the baseline may be one on"
        " treatment."
    ),
    (
        "Midostaurin was taken again from {restarted} after a long break. The"
        " original baseline is kept; the label does not say what to do."
    ),
)
_COUNTS: Final = (
    "Also on record: {others}.",
    (
        "A transfusion came shortly before: {transfusion}. The patient's own count"
        " may be lower."
    ),
)
_HOW: Final = (
    (
        "The label applies if the low count is attributed to midostaurin. That is a"
        " clinical judgement: consider the mastocytosis itself, an associated"
        " haematologic neoplasm, infection, a large spleen and other drugs."
    ),
    (
        "Resume when the count is {resume} or more, at {resume_dose} twice daily;"
        " return to {full_dose} twice daily if that is tolerated. Discontinue if the"
        " low count lasts more than {longest} and midostaurin is suspected."
    ),
)
_LIMITS_OF_LABEL: Final = (
    ("The label's usual thresholds are for patients without mast cell leukaemia."),
)

_TEXTS: Final[Mapping[type[Finding], CardText]] = {
    BelowUsual: CardText(
        "Interrupt midostaurin: {count} (label: below {usual}, baseline above {split})",
        (
            (
                "Branch: standard. The baseline was above {split}, so the label asks"
                " to interrupt below {usual}."
            ),
            *_BASELINE,
            *_COUNTS,
            *_HOW,
        ),
    ),
    BelowReduced: CardText(
        "Interrupt midostaurin: {count} (below {reduced}, baseline {split} or less)",
        (
            (
                "Branch: low baseline. The baseline was {plain_floor} to {split}, so"
                " the threshold is {reduced} and not {usual}."
            ),
            *_BASELINE,
            *_COUNTS,
            *_HOW,
            (
                "The baseline itself was {plain_floor} to {split}: whether to resume"
                " below {resume} is for a specialist."
            ),
        ),
    ),
    BelowBoth: CardText(
        "Interrupt midostaurin: {count} (below {reduced}; baseline unknown)",
        (
            (
                "Branch: baseline unknown. The count is below the threshold for a"
                " normal ({usual}) and for a low baseline ({reduced})."
            ),
            *_BASELINE,
            *_COUNTS,
            *_HOW,
        ),
    ),
    BelowUsualUnknownBaseline: CardText(
        (
            "Interrupt midostaurin: {count} unless a baseline of {plain_floor} to"
            " {split} is documented"
        ),
        (
            (
                "Branch: baseline unknown. With a baseline above {split} the label"
                " asks to interrupt below {usual}; with one of {plain_floor} to"
                " {split} the threshold is {reduced}. Look for the count before"
                " treatment."
            ),
            *_BASELINE,
            *_COUNTS,
            *_HOW,
        ),
    ),
    NoLabelThreshold: CardText(
        "Ask a specialist about midostaurin: {count}; no label threshold fits",
        (
            (
                "Branch: baseline below the label. The baseline was below"
                " {plain_floor}; the label names no interruption threshold for it."
            ),
            *_BASELINE,
            *_COUNTS,
        ),
    ),
    LabelExcludesLeukemia: CardText(
        "Ask a specialist about midostaurin: {count}; label threshold excludes MCL",
        (
            (
                "Branch: mast cell leukaemia. The label's threshold of {usual} is for"
                " patients without it; no number is given here."
            ),
            *_BASELINE,
            *_COUNTS,
        ),
    ),
    LowBaselineAllows: CardText(
        "Recheck the count: {count}; baseline {baseline.value}, interrupt below"
        " {reduced}",
        (
            (
                "Branch: low baseline. The baseline was {plain_floor} to {split}: the"
                " threshold is {reduced}, and not already {usual}."
            ),
            *_BASELINE,
            *_COUNTS,
        ),
    ),
}


REDUCED_IS_OURS: Final[Mapping[type[Finding], CardText]] = {
    BelowReduced: CardText(
        "Interrupt midostaurin: {count} (local threshold {reduced}, the label names"
        " no number)",
        (
            (
                "Branch: low baseline. For a baseline of {plain_floor} to {split} the"
                " label asks to interrupt for life-threatening anaemia and names no"
                " number; {reduced} is a local threshold."
            ),
            *_BASELINE,
            *_COUNTS,
            *_HOW,
        ),
    ),
    LowBaselineAllows: CardText(
        "Recheck the count: {count}; baseline {baseline.value}, local threshold"
        " {reduced}",
        (
            (
                "Branch: low baseline. For a baseline of {plain_floor} to {split} the"
                " label asks to interrupt for life-threatening anaemia and names no"
                " number; {reduced} is a local threshold."
            ),
            *_BASELINE,
            *_COUNTS,
        ),
    ),
}
"""What is said instead where the threshold for a low baseline is our own."""


def texts(
    *more: str,
    instead: Mapping[type[Finding], CardText] | None = None,
    never: tuple[type[Finding], ...] = (),
) -> Mapping[type[Finding], CardText]:
    """Return the words of every finding, with the paragraphs of one rule.

    `never` are those that the limits of its count leave no room for.
    """
    said: dict[type[Finding], CardText] = {**_TEXTS, **(instead or {})}
    also = "{count.analyte} {count.value}"
    return {
        kind: CardText(text.summary, (*text.detail, *more, *_LIMITS_OF_LABEL), also)
        for kind, text in said.items()
        if kind not in never
    }
