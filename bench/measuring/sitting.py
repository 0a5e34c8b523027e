"""A test taken by a program: its requests in a row, with no browser beside that takes part of the processors."""

from __future__ import annotations

import http.client
import re
import time
import urllib.parse

FIELD = re.compile(r'name="(q\d+)\.(\w+)"[^>]*?value="([^"]*)"|<select name="(q\d+)\.(\w+)"')


class Sitting:
    """One learner at the test at `url`; adds up how long she waits for the server."""

    def __init__(self, url: str, cookie: str) -> None:
        address = urllib.parse.urlsplit(url)
        self._site = http.client.HTTPConnection(address.netloc)
        self._test, self._cookie = address.path, cookie
        self._token = dict(pair.split("=", 1) for pair in cookie.split("; "))["csrftoken"]
        self.waited = 0.0  # ms

    def take(self) -> None:
        """From the first page to the result, one answer to each question."""
        self._ask("GET", self._test)
        page, attempt = self._ask("POST", self._test)
        for turn, (question, (field, value)) in enumerate(sorted(_questions(page).items()), 1):
            answer = {f"{question}.none": "", f"{question}.{field}": value}
            saving = {"save": "1", "device": "bench", "turn": str(turn), "time": ""}
            self._ask("POST", attempt, {**saving, **answer})
        self._ask("POST", attempt, {"hand_in": "1"})
        self._site.close()

    def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[str, str]:
        form = urllib.parse.urlencode({"csrfmiddlewaretoken": self._token, **(fields or {})})
        headers = {
            "Cookie": self._cookie, "X-Requested-With": "fetch", "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip
        start = time.perf_counter()
        self._site.request(method, path, form if method == "POST" else None, headers)
        response = self._site.getresponse()
        self.waited += (time.perf_counter() - start) * 1000
        if response.status != 200:
            raise RuntimeError(f"{method} {path}: {response.status}")
        return response.read().decode(), response.headers.get("X-Location", "")


def take_tests(url: str, cookies: list[str]) -> list[float]:
    """The test, taken by one after the other; for how many milliseconds each waited for the server."""
    sittings = [Sitting(url, cookie) for cookie in cookies]
    for sitting in sittings:
        sitting.take()
    return [sitting.waited for sitting in sittings]


def _questions(page: str) -> dict[str, tuple[str, str]]:
    """By question, one field and something that may be said in it."""
    found: dict[str, tuple[str, str]] = {}
    for question, field, value, select, place in FIELD.findall(page):
        if field != "was":
            found.setdefault(question or select, (field or place, value or "1"))
    return found
