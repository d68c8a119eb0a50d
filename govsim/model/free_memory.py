"""How much memory is free on this machine, or in this container."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import psutil

SPARE = 0.9
"""Share of the memory that is free now which a run may take. Assumption."""
CGROUPS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
"""Where Linux says how much memory a container may have."""


def available() -> float:
    """Bytes that a new run may take now: what the machine, and a container's limit, leave free."""
    process = psutil.Process().memory_info().rss
    free = psutil.virtual_memory().available + process
    for path in CGROUPS:
        with suppress(OSError, ValueError):
            free = min(free, int(Path(path).read_text(encoding="ascii")))
    return SPARE * free
