"""Whether something carries a modifierExtension: then it may mean something else."""

from typing import Final

import msgspec

UNKNOWN: Final = "a modifierExtension that is not understood"
_NOT_SENT: Final = msgspec.Raw(b"null")


def may_mean_else(sent: msgspec.Raw) -> bool:
    """Tell whether it was sent, and says anything at all (implicitRules may, too)."""
    return sent != _NOT_SENT and bool(msgspec.json.decode(sent))
