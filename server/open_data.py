"""The open data at `/open-data/`, sent without a session of the dashboard.

They stand in front of Streamlit, whose compression gives one entity tag to two representations. A
path is looked up in the list of files and nowhere else.
"""

import logging
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from data import dataset
from data.asked import Refused, read
from data.filters import Filters, options
from data.kept import recent
from data.load import TableDamaged, fingerprint
from data.wording import cut
from exports.as_json import as_json
from exports.extract import Extract
from server import catalogue, feed
from server.address import base_of, path_of
from server.line import Line, LineFull
from server.listing import listing
from server.offers import DATA_FILES, PATH, Offer
from server.respond import ALLOW, METHODS, File, allow, problem, redirect, send

_LOG = logging.getLogger(__name__)

Asked = tuple[tuple[str, str], ...]
"""The parameters of an address that have a value, each once."""

DESCRIPTIONS = (
    Offer(
        catalogue.PACKAGE,
        "Every column described: meaning, type, unit (Frictionless Data Package).",
        "application/json",
        catalogue.data_package,
    ),
    Offer(
        catalogue.DATASET,
        "The dataset as search engines read it (schema.org).",
        catalogue.LINKED_DATA,
        lambda extract: as_json(catalogue.dataset(extract)),
    ),
    Offer(
        catalogue.CATALOGUE,
        "The dataset as data portals read it (DCAT-AP 3).",
        catalogue.LINKED_DATA,
        lambda extract: as_json(catalogue.catalogue(extract)),
    ),
    Offer(
        feed.FEED,
        "What changed, by the day on which it came to be known (Atom).",
        feed.ATOM,
        feed.feed,
        line="feed",
    ),
)
FILES = {offer.name: offer for offer in (*DATA_FILES, *DESCRIPTIONS)}
_PAGE = Offer("", "", "text/html", partial(listing, descriptions=DESCRIPTIONS))

_MOST_PARAMETERS, _LONGEST_QUERY = 100, 8192
"""Of an address; the second in bytes."""

# Threads of their own: files never take those of the pages, and of the slow ones, made one after
# the other, a crowd that asks for the same waits for the first.
LINES = {
    "quick": Line("open-data", threads=4, waiting=1000),
    "packed": Line("open-data-packed", threads=1, waiting=8),
    "feed": Line("open-data-feed", threads=1, waiting=8),
}


class OpenData:
    """Answers what is asked below `/open-data`, and hands on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open_data = Starlette(
            routes=[
                Route(f"/{PATH.rstrip('/')}", _lead_to_page, methods=METHODS),
                Route(f"/{PATH}{{name:path}}", _answer, methods=METHODS),
            ],
            exception_handlers={
                404: _refuse_path,
                405: _refuse_method,
                Refused: _refuse_filter,
                TableDamaged: _say_damaged,
                LineFull: _say_full,
                Exception: _say_failed,
            },
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_ours = scope["type"] == "http" and f"{path_of(scope)}/".startswith(f"/{PATH}")
        await (self._open_data if is_ours else self._app)(scope, receive, send)


def _lead_to_page(request: Request) -> Response:
    return redirect(f"{PATH}?{request.url.query}".rstrip("?"))


async def _answer(request: Request) -> Response:
    name = request.path_params["name"]
    offer = FILES.get(name) if name else _PAGE
    if offer is None:
        return _no_such_file(name)
    if request.method == "OPTIONS":
        return allow()
    return await LINES[offer.line].run(_send, request, offer)


def _send(request: Request, offer: Offer) -> Response:
    """Return a file of the selection that the address asks for."""
    files = fingerprint()
    filters = _filters(asked_of(request), files)
    return send(request, _file(offer, filters, base_of(request), files))


def asked_of(request: Request) -> Asked:
    """Return what an address asks for; raise Refused for more than anybody asks for.

    Empty and repeated parameters say nothing, and are not kept.
    """
    pairs = request.query_params.multi_items()
    if len(request.scope["query_string"]) > _LONGEST_QUERY or len(pairs) > _MOST_PARAMETERS:
        raise Refused(
            f"An address takes at most {_MOST_PARAMETERS} parameters, and {_LONGEST_QUERY} bytes "
            "after its question mark."
        )
    return tuple(dict.fromkeys((name, value) for name, value in pairs if value))


@recent(256)
def _filters(asked: Asked, files: str) -> Filters:
    values: dict[str, list[str]] = {}
    for name, value in asked:
        values.setdefault(name, []).append(value)
    return read(values, dataset.newest(files))


@recent(128)
def _file(offer: Offer, filters: Filters, base: str, files: str) -> File:
    """Return a file; `base` is in the key, as most files name addresses."""
    extract = Extract(dataset.selected(filters, files), filters, base)
    what, _, ending = offer.name.partition(".")
    name = extract.file_name(what, ending) if ending else ""
    return File(offer.make(extract), offer.media_type, name, offer.is_packed)


def _no_such_file(name: str) -> Response:
    return problem(
        404,
        f"There is no file {cut(name, 60)} here. The files are listed at /{PATH}.",
        files=list(FILES),
    )


def _refuse_path(request: Request, error: Exception) -> Response:
    # A route takes no line break for part of a name.
    return _no_such_file(request.scope["path"].partition(PATH)[2])


def _refuse_method(request: Request, error: Exception) -> Response:
    return problem(405, "The files can only be read.", ALLOW)


def _refuse_filter(request: Request, error: Exception) -> Response:
    return problem(400, str(error), allowed=options(dataset.newest(fingerprint())))


def _say_damaged(request: Request, error: Exception) -> Response:
    assert isinstance(error, TableDamaged)
    _LOG.error(error.for_log)
    return problem(503, f"{error} The data must be built again.", {"Retry-After": "300"})


def _say_full(request: Request, error: Exception) -> Response:
    return problem(503, str(error), {"Retry-After": "10"})


def _say_failed(request: Request, error: Exception) -> Response:
    return problem(500, "Something went wrong here. The log of the server says what.")
