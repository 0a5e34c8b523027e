"""Progress goes from one device to another by a code, without an account."""

import re

from playwright.sync_api import expect

FIRST = "/ru/children-return/child-first/who-and-words/"
DONE = "Закончить урок. Дальше: «Как дети попадают в группы и что их защищает»"


def complete_the_first_lesson(page):
    page.goto(FIRST)
    page.get_by_role("button", name=DONE, exact=True).click()
    page.wait_for_url("**/how-children-get-involved/")


def show_a_code(page):
    page.goto("/ru/carry/")
    page.get_by_role("button", name="Показать код").click()
    code = page.get_by_text(re.compile(r"^[0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4}$"))
    expect(code).to_have_count(1)
    return code.inner_text()


def type_code(page, code):
    page.goto("/ru/carry/")
    page.get_by_label("Код с другого устройства").fill(code)
    page.get_by_role("button", name="Перенести сюда").click()


def test_what_was_done_on_one_phone_is_there_on_another(page, visit, site):
    complete_the_first_lesson(page)
    page.get_by_role("link", name="Продолжить на другом устройстве").click()
    code = show_a_code(page)

    other = visit()
    type_code(other, " " + " ".join(code.lower().replace("0", "o").replace("1", "l")) + " ")
    expect(other).to_have_url(f"{site.url}/ru/my/")
    expect(other.get_by_text("пройдено").first).to_have_text("пройдено 1 из 10 уроков")
    page.goto("/ru/my/")
    expect(page.get_by_text("пройдено").first).to_have_text("пройдено 1 из 10 уроков")


def test_what_both_devices_have_is_joined(page, visit):
    complete_the_first_lesson(page)
    code = show_a_code(page)
    other = visit("/ru/children-return/child-first/when-principles-collide/")
    other.get_by_role("button", name="Закончить урок. К модулю").click()
    other.wait_for_url("**/child-first/")
    type_code(other, code)
    expect(other.get_by_text("пройдено").first).to_have_text("пройдено 2 из 10 уроков")


def test_a_wrong_code_says_what_to_look_at(page, visit, site):
    visit.allow_status(422)
    type_code(page, "ZZZZ ZZZZ")
    expect(page.locator(".errorlist")).to_have_text(
        "По этому коду ничего не найдено. Проверьте буквы и цифры; код действует неделю."
    )
    expect(page.get_by_label("Код с другого устройства")).to_have_value("ZZZZ ZZZZ")
    expect(page).to_have_url(f"{site.url}/ru/carry/")


def test_a_device_that_has_lost_its_cookie_starts_anew_and_takes_the_code(page):
    complete_the_first_lesson(page)
    code = show_a_code(page)
    page.context.clear_cookies()
    page.goto("/ru/carry/")
    expect(page.get_by_role("button", name="Показать код")).to_have_count(0)
    type_code(page, code)
    expect(page.get_by_text("пройдено").first).to_have_text("пройдено 1 из 10 уроков")


def test_a_cookie_that_somebody_has_changed_counts_as_none(page, site):
    complete_the_first_lesson(page)
    page.context.add_cookies([{"name": "kerege_progress", "value": "made-up", "url": site.url}])
    page.goto("/ru/my/")
    expect(page.get_by_role("link", name="Открыть урок")).to_have_attribute("href", FIRST)
    expect(page.get_by_text("пройдено")).to_have_count(0)


def test_a_signed_in_reader_needs_no_code(page, sign_in):
    sign_in(page, "learner")
    page.goto("/ru/carry/")
    expect(page.get_by_role("button")).to_have_count(0)
