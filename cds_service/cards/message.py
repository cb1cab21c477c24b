"""What every part of an answer has in common."""

from typing import Any, NoReturn, get_type_hints

import msgspec
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Message(
    msgspec.Struct,
    frozen=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    rename="camel",
):
    """A part of the answer: camelCase on the wire, nothing unknown, unchanging.

    A struct, because it is built and written several times faster than a model.
    Each part refuses to be built against the specification.
    """

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Describe the JSON to pydantic, which writes it into OpenAPI."""
        hints = get_type_hints(cls, include_extras=True)
        fields = {
            field.encode_name: core_schema.typed_dict_field(
                handler.generate_schema(hints[field.name]), required=field.required
            )
            for field in msgspec.structs.fields(cls)
        }
        name = f"{cls.__module__}.{cls.__name__}"
        return core_schema.typed_dict_schema(
            fields, cls=cls, ref=name, extra_behavior="forbid"
        )


def refuse(reason: str) -> NoReturn:
    """Refuse to build a part that breaks a rule of the specification.

    Raises:
        ValueError: always.
    """
    raise ValueError(reason)
