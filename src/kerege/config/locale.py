"""The words of the interface: catalogues (.po) are compiled here, without gettext, and compared with the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib
from django.utils.translation.reloader import translation_file_changed

Key = tuple[str, str]  # a word: its context, and what stands in the sources
PACKAGE = Path(__file__).resolve().parent.parent
COMPLETE = {"ru"}  # languages in which no word may be missing; drafts have those of the learner's way
# Where the words of the learner's way stand: home, lesson, check, test, certificate, sign-in, and the frame of all
# pages (`ui.languages` knows the addresses).
JOURNEY = (
    "ui/templates/ui/*",
    "path/**/*",
    "templates/*",
    "suites/templates/suites/blocks/*",
    "suites/labels.py",
    "suites/render.py",
    "suites/catalogue.py",
    "items/exercise.py",
    "practice/tasks.py",
    "practice/templates/practice/told.html",
    "assessment/paper.py",
    "assessment/models/exams.py",
    "credentials/templates/credentials/*",
    "credentials/sheet.py",
    "credentials/forms.py",
    "credentials/views.py",
    "credentials/models.py",
    "learning/models.py",
    "people/templates/account/**/*",
    "people/templates/allauth/**/*",
    "people/templates/people/agree.html",
    "people/templates/people/code_form.html",
    "people/adapter.py",
    "people/forms.py",
    "rollouts/rules.py",
    "rollouts/forms.py",
    "rollouts/templates/rollouts/code.html",
    "rollouts/templates/rollouts/join.html",
    "rollouts/views/join.py",
)


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


@dataclass(frozen=True)
class Comparison:
    """The catalogues beside the words of the sources."""

    problems: list[str]  # words that a catalogue ought to have, or that nothing uses
    shares: dict[str, int]  # language -> percent of all words


def compare() -> Comparison:
    """Compare the catalogues with the sources. Raises NoGettextError."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(shutil.copytree(PACKAGE, Path(folder) / "kerege"))
        _extract(fresh)
        found: list[str] = []
        shares = {}
        for ours, extracted in zip(catalogues(), catalogues(fresh), strict=True):
            language = ours.parts[-3]
            have, used = _words(ours), _entries(extracted)
            found += _problems(language, have, used)
            shares[language] = 100 * sum(have.get(key, False) for key in used) // len(used)
    return Comparison(found, shares)


def _problems(language: str, have: dict[Key, bool], used: dict[Key, polib.POEntry]) -> Iterator[str]:
    need = used.keys() if language in COMPLETE else {key for key, entry in used.items() if is_of_journey(entry)}
    for key in sorted(need - have.keys()):
        yield f"{language}: is missing {_shown(*key)}"
    for key in sorted(have.keys() - used.keys()):
        yield f"{language}: has, and nothing uses, {_shown(*key)}"
    for key in sorted(key for key, done in have.items() if not done):
        yield f"{language}: has no translation of {_shown(*key)}"


def is_of_journey(entry: polib.POEntry) -> bool:
    """Whether some page of the learner's way has this word."""
    return any(file in _journey_files() for file, _line in entry.occurrences)


@cache
def _journey_files() -> frozenset[str]:
    return frozenset(path.relative_to(PACKAGE).as_posix() for glob in JOURNEY for path in PACKAGE.glob(glob))


def _extract(package: Path) -> None:
    """Bring the catalogues of a copy of the package up to date with its sources."""
    if shutil.which("xgettext") is None:
        raise NoGettextError
    # Without our settings: with them Django would write into the catalogues of the package itself.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--all", "--no-obsolete"],
        cwd=package,
        env=environment,
        check=True,
        capture_output=True,
    )


def _words(catalogue: Path) -> dict[Key, bool]:
    """Each word with its context, and whether it is translated."""
    return {key: entry.translated() for key, entry in _entries(catalogue).items()}


def _entries(catalogue: Path) -> dict[Key, polib.POEntry]:
    entries = (entry for entry in polib.pofile(str(catalogue)) if not entry.obsolete)
    return {(entry.msgctxt or "", entry.msgid): entry for entry in entries}


def _shown(context: str, word: str) -> str:
    return f"{word!r}" + (f" ({context})" if context else "")
