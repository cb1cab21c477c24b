"""Which addresses never leave this machine, and which may be met in the clear."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine; a name counts only if it is localhost."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_in_the_clear(url: str) -> bool:
    """Tell whether what is sent to a URL could be read or changed on its way."""
    parts = urlsplit(url)
    return parts.scheme.lower() != "https" and not is_loopback(parts.hostname or "")
