"""What every answer tells browsers to refuse: other hosts, frames, guesses, being read along.

Decisions:

- `script-src` allows Streamlit's own files, the scripts inside the page by hash, `blob:` for the
  parts of ours that are inline components, and WebAssembly for the map with WebGL.
- An intranet may show the dashboard in a frame: a setting names who may.
- Links to sources do not tell where their readers came from.
- Open data are for all pages of all sites; all else is for the dashboard's own.
"""

import base64
import hashlib
import re
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.address import path_of
from server.bundles import connecting, streamlit_html
from server.offers import PATH

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_REFUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb", "xr-spatial-tracking", "browsing-topics"),
)
_YEAR = 365 * 24 * 3600
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _REFUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SafeHeaders:
    """Adds to every answer what it must not do; what an answer says itself stays."""

    def __init__(self, app: ASGIApp, frame_ancestors: str) -> None:
        self._app = app
        self._policy = content_security_policy(frame_ancestors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _headers(scope, self._policy).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_safe)


def content_security_policy(frame_ancestors: str) -> str:
    """Return the policy of all pages; `frame_ancestors` may show them in a frame."""
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {_hashes()} 'wasm-unsafe-eval' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'none'",
        "frame-ancestors": frame_ancestors,
        "base-uri": "'self'",
        "form-action": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _headers(scope: Scope, policy: str) -> Mapping[str, str]:
    is_open = path_of(scope).startswith(f"/{PATH}")
    named = {
        **_FIXED,
        "Content-Security-Policy": policy,
        "Cross-Origin-Resource-Policy": "cross-origin" if is_open else "same-origin",
    }
    if Headers(scope=scope).get("x-forwarded-proto", scope["scheme"]) == "https":
        named["Strict-Transport-Security"] = f"max-age={_YEAR}"
    return named


def _hashes() -> str:
    """Return the hashes of the scripts that stand inside a page: Streamlit's, and our one."""
    scripts = [*_INLINE.findall(streamlit_html()), connecting()]
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
