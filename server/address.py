"""Where the reader has the dashboard: what every full address in a file or a head begins with."""

from starlette.requests import Request


def base_of(request: Request) -> str:
    """Return the full address of the dashboard as the reader has it, ending in a slash.

    Starlette takes no Host header that would change the path; a proxy that ends TLS says so.
    """
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
    return str(request.base_url.replace(scheme="https" if scheme == "https" else "http"))
