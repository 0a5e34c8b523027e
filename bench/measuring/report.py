"""The tables of docs/benchmarks.md."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterable
from typing import Any

from measuring import machine
from measuring.scripts import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures: make bench -->", "<!-- end of figures -->"


def tables(figures: dict[str, Any]) -> str:
    return "\n\n".join([_where(figures), _beside_peers(figures), _load(figures), _rest(figures), _growth(figures)])


def write(tables: str) -> None:
    """Put the tables in the place of those of before."""
    before, _begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _old, _end, behind = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{behind}", "utf-8")


def _where(figures: dict[str, Any]) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return (
        f"Measured on {today} at commit {commit}. Machine: {machine.describe()}. Its pace, the processor time of a "
        f"fixed piece of Python: {figures['pace']:.1f} ms at the beginning, {figures['pace_after']:.1f} ms at the end."
    )


def _beside_peers(figures: dict[str, Any]) -> str:
    first, second = figures["weight"]["first"], figures["weight"]["second"]
    busy = _with(figures["load"], 16)
    idle = figures["load"][0]["idle"]["rss_pss_mb"][1]
    test, light = figures["test"], figures["lighthouse"]
    alone = f"with no browser beside: {figures['test_in_a_row']:.0f}"
    rows = [
        ("first lesson, empty cache: kB / requests", "1,297 / 24", "2,433 / 30", "48 / 6",
         f"{_without_pictures(first)} / {_requests(first)}", "≤ 30 / ≤ 6"),
        ("next lesson: kB", "63", "48", "44", _without_pictures(second), "≤ 12"),
        ("largest paint, slow 3G and slow CPU: s", "9.0", "38", "1.9",
         f"{figures['slow']['first']['lcp_ms'] / 1000:.1f}", "≤ 1.5"),
        ("signed-in lesson: server CPU ms a request", "59", "2–8 (empty shell)", "16–19",
         f"{busy['cpu_ms_per_request']:.1f}", "≤ 2"),
        ("16 connections: requests/s, p99 ms", "32, 623", "225, 451", "104, 182",
         f"{busy['rps']:,.0f}, {busy['p99']:.0f}", "≥ 600, ≤ 100"),
        ("memory (PSS) idle, pages and worker: MB", "244", "201", "–", f"{idle}", "≤ 280"),
        ("10-question test: requests / server ms", "11 / 571", "37 / 1,733", "–",
         f"{test['dynamic']} / {test['serverMs']} ({alone})", "≤ 14 / ≤ 80"),
        ("machine time from nothing to first page: s", "80", "22", "70", f"{figures['nothing']:.0f}", "≤ 40"),
        ("Lighthouse performance / accessibility", "73 / 100", "55 / 100", "100 / 100",
         f"{light['performance']} / {light['accessibility']}", "100 / 100"),
        ("axe rules broken", "4", "1", "2", f"{figures['axe']['rules']}", "0"),
    ]  # fmt: skip
    return _table(("", "Moodle 4.5", "Kolibri 0.19", "wagtail-lms 0.11", "**Kerege**", "budget"), rows)


def _load(figures: dict[str, Any]) -> str:
    rows = [
        (
            str(ours["connections"]),
            f"{ours['rps']:,.0f}", f"{ours['p50']:.0f} / {ours['p99']:.0f}", f"{ours['cpu_ms_per_request']:.2f}",
            f"{ours['pss_mb']:.0f}", f"{theirs['rps']:,.0f}", f"{theirs['p50']:.1f} / {theirs['p99']:.1f}",
        )
        for ours, theirs in zip(figures["load"][1:], figures["nginx"][1:], strict=True)
    ]  # fmt: skip
    heads = (
        "connections",
        "requests/s",
        "p50 / p99 ms",
        "CPU ms a request",
        "PSS MB",
        "nginx: requests/s",
        "p50 / p99 ms",
    )
    return "The signed-in lesson under load, and the same bytes from nginx in the same run:\n\n" + _table(heads, rows)


def _rest(figures: dict[str, Any]) -> str:
    statements, folder = figures["statements"], figures["folder"]
    rows = [
        ("statements a second, each transaction on disk: one by one / fifty together",
         f"{statements['1']:,} / {statements['50']:,}"),
        ("loading the course's folder: into an empty site / with nothing changed, s",
         f"{folder['first']:.1f} / {folder['again']:.1f}"),
        ("cold start, from `kerege serve` to a lesson, s", f"{figures['cold']:.1f}"),
    ]  # fmt: skip
    return "What else was measured:\n\n" + _table(("", "Kerege"), rows)


def _growth(figures: dict[str, Any]) -> str:
    rows = [
        (f"{at['people']:,}", *(f"{at[page]['queries']} / {at[page]['ms']:.0f}" for page in ("my", "list", "search")))
        for at in figures["growth"]
    ]
    heads = ("people in the cohort", "my page", "list of participants", "a name looked for in it")
    return "Growth, in queries / milliseconds of one request:\n\n" + _table(heads, rows)


def _with(rows: list[dict[str, Any]], connections: int) -> dict[str, Any]:
    return next(row for row in rows if row.get("connections") == connections)


def _without_pictures(visit: dict[str, Any]) -> str:
    pictures = visit["by"].get("Image", {}).get("bytes", 0) / 1000
    return f"{visit['kB'] - pictures:.1f}"


def _requests(visit: dict[str, Any]) -> int:
    return int(visit["requests"] - visit["by"].get("Image", {}).get("n", 0))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), ["---", *("---:" for _ in list(heads)[1:])], *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
