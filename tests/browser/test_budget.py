"""What a lesson weighs over the wire: bytes and requests, as the browser counts them."""

import pytest

LESSONS = ("children-return/child-first/who-and-words/", "children-return/child-first/victim-first/")
FIRST_VISIT, FIRST_REQUESTS, NEXT_LESSON = 30_000, 6, 12_000


class Wire:
    """Counts what comes over the wire to one page."""

    def __init__(self, page):
        self.urls = []
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", lambda event: self.urls.append(event["request"]["url"]))
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _finished(self, event):
        self.bytes += event["encodedDataLength"]


def open_whole(page, address):
    """The page with everything that it names; a browser without windows leaves out the icon."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("fetch(document.querySelector('link[rel=icon]').href).then(icon => icon.text())")


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
def test_a_lesson_and_the_next_one_stay_within_their_weight(page, site, language):
    wire = Wire(page)
    open_whole(page, f"/{language}/{LESSONS[0]}")
    assert wire.bytes <= FIRST_VISIT, wire.urls
    assert len(wire.urls) <= FIRST_REQUESTS, wire.urls
    assert [url for url in wire.urls if not url.startswith(f"{site.url}/")] == []

    first = wire.bytes
    open_whole(page, f"/{language}/{LESSONS[1]}")
    assert wire.bytes - first <= NEXT_LESSON
