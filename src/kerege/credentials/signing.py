"""Signatures of papers: Ed25519, by the keys of the installation. The first key signs; all of them verify."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings


def sign(text: str) -> tuple[str, str]:
    """The signature of `text` in UTF-8, as base64url, and the id of the key that made it."""
    key = settings.SIGNING_KEYS[0]
    return _encoded(_private(key).sign(text.encode())), key.id


def is_signed(text: str, signature: str, key_id: str) -> bool:
    """Whether a key of ours made this signature of this very text; not, where the key is lost."""
    for key in settings.SIGNING_KEYS:
        if key.id == key_id:
            try:
                _private(key).public_key().verify(_decoded(signature), text.encode())
            except (InvalidSignature, ValueError):
                return False
            return True
    return False


def public_keys() -> list[dict[str, str]]:
    """What anybody needs to verify without us, newest first."""
    return [
        {
            "id": key.id,
            "alg": "Ed25519",
            "created": key.created,
            "key": _encoded(_private(key).public_key().public_bytes_raw()),
        }
        for key in settings.SIGNING_KEYS
    ]


def _private(key: Any) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_decoded(key.secret))


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
