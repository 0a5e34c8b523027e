"""One real server, and browsers that visit it as readers do.

Every test that uses `visit` also fails on a console error, a violation of the content security policy, a failed
request, and any request that leaves the site.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

from kerege.config.options import OPTIONS

ROOT = Path(__file__).resolve().parents[2]
NUMBERS = itertools.count()
PHONE = {"width": 360, "height": 740}
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
CUT = "net::ERR_INTERNET_DISCONNECTED"
PATIENCE = 30  # seconds; nothing here waits that long unless something is broken
expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


# --- The site -----------------------------------------------------------------------------------------------


@dataclass
class Site:
    """A fresh installation with a server of its own."""

    url: str
    home: Path
    env: dict[str, str]
    demo: dict[str, Any] = field(default_factory=dict)
    read: Counter[str] = field(default_factory=Counter)

    def account(self, role: str) -> dict[str, str]:
        return next(account for account in self.demo["accounts"] if account["role"] == role)

    def kerege(self, *words: str) -> str:
        """Run a command of this installation."""
        command = [sys.executable, "-m", "kerege.config.cli", *words]
        done = subprocess.run(command, env=self.env, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, f"kerege {' '.join(words)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def next_mail(self, address: str) -> EmailMessage:
        """The first mail to an address that was not read yet, as soon as it is there."""
        deadline = time.monotonic() + PATIENCE
        while len(mails := [mail for mail in self._mails() if mail["To"] == address]) <= self.read[address]:
            assert time.monotonic() < deadline, f"no mail came to {address}"
            time.sleep(0.05)
        self.read[address] += 1
        return mails[self.read[address] - 1]

    def code_for(self, address: str) -> str:
        """The six digits in the next mail to an address."""
        codes: list[str] = re.findall(r"\b\d{6}\b", self.next_mail(address).get_content())
        assert len(codes) == 1, codes
        return codes[0]

    def _mails(self) -> Iterator[EmailMessage]:
        """Django's file backend ends each mail with a line of hyphens; what has none is still being written."""
        for file in sorted((self.home / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime_ns):
            *whole, _rest = file.read_bytes().split(b"-" * 79 + b"\n")
            for text in whole:
                mail = message_from_bytes(text, policy=policy.default)
                assert isinstance(mail, EmailMessage)
                yield mail


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("kerege")
    port = _free_port()
    not_ours = {option.name for option in OPTIONS} | {"DJANGO_SETTINGS_MODULE"}
    env = {name: value for name, value in os.environ.items() if name not in not_ours}
    env |= {"KEREGE_HOME": str(home), "KEREGE_CONTENT": str(ROOT / "content"), "PORT": str(port)}
    site = Site(f"http://127.0.0.1:{port}", home, env)
    site.kerege("setup")
    site.kerege("render")  # what the worker would do in the first minute
    site.demo = json.loads(site.kerege("demo", "--json"))
    log = home / "serve.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "kerege.config.cli", "serve"],
            env=env,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(site, server, log)
        yield site
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.fixture
def content_as_it_was(site: Site) -> Iterator[None]:
    """What a test changes in the course is taken back at its end."""
    yield
    site.kerege("load", str(ROOT / "content" / "children-return"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _wait_for(site: Site, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{site.url}/healthz", timeout=5).close()
            return
        except OSError:
            said = log.read_text("utf-8")
            assert server.poll() is None, f"the server ended:\n{said}"
            assert time.monotonic() < deadline, f"the server does not answer:\n{said}"
            time.sleep(0.05)


# --- The browser --------------------------------------------------------------------------------------------


# Package scope: playwright keeps an event loop in this thread while it runs, and Django then refuses its database
# to all tests that follow.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = _chromium(playwright.chromium.executable_path)
        if path is None:
            say = "No Chromium found: run `.venv/bin/playwright install chromium`, or name one in KEREGE_CHROMIUM."
            if os.environ.get("KEREGE_REQUIRE_BROWSER") == "1":
                pytest.fail(say, pytrace=False)
            pytest.skip(say)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _chromium(own: str) -> str | None:
    if named := os.environ.get("KEREGE_CHROMIUM"):
        return named
    # The first one has no windows, and does the same with half the work.
    for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return own if Path(own).exists() else None


@dataclass
class Visits:
    """Opens browsers of their own: each has its cookies, its storage and its cache."""

    browser: Browser
    site: Site
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    allowed: set[str] = field(default_factory=set)
    may_be_cut: bool = False

    def __call__(self, path: str = "", **options: Any) -> Page:
        """A page of a new browser: a phone's, in Russian, unless `options` say otherwise."""
        phone = {"viewport": PHONE, "locale": "ru-RU", "reduced_motion": "reduce", "base_url": self.site.url}
        context = self.browser.new_context(**{**phone, **options})
        context.set_default_timeout(PATIENCE * 1000)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        self.contexts.append(context)
        page = context.new_page()
        if path:
            page.goto(path)
        return page

    def allow(self, message: str) -> None:
        """A message of the console that is as it should be, by its exact text."""
        self.allowed.add(message)

    def allow_status(self, status: int) -> None:
        """A page that answers so on purpose: Chromium reports every such answer."""
        self.allow(f"Failed to load resource: the server responded with a status of {status}")

    @contextmanager
    def without_connection(self, page: Page) -> Iterator[None]:
        """The line of this page's browser is cut inside the block."""
        self.allow(f"Failed to load resource: {CUT}")
        self.may_be_cut = True
        page.context.set_offline(True)
        yield
        page.context.set_offline(False)

    def _console(self, message: ConsoleMessage) -> None:
        text = re.sub(r"(responded with a status of \d+) \([\w ]*\)$", r"\1", message.text)
        if message.type in ("error", "warning") and text not in self.allowed:
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site.url}/", "data:", f"blob:{self.site.url}/")):
            self.faults.append(f"left the site: {request.url}")

    def _failed(self, request: Request) -> None:
        cut = request.failure == CUT and self.may_be_cut
        if request.failure != "net::ERR_ABORTED" and not cut:  # aborted: the reader went on before all had come
            self.faults.append(f"failed: {request.method} {request.url} {request.failure}")

    def close(self) -> None:
        for context in self.contexts:
            # Chromium may never end a context in which a page is just being replaced by the next.
            with suppress(Error):  # what is wrong with a page is told below
                for page in context.pages:
                    page.goto("about:blank")
            context.close()
        assert self.faults == []


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visits]:
    visits = Visits(browser, site)
    yield visits
    visits.close()


@pytest.fixture
def page(visit: Visits) -> Page:
    """A phone that has never been here."""
    return visit()


@pytest.fixture
def page_without_script(visit: Visits) -> Page:
    return visit(java_script_enabled=False)


# --- What several journeys do -------------------------------------------------------------------------------


@pytest.fixture
def sign_in(site: Site) -> Callable[[Page, str], None]:
    """Sign in with the password of a demo account."""

    def sign_in(page: Page, role: str) -> None:
        account = site.account(role)
        page.goto("/accounts/login/?lang=ru")
        page.get_by_text("Войти по карточке или с паролем").click()
        page.get_by_label("Код с карточки или электронная почта").fill(account["email"])
        page.get_by_label("Пароль").fill(account["password"])
        page.get_by_role("button", name="Войти", exact=True).click()
        page.wait_for_url("**/ru/my/")

    return sign_in


@pytest.fixture
def sign_up(site: Site) -> Callable[[Page], None]:
    """Make an account of one's own; a test that leaves something behind needs nobody else's."""

    def sign_up(page: Page) -> None:
        address = f"newcomer{next(NUMBERS)}@example.org"
        page.goto("/accounts/signup/?lang=ru")
        page.get_by_label("Ваше имя").fill("Айгуль Сериковна")
        page.get_by_label("Электронная почта").fill(address)
        page.locator("#id_agree").check()
        page.get_by_role("button", name="Прислать код").click()
        page.get_by_label("Код из письма").fill(site.code_for(address))
        page.get_by_role("button", name="Продолжить").click()
        page.wait_for_url("**/ru/my/")

    return sign_up


@pytest.fixture
def check() -> Callable[[Page, str], Locator]:
    """The part of a lesson that holds one question, its button and the place of its answer."""

    def check(page: Page, question: str) -> Locator:
        return page.locator("section").filter(has=page.get_by_role("group", name=question))

    return check
