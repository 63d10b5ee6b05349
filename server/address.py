"""Where the reader has the dashboard: what full addresses begin with, and what is asked for below.

A proxy may serve the dashboard from a folder of its own.
"""

from starlette.requests import Request
from starlette.types import Scope


def base_of(request: Request) -> str:
    """Return the full address of the dashboard as the reader has it, ending in a slash.

    Starlette takes no Host header that would change the path; a proxy that ends TLS says so.
    """
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
    return str(request.base_url.replace(scheme="https" if scheme == "https" else "http"))


def path_of(scope: Scope) -> str:
    """Return the path that is asked for, below the folder that the dashboard is served from."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))
