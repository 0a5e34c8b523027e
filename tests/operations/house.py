"""An installation as its operator and its readers meet it: the command, the server, a browser, a mail server."""

from __future__ import annotations

import http.cookiejar
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest

ROOT = Path(__file__).parents[2]
KEREGE = [sys.executable, "-m", "kerege.config.cli"]
# Tables of what is made anew from other things, or belongs to Django and Wagtail and grows with a version.
MADE_ANEW = ("suites_", "practice_material", "django_", "wagtail", "auth_", "taggit_", "sqlite_", "outgoing_")
DEADLINE = 60.0  # seconds until a test gives up waiting; no test waits that long where all is well


def until(condition: Callable[[], Any], what: str) -> Any:
    """Wait until `condition` holds; gives what it gave."""
    deadline = time.monotonic() + DEADLINE
    while not (found := condition()):
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain until {what}")
        time.sleep(0.05)
    return found


@dataclass
class House:
    """An installation on disk, and its command."""

    home: Path
    port: int
    options: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        content = {"KEREGE_CONTENT": str(ROOT / "tests" / "suites")}
        return {**kept, **content, "KEREGE_HOME": str(self.home), "PORT": str(self.port), **self.options}

    def run(self, *arguments: str, **options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*KEREGE, *arguments],
            env={**self.environment, **options},
            capture_output=True,
            text=True,
            timeout=300,
        )

    def run_with_little_room(self, size: int, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command, unable to write a file of more than `size` bytes: as on a full disk, nearly."""
        limited = (
            "import os, resource, sys\n"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
            "os.execv(sys.argv[1], sys.argv[1:])"
        )
        command = [sys.executable, "-c", limited, *KEREGE, *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300)

    def accounts(self) -> dict[str, dict[str, str]]:
        found = json.loads((self.home / "demo.json").read_text("utf-8"))["accounts"]
        return {account["role"]: account for account in found}

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.home / "kerege.sqlite3", timeout=30)) as database:
            return database.execute(sql).fetchall()

    def facts(self) -> dict[str, int]:
        """How many rows each table has that holds what people did."""
        tables = self.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [name for (name,) in tables if not name.startswith(MADE_ANEW)]
        return {name: self.query(f"SELECT count(*) FROM {name}")[0][0] for name in names}


class Serving:
    """A running `kerege serve`."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.log = house.home / f"serve-{time.monotonic_ns()}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([*KEREGE, "serve"], env=house.environment, stdout=log, stderr=log)

    def ready(self) -> Serving:
        until(lambda: self.answers() or self.process.poll() is not None, "the pages answer")
        assert self.process.poll() is None, self.log.read_text("utf-8")
        return self

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.house.port}/healthz", timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            return False

    def pids(self, child: str) -> list[int]:
        """Every process that was started under this name, the newest last: pages, page, worker."""
        lines = [line for line in self.log.read_text("utf-8").splitlines() if line.startswith("{")]
        return [entry["pid"] for entry in map(json.loads, lines) if entry.get("child") == child and "pid" in entry]

    def pid(self, child: str) -> int:
        return int(until(lambda: self.pids(child), f"{child} is started")[-1])

    def kill_everything(self) -> None:
        """SIGKILL to the supervisor and all its processes, as when the power goes."""
        groups = [self.pid("pages"), self.pid("worker")]
        self.process.kill()
        for group in groups:
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(timeout=DEADLINE)


class Browser:
    """A reader's browser without script: cookies and forms."""

    def __init__(self, house: House) -> None:
        self.base = f"http://127.0.0.1:{house.port}"
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)

    def get(self, path: str) -> str:
        with self.opener.open(self.base + path, timeout=30) as response:
            return str(response.read().decode())

    def address_of(self, path: str) -> str:
        """Where one arrives who asks for `path`."""
        with self.opener.open(self.base + path, timeout=30) as response:
            return str(response.url).removeprefix(self.base)

    def token(self, path: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path))
        assert found, f"{path} has no form"
        return found[1]

    def post(self, path: str, fields: dict[str, str]) -> int:
        data = urllib.parse.urlencode(fields).encode()
        with self.opener.open(self.base + path, data, timeout=30) as response:
            return int(response.status)

    def sign_in(self, account: dict[str, str]) -> None:
        page = "/accounts/login/"
        token = self.token(page)
        self.post(page, {"csrfmiddlewaretoken": token, "login": account["email"], "password": account["password"]})


class MailServer:
    """A mail server on loopback. `on_mail` is called with each message before it is accepted."""

    def __init__(self) -> None:
        self.accepted: list[str] = []
        self.on_mail: Callable[[], None] = lambda: None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"smtp://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return  # closed
            threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        # The other side may go away at any moment: that is what these tests are about.
        with suppress(OSError), connection, connection.makefile("rwb") as lines:
            _say(lines, b"220 here")
            while line := lines.readline():
                if line.upper().startswith(b"DATA"):
                    _say(lines, b"354 go on")
                    message = b"".join(iter(lines.readline, b".\r\n"))
                    self.on_mail()
                    if not _is_open(connection):
                        return
                    self.accepted.append(message.decode())
                _say(lines, b"250 good")

    def close(self) -> None:
        self._listener.close()


def _say(lines: IO[bytes], line: bytes) -> None:
    lines.write(line + b"\r\n")
    lines.flush()


def _is_open(connection: socket.socket) -> bool:
    """Whether the client is still there to hear the answer."""
    connection.setblocking(False)
    try:
        return bool(connection.recv(1, socket.MSG_PEEK))
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        connection.setblocking(True)
