"""An author changes a lesson in the studio, and readers see it at once."""

from pathlib import Path

from playwright.sync_api import expect

CONTENT = Path(__file__).resolve().parents[2] / "content" / "children-return"
FIRST = "/ru/children-return/child-first/who-and-words/"
TITLE = "Кто эти дети и какими словами о них говорить"
NEW_TITLE = "Кто эти дети и как о них говорить"
SENTENCE = "Поэтому в этом курсе мы различаем две вещи: что с ребёнком случилось и кто он."
END = "Он не нужен никому."
ADDED = "Спросите себя об этом сегодня."
# The editor hands its text to the form a moment after the last key.
IN_THE_FORM = "text => [...document.querySelectorAll('input[type=hidden]')].some(i => i.value.includes(text))"
DESK = {"width": 1280, "height": 900}


def test_an_author_changes_a_lesson_previews_it_and_publishes(visit, site, sign_in, content_as_it_was, tmp_path):
    desk = visit(viewport=DESK)
    sign_in(desk, "author")
    desk.goto("/studio/")
    desk.get_by_role("textbox", name="Поиск").or_(desk.get_by_role("searchbox", name="Поиск")).first.fill(TITLE)
    desk.keyboard.press("Enter")
    desk.get_by_role("main").get_by_role("link", name=TITLE, exact=True).click()
    expect(desk).to_have_title(f"Редактирование Урок: {TITLE} - Wagtail")

    desk.get_by_role("textbox", name="Название").fill(NEW_TITLE)
    text = desk.get_by_role("textbox").filter(has_text=SENTENCE)
    text.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(f" {ADDED}")
    expect(text).to_contain_text(f"{END} {ADDED}")
    desk.wait_for_function(IN_THE_FORM, arg=ADDED)

    desk.get_by_role("button", name="Переключить предварительный просмотр").click()
    preview = desk.frame_locator("#w-preview-iframe")  # while it is renewed there is a second one
    expect(preview.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    expect(preview.locator("#who-weight p").last).to_contain_text(ADDED)

    desk.get_by_role("button", name="Больше действий").last.click()
    desk.get_by_role("button", name="Опубликовать", exact=True).click()
    expect(desk.get_by_text(f"Страница '{NEW_TITLE}' опубликована.")).to_be_visible()

    reader = visit(FIRST)
    expect(reader.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    expect(reader.locator("#who-weight p").last).to_contain_text(f"{END} {ADDED}")

    reader.goto(FIRST.replace("/ru/", "/en/"))
    expect(reader.locator("html")).to_have_attribute("lang", "en")
    expect(reader.get_by_role("heading", level=1).locator("[lang]")).to_have_attribute("lang", "ru")
    expect(reader.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    untouched = reader.locator("#who-law")
    assert untouched.get_attribute("lang") is None
    wait_for_the_worker(reader)
    expect(reader.locator("#who-weight")).to_have_attribute("lang", "ru")
    expect(reader.locator("#who-weight p").last).to_contain_text(f"{END} {ADDED}")

    folder = tmp_path / "children-return"
    site.kerege("export", "children-return", str(folder))
    was = (CONTENT / "child-first" / "who-and-words.md").read_text("utf-8")
    now = (folder / "child-first" / "who-and-words.md").read_text("utf-8")
    assert now == was.replace(f"title: {TITLE}", f"title: {NEW_TITLE}").replace(END, f"{END} {ADDED}")
    site.kerege("content", "check", str(folder))


def wait_for_the_worker(reader):
    """The other languages follow by the worker; until then they show the text as it was."""
    for _ in range(200):
        if reader.locator("#who-weight").get_attribute("lang") == "ru":
            return
        reader.reload()
