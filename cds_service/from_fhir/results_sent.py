"""Which results came with a call, by whatever points at them."""

from collections.abc import Callable, Iterable
from functools import cache

from cds_service.from_fhir.bundles import Found


def results_sent(found: Callable[[], Iterable[Found]]) -> Callable[[str], bool]:
    """Return a function that tells of a reference whether that result was sent.

    Only a report that names results needs to know, so nothing is listed before.
    """

    @cache
    def names() -> frozenset[str]:
        return frozenset(
            name for item in found() for name in (item.reference, item.full_url)
        )

    def has_sent(reference: str) -> bool:
        bare = reference.strip().split("/_history/")[0]
        short = "/".join(bare.split("/")[-2:])
        return bool(bare) and (bare in names() or short in names())

    return has_sent
