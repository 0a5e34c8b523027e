"""Keys: the first signs, older ones verify, and what was changed is found out."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from kerege.config.keys import load_keys
from kerege.credentials import signing


def rotate(folder: Path) -> None:
    """As docs/reference/certificates.md says."""
    (current,) = load_keys(folder, "signing", size=32)[:1]
    (folder / "signing.json").rename(folder / f"signing.{current.id}.json")


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SIGNING_KEYS = load_keys(tmp_path, "signing", size=32)
    return tmp_path


def test_signature_fits_its_text_and_no_other(folder: Path) -> None:
    signature, key_id = signing.sign("факты")

    assert signing.is_signed("факты", signature, key_id)
    assert not signing.is_signed("факты ", signature, key_id)
    assert not signing.is_signed("факты", "A" * len(signature), key_id)
    assert not signing.is_signed("факты", "не подпись", key_id)
    assert not signing.is_signed("факты", signature, "no-such-key")


def test_older_key_goes_on_verifying(folder: Path, settings: Any) -> None:
    signature, first = signing.sign("факты")
    rotate(folder)
    settings.SIGNING_KEYS = load_keys(folder, "signing", size=32)

    _signature, second = signing.sign("другие")

    assert first != second
    assert signing.is_signed("факты", signature, first)
    assert [key["id"] for key in signing.public_keys()] == [second, first]


def test_key_is_made_once_and_is_its_owner_s_alone(folder: Path) -> None:
    assert load_keys(folder, "signing", size=32) == load_keys(folder, "signing", size=32)
    assert stat.S_IMODE((folder / "signing.json").stat().st_mode) == 0o600
