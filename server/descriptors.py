"""As many connections at once as the system lets a process have.

Each holds a file descriptor. Many systems begin at 1,024 and let a process ask for far more: below
that there is no room for all sessions, and a few hundred connections that send nothing would keep
everybody else outside.
"""

import contextlib

_USUAL = 65_536


def ask_for_all() -> None:
    """Raise the limit of open files to the most that is allowed; Windows has none."""
    try:
        import resource
    except ImportError:
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Some systems name a limit, or none, that they do not grant: then as many as most do.
    for wanted in (most, _USUAL):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(wanted, now), most))
            return
