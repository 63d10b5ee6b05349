"""How a file is sent: validators, compression and names, as RFC 9110 has them; and what is wrong.

Decisions:

- A file compressed is another representation, with an entity tag of its own.
- Every answer may be read by any page of any site (CORS): there is nothing here but open data.
- What is wrong is said in the form of RFC 9457, `application/problem+json`.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

METHODS = ("GET", "HEAD", "OPTIONS")
ALLOW = {"Allow": ", ".join(METHODS)}
# Short for a past day too: what was known then changes when the register is corrected.
_CACHING = "public, max-age=300, must-revalidate"
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
    "X-Content-Type-Options": "nosniff",
}
_PREFLIGHT = {
    **ALLOW,
    "Access-Control-Allow-Methods": ALLOW["Allow"],
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


@dataclass(frozen=True)
class File:
    """A file ready to be sent, any number of times: its bytes are hashed and compressed once."""

    content: bytes
    media_type: str
    name: str
    """Under which name it is kept, ASCII; empty for what is only read."""
    is_packed: bool = False
    """Kept rather than shown, and too dense to compress again."""

    @cached_property
    def digest(self) -> str:
        """A text that changes whenever the content does."""
        return hashlib.sha256(self.content).hexdigest()[:32]

    @cached_property
    def compressed(self) -> bytes:
        """The content compressed by gzip, without a date."""
        return gzip.compress(self.content, mtime=0)


def send(request: Request, file: File) -> Response:
    """Return a file, or that the copy a reader holds is still the same."""
    is_compressed = not file.is_packed and takes("gzip", _header(request, "accept-encoding"))
    tag = f'"{file.digest}-gzip"' if is_compressed else f'"{file.digest}"'
    headers = {**_OPEN, "ETag": tag, "Cache-Control": _CACHING, "Vary": "Accept-Encoding"}
    if holds(_header(request, "if-none-match"), tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if is_compressed:
        headers["Content-Encoding"] = "gzip"
    if file.name:
        how = "attachment" if file.is_packed else "inline"
        headers["Content-Disposition"] = f'{how}; filename="{file.name}"'
    content = file.compressed if is_compressed else file.content
    return Response(content, headers=headers, media_type=file.media_type)


def _header(request: Request, name: str) -> str:
    return ", ".join(request.headers.getlist(name))


def takes(coding: str, accepted: str) -> bool:
    """Whether a list of codings, as in Accept-Encoding, has one or all others, not at weight 0."""
    weights = {}
    for offer in accepted.lower().split(","):
        named, _, weight = offer.replace(" ", "").partition(";")
        weights[named] = weight
    weight = weights.get(coding, weights.get("*", "q=0"))
    return not re.fullmatch(r"q=0(\.0*)?", weight)


def holds(tags: str, tag: str) -> bool:
    """Whether a list of entity tags, as in If-None-Match, has this one, by weak comparison."""
    return tags.strip() == "*" or tag in re.findall(r'"[^"]*"', tags)


def allow() -> Response:
    """Return what may be asked of a file: the answer to OPTIONS, and to a browser's preflight."""
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=_OPEN | _PREFLIGHT)


def redirect(address: str) -> Response:
    """Return where a file lies instead; the address may be relative."""
    return RedirectResponse(address, HTTPStatus.PERMANENT_REDIRECT, _OPEN)


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None, **more: object
) -> Response:
    """Return what is wrong: a sentence for the reader, and `more` for a program."""
    said = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return Response(
        json.dumps(said, ensure_ascii=False, indent=1) + "\n",
        status,
        {**_OPEN, "Cache-Control": "no-store", **(headers or {})},
        "application/problem+json",
    )
