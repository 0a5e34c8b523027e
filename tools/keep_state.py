#!/usr/bin/env python3
"""Keep what this version of Kerege makes, so that later ones can be tried on it: keep_state.py NAME

Sets up the small suite of the tests with demo accounts and their story, and packs a backup and the content folder into
tests/operations/states/NAME.tar.gz. Run it on a released state; tests/operations/test_upgrade.py upgrades every one.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests"
KEREGE = ROOT / ".venv" / "bin" / "kerege"


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    kept = TESTS / "operations" / "states" / f"{sys.argv[1]}.tar.gz"
    with tempfile.TemporaryDirectory() as folder:
        content, backup = Path(folder, "content"), Path(folder, "backup.tar.gz")
        suite = content / "tiny"
        shutil.copytree(TESTS / "suites" / "tiny", suite)
        shutil.copytree(TESTS / "assessment" / "with_tests", suite / "first", dirs_exist_ok=True)
        shutil.copytree(TESTS / "practice" / "with_practice", suite, dirs_exist_ok=True)
        environment = {**os.environ, "KEREGE_HOME": str(Path(folder, "home")), "KEREGE_CONTENT": str(content)}
        for command in (["setup"], ["backup", str(backup)]):
            subprocess.run([KEREGE, *command], env=environment, cwd=folder, check=True)
        with tarfile.open(kept, "w:gz") as archive:
            archive.add(backup, "backup.tar.gz")
            archive.add(content, "content")
    print(f"{kept}: {kept.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
