"""The words of the interface: catalogues (.po) are compiled here, without gettext."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.reloader import translation_file_changed

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def compile_catalogues() -> Iterator[Path]:
    """Compile the catalogues that are newer than what was compiled of them; gives those."""
    for source in catalogues():
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        draft = compiled.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(compiled)
        # This process may have read the catalogue as it was.
        translation_file_changed(None, compiled)  # type: ignore[arg-type]
        yield source
