"""One `kerege serve` a KEREGE_HOME, and no process of it outlives it.

The supervisor holds a lock on one file. Its processes wait for that lock; who gets it knows that the supervisor
is gone, however it died, and ends. The lock is the kernel's, so no process can leave one behind.
"""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from pathlib import Path
from typing import IO

GRACE = 15.0  # seconds to finish what is in hand


class Running(Exception):
    """Another `kerege serve` works in this KEREGE_HOME."""


def path(home: Path) -> Path:
    return home / "serve.lock"


def hold(home: Path, patience: float = GRACE + 5) -> IO[bytes]:
    """Take the lock and keep it while the returned file is open. Raises Running.

    The processes of a supervisor that was killed are given time to end.
    """
    handle = path(home).open("ab")
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                handle.close()
                raise Running from None
            time.sleep(0.1)
        else:
            return handle


def follow(home: Path) -> None:
    """End this process when the supervisor is gone: as on SIGTERM, and if that takes too long, at once."""
    threading.Thread(target=_wait_and_end, args=(home,), name="lifeline", daemon=True).start()


def _wait_and_end(home: Path) -> None:
    handle = path(home).open("ab")  # stays open: the next supervisor waits until this process has ended
    fcntl.flock(handle, fcntl.LOCK_SH)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)
