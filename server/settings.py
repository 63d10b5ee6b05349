"""Settings of the environment, read once when the server starts.

A bad one stops the start with a sentence: found by the first reader, it would be too late.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from server.log import STYLES

MAX_SESSIONS = "ATLAS_MAX_SESSIONS"
FRAME_ANCESTORS = "ATLAS_FRAME_ANCESTORS"
LOG = "ATLAS_LOG"


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
        # A semicolon would begin another rule of the policy.
        named = environment.get(FRAME_ANCESTORS, "").replace(";", " ").split()
        ancestors = " ".join(named) or cls.frame_ancestors
        if not ancestors.isascii() or not ancestors.isprintable():
            raise SystemExit(f"{FRAME_ANCESTORS} takes plain ASCII only, not {ancestors!r}.")
        log = environment.get(LOG) or cls.log
        if log not in STYLES:
            raise SystemExit(f"{LOG} is {' or '.join(STYLES)}, not {log!r}.")
        return cls(int(sessions), ancestors, log)
