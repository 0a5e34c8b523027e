"""The one clock. Code that needs the time asks here, so that a test can say what time it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_fixed: datetime | None = None


def now() -> datetime:
    """The present instant, in UTC."""
    return _fixed or datetime.now(UTC)


@contextmanager
def fixed_at(instant: datetime) -> Iterator[None]:
    """Hold the clock at `instant` (aware) inside the block; for tests and the demo. No other thread may ask then."""
    global _fixed
    before, _fixed = _fixed, instant
    try:
        yield
    finally:
        _fixed = before


@contextmanager
def moved_by(delta: timedelta) -> Iterator[None]:
    """Hold the clock at now + `delta` inside the block."""
    with fixed_at(now() + delta):
        yield
