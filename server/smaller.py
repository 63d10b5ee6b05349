"""Streamlit's scripts, styles and icons in fewer bytes: it serves them as they are.

Scripts and styles are compressed once a process; of the icons a part is enough. They never change
while the server runs, and their names hold a hash of what is in them: what a browser has got once
it keeps for good.
"""

import gzip
from asyncio import to_thread
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.bundles import STATIC
from server.icons import ICONS, OF_STREAMLIT

_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOREVER = "public, immutable, max-age=31536000"
# Browsers take Brotli over TLS and from their own machine only. Past 9 it takes ten times as long.
_COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=9),
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


async def _answer(scope: Scope) -> Response | None:
    """Return what to send of ours; None where Streamlit is to answer."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    if path == f"/{OF_STREAMLIT}":
        return FileResponse(ICONS, headers={"Cache-Control": _FOREVER})
    file, encoding = _files().get(path), _encoding(scope)
    if not (file and encoding):
        return None
    return Response(
        await _compressed(file, encoding),
        media_type=_MEDIA_TYPES[file.suffix],
        headers={
            "Content-Encoding": encoding,
            "Vary": "Accept-Encoding",
            "Cache-Control": _FOREVER,
        },
    )


def _encoding(scope: Scope) -> str | None:
    """Return how an answer can be sent; None where it must be sent as it is, or in parts."""
    headers = Headers(scope=scope)
    if "range" in headers:
        return None
    offered = {one.split(";")[0].strip() for one in headers.get("accept-encoding", "").split(",")}
    return next((name for name in _COMPRESS if name in offered), None)


@cache
def _files() -> dict[str, Path]:
    """Return the files that can be asked for by their paths: no path is ever looked up on disk."""
    return {
        f"/{file.relative_to(STATIC).as_posix()}": file
        for file in (STATIC / "static").rglob("*")
        if file.suffix in _MEDIA_TYPES
    }


_kept: dict[tuple[Path, str], bytes] = {}


async def _compressed(file: Path, encoding: str) -> bytes:
    if (file, encoding) not in _kept:
        _kept[file, encoding] = await to_thread(_read_and_compress, file, encoding)
    return _kept[file, encoding]


def _read_and_compress(file: Path, encoding: str) -> bytes:
    return _COMPRESS[encoding](file.read_bytes())
