"""How the product writes down a fact, a number or an answer: as a frozen record.

A call makes some thousand records, and a process defines some four hundred kinds of
them before it answers. A frozen dataclass costs 0.6 ms to define and sets each field
by a call; a struct of msgspec costs a fiftieth and a ninth of that (ADR 22). This is
the one place that knows of what records are made.
"""

import dataclasses
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

from msgspec import Struct, structs

if TYPE_CHECKING:
    # In words that a type checker knows: what is below comes to the same.
    from dataclasses import replace as replace  # noqa: PLC0414 (given on)

    @dataclass_transform(frozen_default=True, kw_only_default=True)
    class Frozen:
        """See below."""

        __struct_fields__: ClassVar[tuple[str, ...]]

        def __init_subclass__(cls, *, kw_only: bool = True) -> None: ...

else:

    class _Frozen(type(Struct)):
        def __new__(cls, *said: Any, kw_only: bool = True) -> type:  # noqa: ANN401
            return super().__new__(cls, *said, frozen=True, kw_only=kw_only)

    class Frozen(Struct, metaclass=_Frozen):
        """A record of annotated fields, given by name, that never change.

        A kind that says `kw_only=False` takes them by place as well. Records of one
        kind are equal, and hash alike, when all of their fields do.
        """

    def replace(record: Any, /, **changed: Any) -> Any:  # noqa: ANN401
        """Return a copy of the record, or of a dataclass, with these fields changed."""
        if isinstance(record, Struct):
            return structs.replace(record, **changed)
        return dataclasses.replace(record, **changed)
