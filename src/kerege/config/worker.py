"""The process that does what is owed behind the pages. `kerege serve` starts it."""

from __future__ import annotations

from kerege.config import lifeline, loaded, options  # noqa: F401 -- `loaded` comes before all that asks for Django
from kerege.outgoing.worker import run


def main() -> None:
    lifeline.follow(options.home())
    run(options.home() / "worker.lock")
