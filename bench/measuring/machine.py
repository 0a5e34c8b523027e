"""The machine that measures, as the table names it."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path


def describe() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB of memory, {system}"


def pace() -> float:
    """Milliseconds of processor time for a fixed piece of Python, the best of several. A shared machine is twice as
    fast in one hour as in another; this says in which one the rest was measured."""
    best = float("inf")
    for _ in range(20):
        start = time.process_time()
        sum(number * number for number in range(200_000))
        best = min(best, time.process_time() - start)
    return best * 1000


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
