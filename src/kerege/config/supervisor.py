"""`kerege serve`: keeps the pages and the worker alive.

Standard library only, so that it stays tiny. What its processes have in common is loaded once, by a fork server, and
shared by all of them: that halves their memory. A process that ends is started again, after a pause that grows while
it fails at once; a signal stops everything.
"""

from __future__ import annotations

import errno
import http.client
import importlib
import ipaddress
import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection
from multiprocessing.context import ForkServerProcess
from types import FrameType

from kerege.config import lifeline, options, stamp
from kerege.config.logs import JsonLines

HEALTHY = 60.0  # seconds that a process must last for its earlier failures to be forgotten
LONGEST_PAUSE = 30.0
STOP = 20.0  # seconds from a signal until what still runs is killed

log = logging.getLogger("kerege.serve")
_forks = multiprocessing.get_context("forkserver")


class CannotServe(Exception):
    """Why serving does not start, and what to do."""


@dataclass
class Process:
    """One child with all that it starts: a session of its own, so that it can be ended whole."""

    name: str
    module: str  # whose `main` it runs
    running: ForkServerProcess | None = None
    started: float = 0.0
    failures: int = 0
    start_at: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        self.running = _forks.Process(target=_run, args=(self.module,), name=self.name)
        self.running.start()
        self.started = time.monotonic()
        log.info("process started", extra={"child": self.name, "pid": self.running.pid})

    def look_after(self) -> None:
        """Start it when it is due; notice when it has ended."""
        if self.running is None:
            if time.monotonic() >= self.start_at:
                self.start()
        elif (code := self.running.exitcode) is not None:
            lasted = time.monotonic() - self.started
            self.failures = 0 if lasted > HEALTHY else self.failures + 1
            pause = min(0.25 * 2**self.failures, LONGEST_PAUSE)
            log.error("process ended", extra={"child": self.name, "status": code, "attempt": self.failures})
            self.kill()
            self.start_at = time.monotonic() + pause

    def ask_to_stop(self) -> None:
        if self.running:
            self.running.terminate()

    def kill(self) -> None:
        """End it, and what it may have left behind."""
        if self.running and self.running.pid:
            self.running.kill()
            with suppress(ProcessLookupError):
                os.killpg(self.running.pid, signal.SIGKILL)
            self.running.join()
            self.running = None


def _run(module: str) -> None:
    """What a child does."""
    os.setsid()
    importlib.import_module(module).main()


def main() -> int:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO)
    try:
        check_demo()
        check_set_up()
        with lifeline.hold(options.home()):
            check_address()
            _supervise()
    except lifeline.Running:
        print(f"`kerege serve` runs already in {options.home()}. Stop it first.", file=sys.stderr)
        return 1
    except CannotServe as error:
        print(error, file=sys.stderr)
        return 1
    return 0


# --- What is checked first ----------------------------------------------------------------------------------


def check_demo() -> None:
    """Accounts whose passwords lie in a file are for this machine alone; a proxy would lead others to loopback, too."""
    demo = options.home() / "demo.json"
    host, base, proxies = options.read("HOST"), options.base_url(), options.read("TRUSTED_PROXIES")
    leads_others_here = {
        f"HOST={host}": not _is_loopback(host),
        f"BASE_URL={base}": not _is_loopback(urllib.parse.urlsplit(base).hostname or ""),
        f"TRUSTED_PROXIES={proxies}": proxies > 0,
    }
    if demo.exists() and any(leads_others_here.values()):
        named = " ".join(option for option, leads in leads_others_here.items() if leads)
        raise CannotServe(
            f"Demo accounts exist ({demo}), so Kerege serves this machine only, and not with {named}.\n"
            "Use another KEREGE_HOME with KEREGE_DEMO=0 for an installation that others can reach."
        )


def check_set_up() -> None:
    """Set-up was done. Where something has changed since, the database is asked; that takes a moment."""
    if stamp.fits():
        return
    if not (options.home() / "static").is_dir():
        raise CannotServe(f"Nothing is set up in {options.home()}. Run: kerege setup")
    question = [sys.executable, "-m", "kerege.config.cli", "migrate", "--check"]
    asked = subprocess.run(question, capture_output=True)
    if asked.returncode:
        raise CannotServe("The database is not that of this version, or does not answer. Run: kerege setup")


def check_address() -> None:
    """HOST and PORT can be listened on."""
    host, port = options.read("HOST"), options.read("PORT")
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except socket.gaierror as error:
        raise CannotServe(f"HOST={host} is not an address of this machine.") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServe(
                f"Port {port} on {host} is taken by another program. Stop it, or choose another port: "
                f"PORT={port + 1} make run"
            ) from error
        raise CannotServe(f"HOST={host} PORT={port} cannot be listened on: {error.strerror}.") from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# --- Looking after the processes ----------------------------------------------------------------------------


def _supervise() -> None:
    signals = _Signals()
    _forks.set_forkserver_preload(["kerege.config.loaded"])
    processes = [Process("pages", "kerege.config.pages"), Process("worker", "kerege.config.worker")]
    try:
        announced = False
        while not signals.stop:
            for process in processes:
                process.look_after()
            announced = announced or _announce()
            signals.wait(processes, 0.5 if announced else 0.1)
        for process in processes:
            process.ask_to_stop()
        deadline = time.monotonic() + STOP
        while any(process.running and process.running.exitcode is None for process in processes):
            if time.monotonic() > deadline:
                log.error("killed what did not stop")
                break
            signals.wait(processes, 0.1)
    finally:
        for process in processes:
            process.kill()
    print("Stopped.", flush=True)


def _announce() -> bool:
    """Say where to click as soon as the pages answer."""
    host = options.read("HOST")
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- compared, not bound
    pages = http.client.HTTPConnection(host, options.read("PORT"), timeout=1)
    try:
        pages.request("GET", "/healthz")
        pages.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        pages.close()
    base = options.base_url()
    print(f"\nKerege is here:  {base}/\nThe studio:      {base}/studio/", flush=True)
    if (options.home() / "demo.json").exists():
        print(f"A tour:          {base}/ru/tour/\nDemo accounts:   .venv/bin/kerege demo", flush=True)
    print("Ctrl-C stops it.", flush=True)
    return True


class _Signals:
    """SIGTERM, SIGINT and SIGHUP ask to stop; these and the end of a child wake the supervisor."""

    def __init__(self) -> None:
        self.stop = False
        self._read, write = socket.socketpair()
        self._read.setblocking(False)
        write.setblocking(False)
        self._write = write  # kept open: the interpreter writes to it
        signal.set_wakeup_fd(write.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.stop = True

    def wait(self, processes: list[Process], seconds: float) -> None:
        ends = [process.running.sentinel for process in processes if process.running]
        if self._read in connection.wait([self._read, *ends], seconds):
            self._read.recv(4096)
