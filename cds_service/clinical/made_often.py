"""Records that are made anew on every call, and must be cheap to make."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def made_often(kind: type[Kind]) -> type[Kind]:
    """Make a dataclass with slots that only mypy holds frozen.

    Freezing at run time too would triple the price of making one. It is for what
    rules work out on the way and for what they answer, of which a call makes
    hundreds; facts, findings and numbers are frozen in both ways.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
