"""What composing needs to know beside the answers and the chart."""

from collections.abc import Callable

from cds_service.frozen import Frozen


class CardSetting(Frozen, kw_only=False):
    """Where our pages are, and how to get back a resource as it was sent.

    `original` returns the JSON of one sent resource, or None when nothing with
    that reference was sent.
    """

    public_url: str
    original: Callable[[str], bytes | None]

    @property
    def rules(self) -> str:
        """The address of the rule pages; also the code system of card topics."""
        return f"{self.public_url.rstrip('/')}/rules"

    @property
    def override_reasons(self) -> str:
        """The code system of our own override reasons."""
        return f"{self.public_url.rstrip('/')}/override-reasons"
