"""What a reader, or a screen reader, finds in a PDF."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


@dataclass(frozen=True)
class Page:
    """The text of a page on one line, and each piece of it with where it begins, in points."""

    text: str
    pieces: tuple[tuple[str, float, float], ...]


def pages_of(paper: PdfReader) -> list[Page]:
    """Return the text of each page: slow, so read it once."""
    return [_page(page) for page in paper.pages]


def _page(page: PageObject) -> Page:
    pieces = []

    def take(text: str, _: object, matrix: list[float], *rest: object) -> None:
        if text.strip():
            pieces.append((text, matrix[4], matrix[5]))

    return Page(plain(page.extract_text(visitor_text=take)), tuple(pieces))


def text_of(paper: PdfReader) -> str:
    """Return all text as one line."""
    return plain(" ".join(page.extract_text() for page in paper.pages))


def plain(text: str) -> str:
    """Return a text on one line, however it was broken: at hyphens, and where words have no end."""
    return " ".join(text.replace("\u200b", "").split()).replace("- ", "-")


def tags(paper: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every element of the structure, in reading order."""
    yield from _below(paper.root_object["/StructTreeRoot"])


def _below(element: DictionaryObject) -> Iterator[DictionaryObject]:
    kids = element.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, DictionaryObject) and "/S" in found:
            yield found
            yield from _below(found)


def tagged(paper: PdfReader, kind: str) -> list[DictionaryObject]:
    """Return the elements of a kind, such as `/Figure`."""
    return [tag for tag in tags(paper) if tag["/S"] == kind]


def below(element: DictionaryObject, kind: str) -> list[DictionaryObject]:
    """Return the elements of a kind inside another."""
    return [tag for tag in _below(element) if tag["/S"] == kind]


def links(paper: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every link of every page."""
    for page in paper.pages:
        for annotation in page.get("/Annots", ArrayObject()).get_object():
            found = annotation.get_object()
            if found["/Subtype"] == "/Link":
                yield found


def addresses(paper: PdfReader) -> list[str]:
    """Return where links lead outside the file."""
    return [str(link["/A"]["/URI"]) for link in links(paper) if "/URI" in link.get("/A", {})]


def places(paper: PdfReader) -> list[DictionaryObject]:
    """Return the links that lead to a place in the file."""
    return [link for link in links(paper) if "/URI" not in link.get("/A", {})]


def fonts(paper: PdfReader) -> Iterator[tuple[str, bool]]:
    """Yield the name of every font of a page or of a drawing on it, and whether it is embedded."""
    seen: set[int] = set()

    def within(resources: DictionaryObject) -> Iterator[tuple[str, bool]]:
        for font in resources.get("/Font", DictionaryObject()).get_object().values():
            (real,) = font.get_object()["/DescendantFonts"]
            about = real.get_object()["/FontDescriptor"].get_object()
            is_embedded = any(key in about for key in ("/FontFile2", "/FontFile3"))
            yield str(about["/FontName"]), is_embedded
        for drawn in resources.get("/XObject", DictionaryObject()).get_object().values():
            form = drawn.get_object()
            if id(form) not in seen and "/Resources" in form:
                seen.add(id(form))
                yield from within(form["/Resources"].get_object())

    for page in paper.pages:
        yield from within(page["/Resources"].get_object())


def numbers_in(text: str) -> set[int]:
    """Return all numbers of sources in a text, runs such as `2–4` in full."""
    found = set()
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", text):
        found |= set(range(int(first), int(last or first) + 1))
    return found
