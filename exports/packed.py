"""Files in one ZIP, the same bytes whenever and wherever it is made."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

_EARLIEST = date(1980, 1, 1)
"""Before this a ZIP knows no day."""


def packed(files: Mapping[str, bytes], known: date) -> bytes:
    """Return files by name as a ZIP; each bears the day as of which it is."""
    day, content = max(known, _EARLIEST), io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The same on every system, and readable by everybody.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, file)
    return content.getvalue()
