"""A translator puts a text into Kazakh, readers have it at once, and a Word file comes back with another."""

from playwright.sync_api import expect

from suites.test_word_file import run, typed

TITLE = "Семь минут до звонка"
KAZAKH = "Қоңырауға жеті минут"
LATER = "Қоңырауға жеті минут қалды"


def test_translator_translates_in_the_studio_and_in_word(visit, site, sign_in, content_as_it_was, tmp_path):
    desk = visit(viewport={"width": 1280, "height": 900})
    sign_in(desk, "translator")
    desk.get_by_role("link", name="Студия").click()
    desk.get_by_role("navigation").get_by_role("link", name="Переводы").click()
    desk.get_by_role("row", name="Қазақша Ребёнок прежде всего").get_by_role("link").nth(1).click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(
        "Қазақша: Ребёнок прежде всего: право и десять принципов этого курса"
    )

    text = desk.get_by_role("listitem").filter(has_text=TITLE).filter(has=desk.get_by_role("textbox"))
    visit.allow_status(422)
    text.get_by_role("textbox").fill("Қоңырауға 7 минут")
    text.get_by_role("button", name="Сохранить").click()
    desk.wait_for_load_state()
    expect(text.get_by_role("alert")).to_contain_text("числа в переводе не те, что в оригинале")

    text.get_by_role("textbox").fill(KAZAKH)
    text.get_by_role("button", name="Сохранить").click()
    expect(text.get_by_role("heading")).to_contain_text("черновик")
    with desk.expect_popup() as opened:
        text.get_by_role("link", name="Посмотреть глазами читателя").click()
    expect(opened.value.locator("html")).to_have_attribute("lang", "kk")
    expect(opened.value.get_by_text(KAZAKH)).to_be_visible()

    text.get_by_role("button", name="проверено").click()
    expect(text).to_contain_text("проверено: Сейтжанова Асель Нурлановна")

    with desk.expect_download() as download:
        desk.get_by_role("link", name="Word").click()
    file = tmp_path / "kazakh.docx"
    download.value.save_as(file)
    file.write_bytes(typed(file.read_bytes(), run(LATER), "who:who-scene.title"))
    desk.get_by_role("link", name="Загрузить файл").click()
    desk.get_by_label("Файл Word или PO").set_input_files(file)
    desk.get_by_role("button", name="Загрузить").click()
    expect(desk.get_by_text("Изменено переводов: 1")).to_be_visible()

    reader = visit("/kk/children-return/child-first/who-and-words/")
    expect(reader.get_by_text(LATER)).to_be_visible()
