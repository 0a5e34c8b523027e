"""The worker: settles what is due within a second, and does the periodic rounds every minute."""

from __future__ import annotations

import fcntl
import logging
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from django.db import close_old_connections

from kerege.outgoing.queue import forget_settled, release_leases, settle_due

log = logging.getLogger(__name__)
POLL_SECONDS = 1.0
ROUNDS_EVERY = 60  # polls

Round = Callable[[], object]
_rounds: list[Round] = [forget_settled]
Beside = Callable[[threading.Event], object]
_beside: list[Beside] = []


def every_minute(function: Round) -> Round:
    """Register a periodic duty; it must be quick and may be called at any time, twice as well."""
    _rounds.append(function)
    return function


def beside(function: Beside) -> Beside:
    """Register what runs in a thread of its own for as long as the worker does; it gets the event that ends it."""
    _beside.append(function)
    return function


def tick(worker: str) -> int:
    """One round: all periodic duties, then all that is due."""
    for duty in _rounds:
        try:
            duty()
        except Exception:
            log.exception("periodic duty failed", extra={"duty": duty.__name__})
    return settle_due(worker)


def run(lock_file: Path) -> None:
    """Work until a signal comes. One worker a machine: the lock proves that an earlier one of this name is dead."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    name = f"{socket.gethostname()}:{lock_file}"[-80:]
    with lock_file.open("w") as lock:
        while not _locked(lock) and not stop.wait(POLL_SECONDS):
            pass
        if not stop.is_set():
            release_leases(name)
        companions = [threading.Thread(target=function, args=(stop,), daemon=True) for function in _beside]
        for companion in companions:
            companion.start()
        polls = 0
        while not stop.is_set():
            close_old_connections()
            try:
                if polls % ROUNDS_EVERY == 0:
                    tick(name)
                else:
                    settle_due(name)
            except Exception:
                log.exception("worker round failed")
            polls += 1
            stop.wait(POLL_SECONDS)
        for companion in companions:
            companion.join(timeout=POLL_SECONDS)


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
