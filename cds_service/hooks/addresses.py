"""Which of our addresses a path means: one place, so that none is a way around."""

from urllib.parse import urlsplit


class Addresses:
    """The addresses under a public URL, with or without the path of that URL.

    A proxy may keep the path of the public URL or take it away; a doubled or
    trailing slash is tolerated.
    """

    def __init__(self, public_url: str) -> None:
        self._prefix = _segments(urlsplit(public_url).path)

    def segments(self, path: str) -> list[str]:
        """Return the parts of a path that are ours, such as ["explain", "x"]."""
        segments, prefix = _segments(path), self._prefix
        if prefix and segments[: len(prefix)] == prefix:
            return segments[len(prefix) :]
        return segments


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]
