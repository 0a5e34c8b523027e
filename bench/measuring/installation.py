"""Kerege as `make run` makes it from a clone, with nothing but Python on the machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from measuring.ports import answers, free_port
from measuring.scripts import HERE, ROOT

PATIENCE = 600  # seconds


class Installation:
    """A clone, its home, and what serves it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copy = folder / "kerege"
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        self.environment = {**kept, "PORT": str(self.port), "KEREGE_HOME": str(folder / "home")}
        self._serving: subprocess.Popen[bytes] | None = None

    def make(self) -> float:
        """Seconds from `make run` in a fresh clone to the first page. Packages come from the cache of pip."""
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(self.copy)], check=True)
        return self._start(["make", "run"], "/healthz")

    def start(self) -> float:
        """Seconds from `kerege serve` to the first page of a lesson."""
        return self._start([str(self.command), "serve"], self.lessons[0])

    @property
    def command(self) -> Path:
        return self.copy / ".venv" / "bin" / "kerege"

    @property
    def server(self) -> int:
        """The process that all others come from."""
        assert self._serving
        pid = self._serving.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        # `make` stands above the supervisor.
        return int(children[0]) if Path(f"/proc/{pid}/comm").read_text("utf-8").strip() == "make" else pid

    @property
    def lessons(self) -> list[str]:
        """Addresses of the first module's lessons, without the host."""
        module = self.describe()["modules"][0]
        return [lesson["url"].removeprefix(self.base) for lesson in module["lessons"]]

    def describe(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("demo", "--json"))
        return found

    def run(self, *arguments: str, **options: str) -> str:
        """What the command says."""
        said = subprocess.run(
            [str(self.command), *arguments],
            cwd=self.copy, env={**self.environment, **options}, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return said.stdout

    def inside(self, script: str, *arguments: str, **options: str) -> Any:
        """What a script of `bench/inside` found out with the site's own code."""
        python = self.copy / ".venv" / "bin" / "python"
        settings = {"DJANGO_SETTINGS_MODULE": "kerege.config.settings"}
        said = subprocess.run(
            [str(python), str(HERE / "inside" / script), *arguments],
            cwd=self.copy, env={**self.environment, **settings, **options}, check=True, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        return json.loads(said.stdout)

    def stop(self) -> None:
        if self._serving:
            self._serving.send_signal(signal.SIGTERM)
            self._serving.wait()
            self._serving = None

    def _start(self, command: list[str], path: str) -> float:
        start = time.monotonic()
        with (self.folder / "serve.log").open("ab") as log:
            self._serving = subprocess.Popen(command, cwd=self.copy, env=self.environment, stdout=log, stderr=log)
        while not answers(self.base + path):
            if self._serving.poll() is not None or time.monotonic() - start > PATIENCE:
                raise SystemExit((self.folder / "serve.log").read_text("utf-8"))
            time.sleep(0.05)
        return time.monotonic() - start


@contextmanager
def installation() -> Iterator[Installation]:
    with tempfile.TemporaryDirectory(prefix="kerege-bench-") as folder:
        made = Installation(Path(folder))
        try:
            yield made
        finally:
            made.stop()
