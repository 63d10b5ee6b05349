"""Streamlit's scripts, styles and icons in fewer bytes: it serves them as they are.

Scripts and styles are compressed once a process, and once more, better, when its first readers have
been served. They never change while the server runs, and their names hold a hash of what is in
them: what a browser has got once it keeps for good. Of the icons and of the script for figures a
part is enough; it can change under the same name, so a browser asks again after a day.
"""

import gzip
from asyncio import Task, create_task, shield, to_thread
from collections.abc import Callable, Iterable
from functools import cache, partial
from http import HTTPStatus
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.address import path_of
from server.bundles import STATIC
from server.icons import ICONS, OF_STREAMLIT
from server.lighter import content_of, is_lighter, tag_of
from server.respond import holds, takes

_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOREVER = "public, immutable, max-age=31536000"
_A_DAY = "public, max-age=86400"
# Browsers take Brotli over TLS and from their own machine only.
_COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=9),
    "gzip": gzip.compress,
}


class Smaller:
    """Answers for Streamlit's scripts, styles and icons; hands on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = await _answer(scope) or self._app
        await answer(scope, receive, send)


async def warm(scripts: Iterable[str]) -> None:
    """Compress scripts before anybody asks for them; named as in `server.bundles`."""
    for script in scripts:
        await _compressed(STATIC / script, "br")


def shrink(scripts: Iterable[str]) -> None:
    """Compress scripts once more, better; meanwhile they are sent as they are kept."""
    for script in scripts:
        # A twelfth fewer bytes, in ten times the time.
        _smallest[STATIC / script] = brotli.compress(content_of(STATIC / script), quality=10)


async def _answer(scope: Scope) -> Response | None:
    """Return what to send of ours; None where Streamlit is to answer."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    path = path_of(scope)
    if path == f"/{OF_STREAMLIT}":
        return FileResponse(ICONS, headers={"Cache-Control": _A_DAY})
    file, encoding = _files().get(path), _encoding(scope)
    if not (file and encoding):
        return None
    content = await _compressed(file, encoding)
    headers = {"Vary": "Accept-Encoding", "Cache-Control": _FOREVER}
    if is_lighter(file):
        tag = tag_of(file)
        headers |= {"Cache-Control": _A_DAY, "ETag": f"W/{tag}"}
        if holds(", ".join(Headers(scope=scope).getlist("if-none-match")), tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    headers["Content-Encoding"] = encoding
    return Response(content, media_type=_MEDIA_TYPES[file.suffix], headers=headers)


def _encoding(scope: Scope) -> str | None:
    """Return how an answer can be sent; None where it must be sent as it is, or in parts."""
    headers = Headers(scope=scope)
    if "range" in headers:
        return None
    accepted = ", ".join(headers.getlist("accept-encoding"))
    return next((name for name in _COMPRESS if takes(name, accepted)), None)


@cache
def _files() -> dict[str, Path]:
    """Return the files that can be asked for by their paths: no path is ever looked up on disk."""
    return {
        f"/{file.relative_to(STATIC).as_posix()}": file
        for file in (STATIC / "static").rglob("*")
        if file.suffix in _MEDIA_TYPES
    }


_kept: dict[tuple[Path, str], Task[bytes]] = {}
_smallest: dict[Path, bytes] = {}
"""Files compressed by Brotli once more."""


async def _compressed(file: Path, encoding: str) -> bytes:
    """Return a file compressed: once, however many ask for it at the same time."""
    if encoding == "br" and file in _smallest:
        return _smallest[file]
    made = _kept.get((file, encoding))
    if made is None:
        made = _kept[file, encoding] = create_task(_read_and_compress(file, encoding))
    # A reader who leaves must not stop what others wait for.
    return await shield(made)


async def _read_and_compress(file: Path, encoding: str) -> bytes:
    try:
        return await to_thread(lambda: _COMPRESS[encoding](content_of(file)))
    except OSError:
        del _kept[file, encoding]
        raise
