"""Secret keys: files of KEREGE_KEYS_DIR, made when absent, readable by their owner alone.

A file holds JSON: id, created (UTC date) and the secret. A rotated key is put aside as `<name>.<id>.json`;
what it signed goes on verifying.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Key:
    id: str
    created: str
    secret: str


def load_keys(folder: Path, name: str, *, size: int = 48) -> list[Key]:
    """The current key `name`, then the ones before it, newest first; makes the first one, of `size` random bytes."""
    path = folder / f"{name}.json"
    if not path.exists():
        today = datetime.now(UTC).date().isoformat()
        _write_key(path, Key(secrets.token_hex(4), today, secrets.token_urlsafe(size)))
    older = [_read_key(file) for file in folder.glob(f"{name}.*.json")]
    return [_read_key(path), *sorted(older, key=lambda key: key.created, reverse=True)]


def _read_key(path: Path) -> Key:
    return Key(**json.loads(path.read_text("utf-8")))


def _write_key(path: Path, key: Key) -> None:
    """Written whole under another name and linked into place: two starting processes agree on one key."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(key.__dict__, file)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
