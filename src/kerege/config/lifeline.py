"""One `kerege serve` a KEREGE_HOME, and no process of it outlives it.

The supervisor holds a lock on one file. Its processes wait for that lock; who gets it knows that the supervisor
is gone, however it died, and ends. Until then each shares a lock on a second file: who waits for the first lock
alone may be overtaken by the next supervisor, would take that one for its own, and live on. The locks are the
kernel's, so no process can leave one behind.
"""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import IO

GRACE = 15.0  # seconds to finish what is in hand


class Running(Exception):
    """Another `kerege serve` works in this KEREGE_HOME."""


def hold(home: Path, patience: float = GRACE + 5) -> IO[bytes]:
    """Take the supervisor's lock and keep it while the returned file is open. Raises Running.

    The processes of a supervisor that was killed are given time to end.
    """
    deadline = time.monotonic() + patience
    while (lock := _take(home)) is None:
        if time.monotonic() > deadline:
            raise Running
        time.sleep(0.1)
    return lock


def _take(home: Path) -> IO[bytes] | None:
    """The supervisor's lock, where neither a supervisor lives nor a process of an earlier one."""
    with _followers(home) as followers, ExitStack() as unless_taken:
        lock = unless_taken.enter_context(_supervisor(home))
        try:
            fcntl.flock(followers, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        unless_taken.pop_all()
        return lock


def follow(home: Path) -> None:
    """End this process when the supervisor is gone: as on SIGTERM, and if that takes too long, at once."""
    following = _followers(home)
    fcntl.flock(following, fcntl.LOCK_SH)  # at most for the moment in which a supervisor looks whether it is alone
    threading.Thread(target=_wait_and_end, args=(home, following), name="lifeline", daemon=True).start()


def _wait_and_end(home: Path, following: IO[bytes]) -> None:
    """`following` stays open, and locked, as long as this process lives."""
    with _supervisor(home) as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)


def _supervisor(home: Path) -> IO[bytes]:
    return (home / "serve.lock").open("ab")


def _followers(home: Path) -> IO[bytes]:
    return (home / "serve.followers.lock").open("ab")
