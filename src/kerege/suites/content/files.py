"""Pictures, sound, video and downloads of a content folder: which of them the site can show."""

from __future__ import annotations

import posixpath
from pathlib import Path, PurePosixPath

from django.conf import settings
from PIL import Image

from kerege.suites.models import Picture

MOST_BYTES = 8 * 1024 * 1024
_LONGEST_PATH = Picture._meta.get_field("content_path").max_length or 0


def file_problem(module: Path, kind: str, name: str) -> str:
    """Why a block of this kind cannot show the file `name` of a module's folder; "" where it can."""
    path = module / name
    if len(f"{module.name}/{name}") > _LONGEST_PATH:
        return f"the path {name!r} is too long"
    if "\\" in name or posixpath.normpath(name) != name or not path.resolve().is_relative_to(module.resolve()):
        return f"{name!r} is no path in the module's folder"
    if not path.is_file():
        return f"no file {name!r}"
    endings = settings.WAGTAILIMAGES_EXTENSIONS if kind == "image" else settings.WAGTAILDOCS_EXTENSIONS
    if _ending(name) not in endings:
        return f"{name!r} must end in one of {', '.join(endings)}"
    if path.stat().st_size > MOST_BYTES:
        return f"{name!r} is larger than {MOST_BYTES // 1024 // 1024} MB"
    if kind == "image" and not _is_whole_picture(path):
        return f"{name!r} is no picture, or not the whole of one"
    return ""


def is_picture(name: str) -> bool:
    """Whether a file's name is that of a picture; all others are attachments."""
    return _ending(name) in settings.WAGTAILIMAGES_EXTENSIONS


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower().lstrip(".")


def _is_whole_picture(path: Path) -> bool:
    try:
        with Image.open(path, formats=["GIF", "JPEG", "PNG", "WEBP"]) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True
