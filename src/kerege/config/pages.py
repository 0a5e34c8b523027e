"""The process that serves pages: granian with its page processes. `kerege serve` starts it."""

from __future__ import annotations

import logging
import multiprocessing
import os
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from kerege.config import lifeline, options
from kerege.config.loaded import application

# A page process that does not stop by itself: granian would wait for it without limit.
KILL_AFTER = 10  # seconds

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kerege.config.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}


def main() -> None:
    lifeline.follow(options.home())
    # So that page processes, too, share what is loaded.
    multiprocessing.set_start_method("fork", force=True)
    Granian(
        "kerege.config.pages:page_process",
        factory=True,
        address=options.read("HOST"),
        port=options.read("PORT"),
        interface=Interfaces.WSGI,
        workers=options.read("PAGE_WORKERS"),
        blocking_threads=options.read("PAGE_THREADS"),
        workers_kill_timeout=KILL_AFTER,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=LOGGING,
    ).serve()


def page_process() -> Any:
    """What one page process serves."""
    lifeline.follow(options.home())
    logging.getLogger("kerege.serve").info("page process ready", extra={"child": "page", "pid": os.getpid()})
    return application
