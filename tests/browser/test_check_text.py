"""Somebody checks a text before she posts it: with script the marks come while she writes, without it by a button."""

from __future__ import annotations

import re

from playwright.sync_api import expect

TEXT = "К нам пришла девочка 9 лет из села Покровка. Мама просит звонить: 8 701 234 56 78."
SAFE = "К нам пришла ребёнок младшего школьного возраста из одного из сёл. Мама просит звонить: (телефон не называем)."


def test_without_script_the_form_comes_back_with_the_marks(visit):
    page = visit("/ru/check-text/", java_script_enabled=False)
    box = page.get_by_role("textbox", name="Ваш текст")
    box.fill(TEXT)
    page.get_by_role("button", name="Проверить текст").click()

    expect(page.locator("mark")).to_have_text(["девочка 9 лет1 (1)", "села Покровка2 (2)", "8 701 234 56 783 (3)"])
    expect(page.locator("[data-summary]")).to_contain_text("3 места")

    card = page.locator(".marks .card").first
    expect(card.get_by_label("Безопаснее")).to_have_value("ребёнок младшего школьного возраста")
    card.get_by_role("button", name="Заменить").click()
    expect(box).to_have_value(re.compile("^К нам пришла ребёнок младшего школьного возраста из села"))

    page.locator(".marks .card").first.get_by_role("combobox").select_option(label="Случай и имя вымышлены")
    page.get_by_role("button", name="Заменить всё").or_(
        page.get_by_role("button", name="Проверить ещё раз")
    ).last.click()
    expect(page.locator(".kept")).to_have_text("села Покровка1 (1, оставлено)")
    expect(page.locator("[data-summary]")).to_contain_text("1 место")


def test_with_script_the_marks_come_while_she_writes(visit):
    page = visit("/ru/check-text/")
    address = page.url
    box = page.get_by_role("textbox", name="Ваш текст")
    box.press_sequentially("Мама просит звонить: 8 701 234 56 78")

    expect(page.locator("[data-summary]")).to_contain_text("1 место")
    box.fill(TEXT)
    expect(page.locator("mark")).to_have_count(3)

    page.get_by_role("button", name="Заменить всё").click()
    expect(box).to_have_value(SAFE)
    expect(box).to_be_focused()
    expect(page.locator("[data-summary]")).to_contain_text("Ничего не найдено")
    expect(page.locator("mark")).to_have_count(0)
    assert page.url == address


def test_on_a_dead_line_the_text_stays(visit):
    page = visit("/ru/check-text/")
    box = page.get_by_role("textbox", name="Ваш текст")
    with visit.without_connection(page):
        with page.expect_event("requestfailed"):
            box.fill(TEXT)
        expect(box).to_have_value(TEXT)
        expect(page.locator("[data-summary]")).to_contain_text("нет связи")
    box.fill(TEXT + " ")
    expect(page.locator("mark")).to_have_count(3)


def test_enter_in_the_safer_words_changes_that_mark_alone(visit):
    for script in (True, False):
        page = visit("/ru/check-text/", java_script_enabled=script)
        page.get_by_role("textbox", name="Ваш текст").fill(TEXT)
        page.get_by_role("button", name="Проверить текст").click()
        words = page.locator(".marks .card").nth(1).get_by_label("Безопаснее")
        words.fill("далёкого села")
        words.press("Enter")
        if script:
            expect(page.locator("textarea")).to_have_value(re.compile("из далёкого села. Мама"))
        else:
            expect(words).to_have_value("далёкого села")  # the form was sent; nothing was replaced unasked
        expect(page.locator("mark").first).to_contain_text("девочка 9 лет")


def test_a_choice_by_keyboard_keeps_the_focus(visit):
    page = visit("/ru/check-text/")
    page.get_by_role("textbox", name="Ваш текст").fill(TEXT)
    choice = page.locator(".marks .card").first.get_by_role("combobox")
    choice.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".kept")).to_have_count(1)
    expect(choice).to_be_focused()
