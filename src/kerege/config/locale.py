"""The words of the interface: catalogues (.po) are compiled here, without gettext, and compared with the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.reloader import translation_file_changed

PACKAGE = Path(__file__).resolve().parent.parent
COMPLETE = {"ru"}  # languages in which no word may be missing; the others may be drafts


class NoGettextError(Exception):
    """The words of the sources cannot be read, for gettext's xgettext is not installed."""


def catalogues(package: Path = PACKAGE) -> list[Path]:
    return sorted(package.glob("locale/*/LC_MESSAGES/django.po"))


def compile_catalogues() -> str:
    """Compile the catalogues that are newer than what was compiled of them; says how many.

    Needs no installation: it is a step of putting the code in place, by whoever owns that.
    """
    compiled_now = 0
    for source in catalogues():
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        draft = compiled.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(compiled)
        translation_file_changed(None, compiled)  # this process may have read the catalogue as it was
        compiled_now += 1
    return f"Words: {compiled_now} catalogues compiled."


def problems() -> Iterator[str]:
    """What is wrong with the catalogues: words that the sources have and they have not, or the other way round."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(shutil.copytree(PACKAGE, Path(folder) / "kerege"))
        _extract(fresh)
        for ours, extracted in zip(catalogues(), catalogues(fresh), strict=True):
            language = ours.parts[-3]
            have, need = _words(ours), _words(extracted)
            for context, word in sorted(need.keys() - have.keys()):
                yield f"{language}: is missing {_shown(context, word)}"
            for context, word in sorted(have.keys() - need.keys()):
                yield f"{language}: has, and nothing uses, {_shown(context, word)}"
            if language in COMPLETE:
                for context, word in sorted(key for key, done in have.items() if not done):
                    yield f"{language}: has no translation of {_shown(context, word)}"


def _extract(package: Path) -> None:
    """Bring the catalogues of a copy of the package up to date with its sources."""
    if shutil.which("xgettext") is None:
        raise NoGettextError
    # Without our settings: with them Django would write into the catalogues of the package itself.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--all", "--no-obsolete", "--no-location"],
        cwd=package,
        env=environment,
        check=True,
        capture_output=True,
    )


def _words(catalogue: Path) -> dict[tuple[str, str], bool]:
    """Each word with its context, and whether it is translated."""
    entries = [entry for entry in polib.pofile(str(catalogue)) if not entry.obsolete]
    return {(entry.msgctxt or "", entry.msgid): entry.translated() for entry in entries}


def _shown(context: str, word: str) -> str:
    return f"{word!r}" + (f" ({context})" if context else "")
