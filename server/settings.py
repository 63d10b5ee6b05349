"""Settings of the environment, read once when the server starts.

A bad one stops the start with a sentence: found by the first reader, it would be too late.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from server.log import STYLES

MAX_SESSIONS = "ATLAS_MAX_SESSIONS"
FRAME_ANCESTORS = "ATLAS_FRAME_ANCESTORS"
LOG = "ATLAS_LOG"

_ANCESTOR = re.compile(r"'self'|'none'|\*|https?://(\*\.)?[a-z0-9.-]+(:(\d+|\*))?/?", re.IGNORECASE)
"""Who may show a page in a frame, in the words of a CSP."""


@dataclass(frozen=True)
class Settings:
    """What whoever runs the server can choose; what is left out or empty stays as it is here."""

    max_sessions: int = 2000
    """How many sessions there can be at once."""
    frame_ancestors: str = "'self'"
    """Who may show the dashboard in a frame, as in a CSP."""
    log: str = "text"
    """What the log is written as: one of `log.STYLES`."""

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """Return the settings of an environment; end the program with a sentence on a bad one."""
        sessions = environment.get(MAX_SESSIONS) or str(cls.max_sessions)
        if not (sessions.isascii() and sessions.isdecimal() and int(sessions)):
            raise SystemExit(f"{MAX_SESSIONS} is a whole number from 1, not {sessions!r}.")
        named = environment.get(FRAME_ANCESTORS, "").split()
        ancestors = " ".join(named) or cls.frame_ancestors
        for name in ancestors.split():
            if not _ANCESTOR.fullmatch(name):
                raise SystemExit(
                    f"{FRAME_ANCESTORS} takes 'self' with its quotes, or addresses such as "
                    f"https://intranet.example.eu, not {name!r}."
                )
        log = environment.get(LOG) or cls.log
        if log not in STYLES:
            raise SystemExit(f"{LOG} is {' or '.join(STYLES)}, not {log!r}.")
        return cls(int(sessions), ancestors, log)
