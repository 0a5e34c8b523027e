"""A reader on a phone, with script and without."""

from playwright.sync_api import expect

FIRST = "/ru/children-return/child-first/who-and-words/"
SECOND = "/ru/children-return/child-first/how-children-get-involved/"
QUESTION = "Что вы ответите учительнице?"
WRONG = "«Расскажите детям, что он жил там, где шла война, и попросите быть добрее»"
RIGHT = "«Скажите: это Тимур, он теперь с нами. В журнал — имя, как у всех»"
ABOUT_WRONG = "Намерение доброе, но историю мальчика рассказали без него. Класс запомнит не имя, а войну."
ABOUT_RIGHT = (
    "Да. Класс узнаёт имя, а в журнале та же запись, что о других. "
    "Как помочь ему слышать на уроке, вы обсудите с учительницей отдельно."
)
ABOUT_ALL = (
    "Вы решали без подсказок, так и задумано. "
    "Дальше урок объяснит, почему одни слова помогают, а другие становятся ярлыком."
)
KEPT = "Сохранено на этом устройстве"
SAID_WRONG = f"Подумайте ещё {ABOUT_WRONG} {ABOUT_ALL} {KEPT}"
SAID_RIGHT = f"Верно {ABOUT_RIGHT} {ABOUT_ALL} {KEPT}"
DONE = "Закончить урок. Дальше: «Как дети попадают в группы и что их защищает»"


def test_a_reader_goes_from_the_landing_page_through_the_first_lesson_to_my_learning(page, site, check):
    page.goto("/ru/")
    page.get_by_role("link", name="Начать первый урок").click()
    expect(page).to_have_url(site.url + FIRST)
    page.evaluate("window.stayed = true")

    question = check(page, QUESTION)
    question.get_by_role("radio", name=WRONG).check()
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text(SAID_WRONG)
    expect(question.get_by_role("status")).to_be_focused()

    question.get_by_role("radio", name=RIGHT).check()
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text(SAID_RIGHT)
    expect(question.get_by_role("status")).to_be_focused()
    assert page.evaluate("window.stayed") is True
    assert page.url == site.url + FIRST

    page.get_by_role("button", name=DONE, exact=True).click()
    expect(page).to_have_url(site.url + SECOND)
    page.get_by_role("link", name="Моё обучение").click()
    expect(page.get_by_text("пройдено", exact=False).first).to_have_text("пройдено 1 из 10 уроков")
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        DONE.removeprefix("Закончить урок. Дальше: «").removesuffix("»")
    )
    page.get_by_role("link", name="Открыть урок").click()
    expect(page).to_have_url(site.url + SECOND)


def test_a_check_answered_earlier_says_so_when_the_lesson_is_opened_again(page, check):
    page.goto(FIRST)
    question = check(page, QUESTION)
    expect(question.get_by_role("status")).to_be_empty()
    question.get_by_role("radio", name=WRONG).check()
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text(SAID_WRONG)
    page.reload()
    expect(question.get_by_role("status")).to_have_text("Вы уже пробовали. Ещё раз?")


def test_an_empty_answer_is_not_counted_and_says_what_to_do(page, visit, check):
    visit.allow_status(422)
    page.goto(FIRST)
    question = check(page, QUESTION)
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text("Сначала выберите или напишите ответ, потом проверьте.")
    page.reload()
    expect(question.get_by_role("status")).to_be_empty()


def test_an_answer_that_finds_no_connection_stays_on_the_page_and_can_be_sent_again(page, visit, check):
    visit.allow("Failed to load resource: net::ERR_INTERNET_DISCONNECTED")
    page.goto(FIRST)
    question = check(page, QUESTION)
    question.get_by_role("radio", name=RIGHT).check()
    page.context.set_offline(True)
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text(
        "Нет связи. Ответ остался на странице: нажмите кнопку ещё раз, когда связь появится."
    )
    expect(question.get_by_role("radio", name=RIGHT)).to_be_checked()
    assert [fault.rpartition(" ")[2] for fault in visit.faults] == ["net::ERR_INTERNET_DISCONNECTED"]
    visit.faults.clear()
    page.context.set_offline(False)
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text(SAID_RIGHT)


def test_a_lesson_left_in_the_middle_offers_the_way_back_to_that_place(page):
    page.goto(FIRST)
    page.get_by_role("heading", name="Как выбрать слово").evaluate("heading => heading.scrollIntoView()")
    page.goto("/ru/my/")
    page.goto(FIRST)
    page.get_by_role("link", name="Вернуться туда, где вы остановились").click()
    assert page.evaluate("location.hash") == "#who-choose"


def test_without_script_the_whole_page_comes_back_with_the_answer_in_its_place(page_without_script, site, check):
    page = page_without_script
    page.goto("/ru/")
    page.get_by_role("link", name="Начать первый урок").click()
    question = check(page, QUESTION)
    question.get_by_role("radio", name=WRONG).check()
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text(SAID_WRONG)
    expect(page).to_have_url(f"{site.url}{FIRST}#who-check-first-result")
    expect(question.get_by_role("status")).to_be_in_viewport()
    expect(question.get_by_role("radio", name=WRONG)).to_be_checked()

    question.get_by_role("radio", name=RIGHT).check()
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text(SAID_RIGHT)
    expect(page).to_have_url(f"{site.url}{FIRST}#who-check-first-result")

    statement = check(page, "В закрытой справке для комиссии")
    statement.get_by_role("radio", name="Нет, это не так").check()
    statement.get_by_role("button", name="Проверить").click()
    expect(page).to_have_url(f"{site.url}{FIRST}#who-check-class-result")
    expect(statement.get_by_role("status")).to_be_in_viewport()
    expect(question.get_by_role("status")).to_have_text("Вы ответили верно.")

    page.get_by_role("button", name=DONE, exact=True).click()
    expect(page).to_have_url(site.url + SECOND)
    page.get_by_role("link", name="Моё обучение").click()
    expect(page.get_by_text("пройдено", exact=False).first).to_have_text("пройдено 1 из 10 уроков")
    page.get_by_role("link", name="Открыть урок").click()
    expect(page).to_have_url(site.url + SECOND)


def test_without_script_an_empty_answer_says_what_to_do(page_without_script, visit, site, check):
    visit.allow_status(422)
    page = page_without_script
    page.goto(FIRST)
    question = check(page, QUESTION)
    question.get_by_role("button", name="Проверить").click()
    expect(question.get_by_role("status")).to_have_text("Сначала выберите или напишите ответ, потом проверьте.")
    expect(page).to_have_url(f"{site.url}{FIRST}#who-check-first-result")
    page.goto("/ru/my/")
    expect(page.get_by_role("link", name="Открыть урок")).to_have_count(1)


def test_without_script_every_kind_of_question_can_be_answered(page_without_script, check):
    page = page_without_script
    page.goto(FIRST)
    pairs = check(page, "В черновике протокола остались пять выражений")
    for left, right in {
        "«возвращенец»": "ребёнок, возвращённый из зоны конфликта",
        "«жена боевика»": "девочка, которую подвергли детскому браку",
        "«малолетний преступник»": "ребёнок, в отношении которого ведётся дело",
        "«бомба замедленного действия»": "ребёнок, которому нужны забота и учёба",
        "«коррекция»": "психосоциальная поддержка",
    }.items():
        letter = pairs.get_by_role("listitem").filter(has_text=right).locator("b").inner_text()
        pairs.get_by_role("combobox", name=left).select_option(f"{letter}. {right}")
    pairs.get_by_role("button", name="Проверить").click()
    expect(pairs.get_by_role("status").locator("p").first).to_have_text("Верно")

    several = check(page, "Вы готовите учительнице Тимура записку на полстраницы.")
    several.get_by_role("checkbox", name="На уроке он сидит впереди").check()
    several.get_by_role("checkbox", name="В какой стране и с кем он жил до приезда").check()
    several.get_by_role("button", name="Проверить").click()
    expect(several.get_by_role("status").locator("p").first).to_have_text("Подумайте ещё")

    word = check(page, "Вам прислали на проверку отчёт района.")
    word.get_by_role("textbox", name="Ваш ответ").fill("Возвращенные")
    word.get_by_role("button", name="Проверить").click()
    expect(word.get_by_role("status").locator("p").first).to_have_text("Верно")

    page.goto("/ru/children-return/child-first/victim-first/")
    order = check(page, "Адвокат приехал. Инспектору всё ещё нужна беседа с Данияром.")
    for place, step in enumerate(
        (
            "Данияр поел и поспал, врач его осмотрел",
            "Адвокат наедине объясняет Данияру его права",
            "Подготовленный сотрудник беседует с ним при адвокате и законном представителе",
            "После беседы с Данияром остаётся знакомый взрослый",
            "Команда решает, что изменить в плане безопасности",
        ),
        start=1,
    ):
        order.get_by_role("combobox", name=step).select_option(str(place))
    order.get_by_role("button", name="Проверить").click()
    expect(order.get_by_role("status").locator("p").first).to_have_text("Верно")
