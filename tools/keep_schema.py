#!/usr/bin/env python3
"""Write down what all migrations make of an empty SQLite database: src/kerege/config/schema.sql. `make schema`."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from kerege.config import schema

KEREGE = [sys.executable, "-m", "kerege.config.cli"]


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"KEREGE_HOME": home, "DATABASE_URL": ""}
        subprocess.run([*KEREGE, "migrate", "--verbosity=0"], check=True)
        with closing(sqlite3.connect(Path(home, "kerege.sqlite3"))) as database:
            schema.FILE.write_text(schema.dump(database), "utf-8")
    print(f"{schema.FILE}: {schema.FILE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
