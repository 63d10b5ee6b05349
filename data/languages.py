"""Languages of sources, and what CLDR knows of them."""

from babel import Locale, UnknownLocaleError


def locale(language: str) -> Locale:
    """Return CLDR's data for an ISO 639-1 code; raise ValueError for a language it lacks."""
    try:
        return Locale.parse("nb" if language == "no" else language)
    except UnknownLocaleError as error:
        raise ValueError(f"{language!r} is no language that CLDR knows") from error
