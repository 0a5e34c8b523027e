"""From a printed card to a paper that anybody can check: what a learner came for, with and without script."""

import io
import json
import time

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.conftest import PATIENCE
from browser.test_card import PASSWORD, make_cards

MODULE = "/{language}/children-return/child-first/"
# A learner who knows everything: the test of her account, by the names that its page has.
RIGHT = """
import json
from kerege.assessment.attempts import mask_of
from kerege.assessment.models import Attempt
attempt = Attempt.objects.get(person__login={login!r}, handed_in_at=None)
print(json.dumps({{given.place: mask_of(attempt, given).right() for given in attempt.given.all()}}))
"""
# The rest of the course, which is more of the same.
REST = """
from kerege.config.demo.graduate import go_through
from kerege.people.models import Person
from kerege.suites import catalogue
go_through(Person.objects.get(login={login!r}), catalogue.suites()[0])
"""
WORDS = {
    "ru": {"passed": "Тест сдан: 100\u00a0%", "valid": "Документ действителен", "achieved": "Сертификат об успешном"},
    "en": {"passed": "Passed: 100%", "valid": "This paper is valid", "achieved": "Certificate of achievement"},
}


def read_all(page, language):
    """Finish each lesson; the last one leads back to the module."""
    page.goto(MODULE.format(language=language))
    page.locator(".contents a").first.click()
    for _lesson in range(10):
        here = page.url
        page.locator("button[name=complete]").click()
        page.wait_for_url(lambda url, here=here: url != here)
    page.wait_for_url("**" + MODULE.format(language=language))


def join(page, language, code):
    page.goto(f"/{language}/join/{code}/")
    page.locator("#id_given").fill("Гулнора")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_agree").check()
    page.locator("main form button").click()
    page.wait_for_url(f"**/{language}/my/")


def begin(page, language, kind):
    page.goto(MODULE.format(language=language) + f"{kind}/")
    page.locator("main form button").click()
    expect(page.locator("#q1")).to_be_visible()


def give(page, place, fields):
    """Answer the question that is in sight, and go on."""
    section = page.locator(f"#q{place}")
    expect(section).to_be_visible()
    for name, values in fields.items():
        for value in values:
            control = section.locator(f"[name='q{place}.{name}']")
            match control.first.evaluate("control => control.type"):
                case "select-one":
                    control.select_option(value)
                case "radio" | "checkbox":
                    section.locator(f"[name='q{place}.{name}'][value='{value}']").check()
                case _:
                    control.fill(value)
    section.locator("button[name=go]").click()


def hand_in(page):
    page.locator("button[name=hand_in]").click()
    expect(page.locator("progress").first).to_be_visible()


def take_knowing_everything(page, site, language, login):
    begin(page, language, "final-test")
    right = json.loads(site.kerege("shell", "-c", RIGHT.format(login=login)).splitlines()[-1])
    for place in range(1, 11):
        give(page, place, right[str(place)])
    hand_in(page)


def take_knowing_nothing(page, language):
    begin(page, language, "pre-test")
    for _place in range(10):
        page.locator("section:visible button[name=go]").first.click()
    hand_in(page)


def papers(page, language, count):
    """The papers on her page, once the worker has issued so many."""
    deadline = time.monotonic() + PATIENCE
    page.goto(f"/{language}/my/")
    while (links := page.locator("a[href*='/certificates/']")).count() < count:
        assert time.monotonic() < deadline, "no paper was issued"
        page.reload()
    return links


def qr_in(element):
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(element.screenshot())))
    return found.text


@pytest.mark.parametrize(("language", "script"), [("ru", True), ("ru", False), ("en", False)])
def test_she_joins_takes_both_tests_and_holds_a_paper_that_anybody_can_check(visit, site, sign_in, language, script):
    focal_point = visit(java_script_enabled=False)
    sign_in(focal_point, "focal_point")
    (code,) = make_cards(focal_point, 1)

    page = visit(java_script_enabled=script, device_scale_factor=2)
    join(page, language, code)
    take_knowing_nothing(page, language)
    read_all(page, language)
    take_knowing_everything(page, site, language, code)
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS[language]["passed"])
    site.kerege("shell", "-c", REST.format(login=code))

    page.goto(f"/{language}/my/")
    page.locator("a[href$='/my/about/#names']").first.click()
    page.locator("#id_family").fill("Ҳамидова")
    page.locator("button[name=names]").click()
    expect(page.get_by_role("status")).to_be_visible()
    papers(page, language, 2)
    page.locator("section", has_text=WORDS[language]["achieved"]).last.get_by_role("link").click()

    expect(page.locator(".paper-name")).to_have_text("Ҳамидова Гулнора" if language == "ru" else "Hamidova Gulnora")
    with page.expect_download() as download:
        page.locator("a[href$='/pdf/']").click()
    printed = PdfReader(io.BytesIO(download.value.path().read_bytes())).pages[0].extract_text()
    number = page.locator(".paper-code").inner_text()
    assert (number in printed, "Ҳамидова" in printed or "Hamidova" in printed) == (True, True)

    anybody = visit(java_script_enabled=script)
    anybody.goto(qr_in(page.locator(".paper-qr")))
    expect(anybody.get_by_role("heading", level=1)).to_have_text(WORDS[language]["valid"])
    expect(anybody.locator(".paper-code")).to_have_text(number)
