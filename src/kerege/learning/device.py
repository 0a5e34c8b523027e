"""Progress of a reader without an account. It stays on her device: one signed cookie holds it.

It can be taken over by an account, and carried to another browser under a short code.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from kerege import clock, codes
from kerege.learning.models import CarryOver
from kerege.outgoing.worker import every_minute

COOKIE = "kerege_progress"
COOKIE_AGE = 60 * 60 * 24 * 400
MOST_BYTES = 3500  # browsers keep at least 4,096 bytes a cookie
CODE_LENGTH = 8
CODE_LIFE = timedelta(days=7)
_SALT = "kerege.learning.device"


@dataclass
class SuiteProgress:
    """What was done in one suite, by ids of lessons and checks, in the order in which it was done."""

    done: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    last: str = ""


@dataclass
class DeviceProgress:
    """`id` names the device in the ids of statements made from it, so that taking over twice counts once."""

    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    suites: dict[str, SuiteProgress] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest) -> DeviceProgress | None:
        """What the device has; None for a device that has nothing, or nothing readable."""
        try:
            return cls.from_json(signing.loads(request.COOKIES[COOKIE], salt=_SALT))
        except (KeyError, TypeError, ValueError, AttributeError, signing.BadSignature):
            return None  # also what an older version has written

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> DeviceProgress:
        return cls(data["d"], {slug: SuiteProgress(*suite) for slug, suite in data["s"].items()})

    def to_json(self) -> dict[str, Any]:
        suites = {slug: [suite.done, suite.right, suite.tried, suite.last] for slug, suite in self.suites.items()}
        return {"d": self.id, "s": suites}

    def suite(self, key: str) -> SuiteProgress:
        return self.suites.setdefault(key, SuiteProgress())

    def note_lesson(self, suite: str, lesson: str) -> None:
        here = self.suite(suite)
        _add(here.done, lesson)
        here.last = lesson

    def note_check(self, suite: str, lesson: str, check: str, success: bool) -> None:
        here = self.suite(suite)
        here.last = lesson
        if success:
            _add(here.right, check)
        if check not in here.right:
            _add(here.tried, check)
        elif check in here.tried:
            here.tried.remove(check)

    def merge(self, other: DeviceProgress) -> None:
        """Take in what another device has; nothing is lost and nothing counts twice."""
        for key, theirs in other.suites.items():
            mine = self.suite(key)
            for name in ("done", "right", "tried"):
                for id in getattr(theirs, name):
                    _add(getattr(mine, name), id)
            mine.tried = [id for id in mine.tried if id not in mine.right]
            mine.last = mine.last or theirs.last

    def without(self, known: dict[str, set[str]]) -> DeviceProgress:
        """What is left when the lessons and checks in `known`, by suite, are taken away; false where nothing is."""
        rest = DeviceProgress(self.id)
        for key, suite in self.suites.items():
            done, right, tried = (
                [id for id in ids if id not in known.get(key, ())] for ids in (suite.done, suite.right, suite.tried)
            )
            if done or right or tried:
                rest.suites[key] = SuiteProgress(done, right, tried)
        return rest

    def __bool__(self) -> bool:
        return bool(self.suites)

    def keep(self, response: HttpResponse) -> None:
        """Put it on the device; where there is nothing, leave nothing there. Should it outgrow a cookie, tries that
        failed go first, then old checks."""
        if not self:
            response.delete_cookie(COOKIE, samesite="Lax")
            return
        while len(cookie := signing.dumps(self.to_json(), salt=_SALT, compress=True)) > MOST_BYTES:
            fullest = max(
                self.suites.values(), key=lambda suite: (len(suite.tried) + len(suite.right), len(suite.done))
            )
            (fullest.tried or fullest.right or fullest.done).pop(0)
        response.set_cookie(COOKIE, cookie, max_age=COOKIE_AGE, httponly=True, samesite="Lax", secure=settings.SECURE)


def _add(ids: list[str], id: str) -> None:
    if id not in ids:
        ids.append(id)


def make_code(progress: DeviceProgress) -> CarryOver:
    """A short code under which another browser can fetch this progress for a week."""
    expires = clock.now() + CODE_LIFE
    return CarryOver.objects.create(code=codes.make_code(CODE_LENGTH), progress=progress.to_json(), expires=expires)


def read_code(text: str) -> DeviceProgress | None:
    """What lies under a code, as people type it."""
    row = CarryOver.objects.filter(code=codes.read_code(text), expires__gt=clock.now()).first()
    return DeviceProgress.from_json(row.progress) if row else None


@every_minute
def forget_codes() -> int:
    """Delete the codes whose week is over."""
    removed, _details = CarryOver.objects.filter(expires__lte=clock.now()).delete()
    return removed
