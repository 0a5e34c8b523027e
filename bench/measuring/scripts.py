"""The scripts that measured the peers, too. They lie beside the project, or where BENCH_SCRIPTS says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(os.environ.get("BENCH_SCRIPTS", ROOT.parent / "shared" / "bench"))
HERE = ROOT / "bench"


def check() -> None:
    """End with a word about what this machine lacks."""
    missing = [name for name in ("node", "npm", "wrk", "nginx") if not shutil.which(name)]
    if missing:
        sys.exit(f"Install these first: {', '.join(missing)}")
    if not (SCRIPTS / "load.py").exists():
        sys.exit(f"The scripts that measure are not in {SCRIPTS}; BENCH_SCRIPTS names their folder.")


def modules(scratch: Path) -> Path:
    """The folder with what the browser is driven with: BENCH_MODULES, or made anew."""
    if named := os.environ.get("BENCH_MODULES"):
        return Path(named)
    shutil.copy(HERE / "package.json", scratch)
    subprocess.run(
        ["npm", "install", "--silent", "--no-package-lock", "--no-audit", "--no-fund"], cwd=scratch, check=True
    )
    return scratch


class Browser:
    """The scripts that drive a browser, as somebody who is signed in."""

    def __init__(self, modules: Path, cookie: str) -> None:
        self._modules, self._cookie = modules, cookie

    def weigh(self, first: str, second: str, runs: int, *, slow: bool = False) -> dict[str, Any]:
        """Weight and paint of one page with an empty cache and of another one after it."""
        options = ["--url", first, "--url2", second, "--runs", str(runs), "--list", *(["--slow"] if slow else [])]
        return self._run(SCRIPTS / "page_weight.mjs", *options)

    def lighthouse(self, url: str, runs: int) -> dict[str, Any]:
        return self._run(SCRIPTS / "lighthouse_page.mjs", "--url", url, "--runs", str(runs))

    def axe(self, url: str) -> dict[str, Any]:
        return self._run(SCRIPTS / "axe_page.mjs", "--url", url)

    def take_test(self, url: str, server: int) -> dict[str, Any]:
        """Take the test at `url` from its first page to its result; requests, and what they cost the server."""
        walk = str(SCRIPTS / "request_log.mjs")
        return self._run(HERE / "test_walk.mjs", "--log", walk, "--url", url, "--pid", str(server))

    def _run(self, script: Path, *options: str) -> dict[str, Any]:
        said = subprocess.run(
            ["node", str(script), *options, "--cookie", self._cookie],
            env={**os.environ, "BENCH_MODULES": str(self._modules)}, check=True, stdout=subprocess.PIPE,
        )  # fmt: skip
        found: dict[str, Any] = json.loads(said.stdout)
        return found


def load(
    url: str, cookies: Path | None, server: int, *, connections: str, seconds: int, runs: int
) -> list[dict[str, Any]]:
    """Requests a second with so many connections; the first row is the server at rest."""
    options = ["--pids", str(server), "--connections", connections, "--seconds", str(seconds), "--runs", str(runs)]
    who = ["--cookies", str(cookies)] if cookies else []
    said = subprocess.run(
        [sys.executable, str(SCRIPTS / "load.py"), url, *who, *options], check=True, stdout=subprocess.PIPE
    )
    return [json.loads(line) for line in said.stdout.splitlines()]
