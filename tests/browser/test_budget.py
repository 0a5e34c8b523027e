"""What a lesson weighs over the wire: bytes and requests, as the browser counts them. Figures come after it, as
pictures of their own, and are weighed apart."""

import pytest

COURSE = "children-return"
FIRST = f"{COURSE}/child-first/who-and-words"
FIRST_VISIT, FIRST_REQUESTS, NEXT_LESSON = 30_000, 6, 12_000
# Where a lesson is in another language than its page: it says so at each of its sentences, and two languages pack worse
# than one.
MARKS = 900


class Wire:
    """Counts what comes over the wire to one page."""

    def __init__(self, page):
        self.urls = []
        self.bytes = 0
        self._figures = set()
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _sent(self, event):
        self.urls.append(event["request"]["url"])
        if "/media/figures/" in event["request"]["url"]:
            self._figures.add(event["requestId"])

    def _finished(self, event):
        if event["requestId"] not in self._figures:
            self.bytes += event["encodedDataLength"]


def open_whole(page, address):
    """The page with everything that it names; a browser without windows leaves out the icon."""
    page.goto(address)
    page.evaluate("fetch(document.querySelector('link[rel=icon]').href).then(icon => icon.text())")


def lessons_of(page, course):
    """The addresses of all lessons of a course but the first."""
    lessons = []
    page.goto(course)
    for module in page.locator(".path-row h3 a").evaluate_all("links => links.map(link => link.pathname)"):
        page.goto(module)
        lessons += page.locator(".contents a").evaluate_all("links => links.map(link => link.pathname)")
    return [address for address in lessons if not address.endswith(("-test/", f"{FIRST}/"))]


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
def test_a_lesson_and_each_that_follows_stay_within_their_weight(page, site, language):
    wire = Wire(page)
    open_whole(page, f"/{language}/{FIRST}/")
    assert wire.bytes <= FIRST_VISIT, wire.urls
    assert len(wire.urls) <= FIRST_REQUESTS, wire.urls
    assert [url for url in wire.urls if not url.startswith(f"{site.url}/")] == []

    rest = lessons_of(page, f"/{language}/{COURSE}/")
    assert rest
    for address in rest:
        before = wire.bytes
        open_whole(page, address)
        assert wire.bytes - before <= NEXT_LESSON + (MARKS if language == "kk" else 0), address
