"""Somebody who has no e-mail address joins by a printed card, on a phone without script."""

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from browser.test_accessible import assert_accessible

PRINTED = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b")
PASSWORD = "три слова вместе"


def codes_in(download):
    pages = PdfReader(io.BytesIO(download.path().read_bytes())).pages
    return PRINTED.findall(" ".join(page.extract_text() for page in pages))


def make_cards(page, count):
    page.goto("/ru/colleagues/")
    page.locator("#id_count").fill(str(count))
    with page.expect_download() as download:
        page.locator("main .card form button").click()
    return codes_in(download.value)


def fill_in(page, code, given=None):
    page.goto("/ru/join/")
    page.locator("#id_code").fill(code.lower().replace("-", " "))
    page.locator("main form button").click()
    expect(page.locator("#id_username")).to_have_value(code)
    if given:
        page.locator("#id_given").fill(given)
        page.locator("#id_agree").check()
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url("**/ru/my/")


def test_a_card_brings_somebody_in_and_a_new_one_brings_her_back(visit, sign_in):
    focal_point = visit(java_script_enabled=False)
    sign_in(focal_point, "focal_point")
    codes = make_cards(focal_point, 2)
    assert len(codes) == 2

    phone = visit(java_script_enabled=False)
    fill_in(phone, codes[0], "Айгуль")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Здравствуйте, Айгуль")
    expect(phone.get_by_role("status")).to_contain_text(codes[0])

    focal_point.goto("/ru/colleagues/")
    card = focal_point.locator("tr").filter(has_text="Айгуль").filter(has=focal_point.locator("details"))
    card.locator("summary").click()
    with focal_point.expect_download() as download:
        card.locator("button[name=reissue]").click()
    (anew,) = codes_in(download.value)

    other = visit(java_script_enabled=False)
    fill_in(other, anew)
    expect(other.get_by_role("heading", level=1)).to_have_text("Здравствуйте, Айгуль")
    visit.allow_status(410)
    other.goto(f"/ru/join/{codes[0]}/")
    expect(other.locator("main form")).to_have_count(0)


def test_pages_of_joining_are_accessible(visit, sign_in):
    focal_point = visit()
    sign_in(focal_point, "focal_point")
    code, used = make_cards(focal_point, 2)
    fill_in(visit(java_script_enabled=False), used, "Гуля")
    visit.allow_status(404)
    visit.allow_status(410)
    visit.allow_status(422)
    focal_point.goto("/ru/colleagues/")
    focal_point.locator("table details summary").first.click()
    refused = visit(f"/ru/join/{code}/")
    refused.locator("main form").evaluate("form => form.submit()")
    refused.locator(".errorlist").first.wait_for()

    pages = [visit(path) for path in ("/ru/join/", f"/ru/join/{code}/", f"/ru/join/{used}/", "/ru/join/ZZZZZ-ZZZZZ/")]
    for page in (focal_point, refused, *pages):
        assert_accessible(page)
