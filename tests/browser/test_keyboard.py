"""A lesson with nothing but a keyboard."""

from playwright.sync_api import expect

FIRST = "/ru/children-return/child-first/who-and-words/"
SECOND = "/ru/children-return/child-first/how-children-get-involved/"
RIGHT = "«Скажите: это Тимур, он теперь с нами. В журнал — имя, как у всех»"
FOCUS_IS_SEEN = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page, locator, most=120):
    for _ in range(most):
        if locator.evaluate("element => element === document.activeElement"):
            assert page.evaluate(FOCUS_IS_SEEN), f"no visible focus on {locator}"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {locator}")


def test_the_first_stop_leads_past_the_menu_to_the_content(page):
    page.goto(FIRST)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="К содержанию")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()


def test_the_language_menu_opens_by_enter_and_closes_by_escape(page, site):
    page.goto(FIRST)
    summary = page.get_by_role("navigation", name="Сайт").locator("summary")
    english = page.get_by_role("link", name="English", exact=True)
    tab_to(page, summary)
    page.keyboard.press("Enter")
    expect(english).to_be_visible()
    tab_to(page, english)
    page.keyboard.press("Escape")
    expect(english).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, english)
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_lesson_is_answered_and_completed_by_keyboard(page, site, check):
    page.goto(FIRST)
    question = check(page, "Что вы ответите учительнице?")
    choices = question.get_by_role("radio")
    tab_to(page, choices.first)
    page.keyboard.press("Space")
    expect(choices.first).to_be_checked()
    right = question.get_by_role("radio", name=RIGHT)
    while not right.is_checked():
        page.keyboard.press("ArrowDown")
    tab_to(page, question.get_by_role("button", name="Проверить"))
    page.keyboard.press("Enter")
    status = question.get_by_role("status")
    expect(status.locator("p").first).to_have_text("Верно")
    expect(status).to_be_focused()
    expect(status).to_be_in_viewport()
    tab_to(page, page.get_by_role("button", name="Закончить урок. Дальше:"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.url + SECOND)
