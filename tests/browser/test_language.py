"""The reader may change the language in the middle of a lesson."""

from playwright.sync_api import expect

FIRST = "/ru/children-return/child-first/who-and-words/"
IN_ENGLISH = FIRST.replace("/ru/", "/en/")
IN_KAZAKH = FIRST.replace("/ru/", "/kk/")
# How much of the page is in which language: the nearest lang of every piece of text in the lesson.
LANGUAGES_OF_TEXT = """selector => {
    const found = new Set();
    for (const part of document.querySelectorAll(selector)) {
        const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            if (texts.currentNode.data.trim()) {
                found.add(texts.currentNode.parentElement.closest("[lang]").lang);
            }
        }
    }
    return [...found].sort();
}"""


def switch(page, now, then):
    page.get_by_role("navigation").locator("summary").get_by_text(now).click()
    page.get_by_role("navigation").get_by_role("link", name=then, exact=True).click()


def scroll_to(page, block):
    page.locator(f"#{block}").evaluate("block => block.scrollIntoView({behavior: 'instant'})")


def test_the_switch_keeps_the_lesson_and_the_place_there_and_back(page, site):
    page.goto(FIRST)
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    scroll_to(page, "who-law")
    switch(page, "Русский", "English")
    expect(page).to_have_url(f"{site.url}{IN_ENGLISH}#who-law")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#who-law")).to_be_in_viewport()
    scroll_to(page, "who-choose")
    switch(page, "English", "Русский")
    expect(page).to_have_url(f"{site.url}{FIRST}#who-choose")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("#who-choose")).to_be_in_viewport()


def test_without_script_the_switch_keeps_the_lesson(page_without_script, site):
    page = page_without_script
    page.goto(FIRST)
    switch(page, "Русский", "English")
    expect(page).to_have_url(site.url + IN_ENGLISH)
    switch(page, "English", "Русский")
    expect(page).to_have_url(site.url + FIRST)


def test_an_answer_given_in_one_language_is_known_in_the_other(page, check):
    page.goto(IN_ENGLISH)
    question = page.locator("#who-check-first")
    question.get_by_role("radio").nth(2).check()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status").locator("small")).to_have_text("Saved on this device")
    page.goto(FIRST)
    expect(check(page, "Что вы ответите учительнице?").get_by_role("status")).not_to_be_empty()


def test_the_site_opens_in_the_language_read_last(page, site):
    page.goto(IN_ENGLISH)
    page.goto("/")
    expect(page).to_have_url(f"{site.url}/en/")
    page.goto("/accounts/login/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_translated_lesson_is_wholly_in_its_language(page):
    page.goto(IN_ENGLISH)
    assert page.evaluate(LANGUAGES_OF_TEXT, "article.lesson") == ["en"]


def test_a_lesson_without_a_translation_marks_its_russian_parts_as_russian(page):
    page.goto(IN_KAZAKH)
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    assert page.evaluate(LANGUAGES_OF_TEXT, "article.lesson") == ["kk", "ru"]
    assert page.evaluate(LANGUAGES_OF_TEXT, "footer") == ["kk"]
    expect(page.locator(".draft-note")).to_be_visible()


def test_every_language_of_the_menu_opens_and_says_which_it_is(page, site):
    for code in site.demo["languages"]:
        assert page.goto(FIRST.replace("/ru/", f"/{code}/")).status == 200
        expect(page.locator("html")).to_have_attribute("lang", code)
