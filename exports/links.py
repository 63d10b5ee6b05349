"""Addresses that a file can lead to without a program calling it damaged."""

from urllib.parse import quote, urlsplit

from data.reading import is_address

_LONGEST = 2000
_KEPT = ":/?#[]@!$&'()*+,;=%~-._"


def followed(address: str) -> str:
    """Return an address as a file may hold it, empty where it is none that can be followed."""
    written = quote(address, safe=_KEPT)
    try:
        has_host = bool(urlsplit(written).hostname)
    except ValueError:
        return ""
    return written if has_host and is_address(written) and len(written) <= _LONGEST else ""
