"""The log of the server, on standard error: lines of text, or of JSON for who collects them.

No line says who reads what, or from where: requests are counted, not logged, and uvicorn, which
would name the address behind each session, tells only what goes wrong.
"""

import json
import logging
from datetime import UTC, datetime

STYLES = ("text", "json")
_OTHERS = ("streamlit", "uvicorn", "websockets")
_TEXT = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


class _Json(logging.Formatter):
    """Each record as one line; a traceback stays inside it."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_as(style: str) -> None:
    """Have all that is logged from now on come out in one style, Streamlit's and uvicorn's too."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Json() if style == "json" else _TEXT)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in logging.root.manager.loggerDict:
        # They have handlers of their own, and keep their records from everybody else's.
        if name.partition(".")[0] in _OTHERS and name != "uvicorn.access":
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
    # A filter, as Streamlit sets levels anew when its settings change.
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno >= logging.WARNING)
