"""What a process uses, as Linux counts it in /proc."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def memory(process_id: int) -> float:
    """Return the memory that a process holds, in megabytes."""
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024 / 1e6


def cpu_seconds(process_id: int) -> float:
    """Return the seconds of one core that a process has used since it began."""
    stat = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii", errors="replace")
    # The name before may hold spaces and brackets.
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
