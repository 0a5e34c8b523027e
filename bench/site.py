"""How light and how fast Kerege is, in the one configuration that `make run` starts.

python bench/site.py [--runs 5] [--seconds 10] [--write]

Prints the tables of docs/benchmarks.md; --write puts them there. What is committed is measured, from a clone.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from measuring import machine, report, scripts
from measuring.installation import Installation, installation
from measuring.nginx import nginx, packed_page
from measuring.sitting import take_tests

LEARNERS = 50
TESTS = 9  # of so many learners by a browser; before, of the others by a program: the first find cold processes
CONNECTIONS = "1,16,64"
SIZES = (10, 1_000, 100_000)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    options = parser.parse_args()
    scripts.check()
    figures: dict[str, Any] = {"pace": machine.pace()}
    with installation() as site, tempfile.TemporaryDirectory(prefix="kerege-bench-") as scratch:
        _say("from nothing to the first page")
        figures["nothing"] = site.make()
        figures |= _served(site, Path(scratch), options.runs, options.seconds)
        site.stop()
        _say("cold start")
        figures["cold"] = site.start()
        site.stop()
        _say("the content folder, statements, growth")
        figures |= _at_rest(site, Path(scratch))
    figures["pace_after"] = machine.pace()
    tables = report.tables(figures)
    print(tables)
    if options.write:
        report.write(tables)


def _served(site: Installation, scratch: Path, runs: int, seconds: int) -> dict[str, Any]:
    """What readers meet, and what it costs the server."""
    site.run("render")  # else the worker would be at it beside what is measured
    cookies = scratch / "cookies"
    cookies.write_text("\n".join(site.inside("people.py", str(LEARNERS))), "utf-8")
    cookie = cookies.read_text("utf-8").partition("\n")[0]
    first, lesson = (site.base + path for path in site.lessons[:2])
    test = site.describe()["modules"][0]["pre_test"]["url"]
    figures: dict[str, Any] = {}
    _say("load, beside nginx")
    figures["load"] = scripts.load(lesson, cookies, site.server, connections=CONNECTIONS, seconds=seconds, runs=runs)
    with nginx(packed_page(lesson, cookie)) as (address, process):
        figures["nginx"] = scripts.load(address, None, process, connections=CONNECTIONS, seconds=seconds, runs=runs)
    _say("pages in a browser")
    modules = scripts.modules(scratch)
    browser = scripts.Browser(modules, cookie)
    figures["weight"] = browser.weigh(first, lesson, runs)
    figures["slow"] = browser.weigh(first, lesson, runs, slow=True)
    takers = cookies.read_text("utf-8").split("\n")
    figures["test_in_a_row"] = statistics.median(take_tests(test, takers[TESTS:]))
    tests = [scripts.Browser(modules, taker).take_test(test, site.server) for taker in takers[:TESTS]]
    figures["test"] = sorted(tests, key=lambda test: test["serverMs"])[TESTS // 2]
    figures["lighthouse"] = browser.lighthouse(lesson, runs)
    figures["axe"] = browser.axe(lesson)
    return figures


def _at_rest(site: Installation, scratch: Path) -> dict[str, Any]:
    """What is measured with nothing served."""
    (scratch / "nothing").mkdir()
    home = {"KEREGE_HOME": str(scratch / "home")}
    site.run("setup", KEREGE_CONTENT=str(scratch / "nothing"), KEREGE_DEMO="0", **home)
    load = {}
    for when in ("first", "again"):
        start = time.monotonic()
        site.run("load", "content/children-return", **home)
        load[when] = time.monotonic() - start
    site.run("setup", **home)
    statements = site.inside("statements.py", "5", **home)
    growth = [site.inside("growth.py", str(size), **home) for size in SIZES]
    return {"folder": load, "statements": statements, "growth": growth}


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
