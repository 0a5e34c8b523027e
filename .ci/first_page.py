"""Wait until `make run` (its process id is the argument) serves the first lesson, as a reader would see it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request

PATIENCE = 300  # seconds; nothing is measured here


def main() -> int:
    make, home = int(sys.argv[1]), f"http://127.0.0.1:{os.environ['PORT']}/healthz"
    deadline = time.monotonic() + PATIENCE
    while not _answers(home):
        if time.monotonic() > deadline or not _lives(make):
            print("make run does not serve.")
            return 1
        time.sleep(0.5)
    described = subprocess.run([".venv/bin/kerege", "demo", "--json"], check=True, capture_output=True)
    lesson = json.loads(described.stdout)["modules"][0]["lessons"][0]
    with urllib.request.urlopen(lesson["url"], timeout=30) as response:
        page = response.read().decode()
    print(f"The first lesson answers: {lesson['url']}")
    return 0 if lesson["title"].split()[0] in page else 1


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except OSError:
        return False
    return True


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
