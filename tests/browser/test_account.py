"""Signing up and signing in, while other tabs are open."""

import itertools
import re

from playwright.sync_api import expect

FIRST = "/ru/children-return/child-first/who-and-words/"
SECOND = "/ru/children-return/child-first/how-children-get-involved/"
QUESTION = "Что вы ответите учительнице?"
RIGHT = "«Скажите: это Тимур, он теперь с нами. В журнал — имя, как у всех»"
STATEMENT = "В закрытой справке для комиссии"
DONE = "Закончить урок. Дальше: «Как дети попадают в группы и что их защищает»"
NUMBERS = itertools.count()


def answer(question, choice):
    question.get_by_role("radio", name=choice).check()
    question.get_by_role("button", name="Проверить").click()


def verdict(question):
    return question.get_by_role("status").locator("p").first


def saved(question):
    return question.get_by_role("status").locator("small")


def ask_for_an_account(page, name):
    """Fill the form that the lesson leads to; gives the address."""
    address = f"reader{next(NUMBERS)}@example.org"
    page.goto(FIRST)
    page.get_by_role("link", name="Сохранить в учётной записи").click()
    page.get_by_label("Ваше имя").fill(name)
    page.get_by_label("Электронная почта").fill(address)
    page.locator("#id_agree").check()
    page.get_by_role("button", name="Прислать код").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Введите код")
    return address


def enter_code(page, code):
    page.get_by_label("Код из письма").fill(code)
    page.get_by_role("button", name="Продолжить").click()


def test_who_signs_up_in_a_second_tab_loses_no_answer_of_the_first(page, visit, site, check):
    page.goto(FIRST)
    first, second = check(page, QUESTION), check(page, STATEMENT)
    answer(first, RIGHT)
    expect(saved(first)).to_have_text("Сохранено на этом устройстве")

    other = page.context.new_page()
    address = ask_for_an_account(other, "Айгуль Сериковна")
    code_page = other.url
    other.goto("/ru/my/")
    other.goto(code_page)
    other.reload()
    expect(other.get_by_role("heading", level=1)).to_have_text("Введите код")
    enter_code(other, site.code_for(address))
    expect(other).to_have_url(site.url + FIRST)
    expect(other.get_by_text("Ответы сохраняются в вашей учётной записи.")).to_be_visible()

    visit.allow_status(403)
    answer(second, "Нет, это не так")
    expect(page.get_by_role("heading", level=1)).to_have_text("Отправьте, пожалуйста, ещё раз")
    page.get_by_role("button", name="Отправить ответ").click()
    expect(verdict(second)).to_have_text("Вы правы")
    expect(saved(second)).to_have_text("Сохранено")
    expect(verdict(first)).to_have_text("Вы ответили верно.")

    other.goto("/ru/my/")
    expect(other.get_by_role("heading", level=1)).to_have_text("Здравствуйте, Айгуль Сериковна")
    expect(other.get_by_role("link", name="Продолжить урок")).to_have_attribute("href", FIRST)
    assert [cookie["name"] for cookie in page.context.cookies() if cookie["name"] == "kerege_progress"] == []


def test_without_script_who_signs_up_in_a_second_tab_loses_no_answer_of_the_first(
    page_without_script, visit, site, check
):
    page = page_without_script
    page.goto(FIRST)
    other = page.context.new_page()
    enter_code(other, site.code_for(ask_for_an_account(other, "Айгуль")))
    expect(other).to_have_url(site.url + FIRST)
    visit.allow_status(403)
    answer(check(page, QUESTION), RIGHT)
    page.get_by_role("button", name="Отправить ответ").click()
    expect(verdict(check(page, QUESTION))).to_have_text("Верно")
    expect(saved(check(page, QUESTION))).to_have_text("Сохранено")


def test_a_lesson_completed_on_the_device_is_taken_over_and_stays_with_the_account(page, visit, site):
    page.goto(FIRST)
    page.get_by_role("button", name=DONE, exact=True).click()
    expect(page).to_have_url(site.url + SECOND)
    address = ask_for_an_account(page, "Айгуль")
    enter_code(page, site.code_for(address))
    page.get_by_role("link", name="Моё обучение").click()
    expect(page.get_by_text("пройдено").first).to_have_text("пройдено 1 из 10 уроков")

    page.get_by_role("link", name="Выйти").click()
    page.get_by_role("button", name="Выйти").click()
    page.goto("/ru/my/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Моё обучение")
    expect(page.get_by_text("пройдено")).to_have_count(0)

    elsewhere = visit("/ru/")
    elsewhere.get_by_role("link", name="У меня есть учётная запись").click()
    elsewhere.get_by_role("textbox", name="Электронная почта").first.fill(address)
    elsewhere.get_by_role("button", name="Прислать код").click()
    enter_code(elsewhere, site.code_for(address))
    expect(elsewhere).to_have_url(f"{site.url}/ru/my/")
    expect(elsewhere.get_by_text("пройдено").first).to_have_text("пройдено 1 из 10 уроков")


def test_a_code_that_is_wrong_is_refused_and_the_right_one_still_goes(page, site):
    address = ask_for_an_account(page, "Айгуль")
    code = site.code_for(address)
    enter_code(page, "000000" if code != "000000" else "000001")
    expect(page.get_by_role("heading", level=1)).to_have_text("Введите код")
    expect(page.locator(".errorlist")).to_have_count(1)
    enter_code(page, code)
    expect(page).to_have_url(site.url + FIRST)


def test_a_second_code_can_be_asked_for(page, site):
    address = ask_for_an_account(page, "Айгуль")
    site.code_for(address)
    page.get_by_role("button", name="Прислать новый код").click()
    enter_code(page, site.code_for(address))
    expect(page).to_have_url(site.url + FIRST)


def test_the_demo_learner_signs_in_with_her_password(page, site, sign_in):
    sign_in(page, "learner")
    expect(page).to_have_url(f"{site.url}/ru/my/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Здравствуйте, Дина Маратовна")


def test_the_demo_learner_goes_on_where_she_left_off(page, sign_in):
    sign_in(page, "learner")
    lesson = "/ru/children-return/child-first/victim-first/"
    expect(page.get_by_role("link", name="Открыть урок")).to_have_attribute("href", lesson)
    page.goto("/ru/practice/")
    works = page.locator("section", has=page.get_by_role("heading", name="Мои работы"))
    for work in ("Тимур, 10 лет", "Что учительница скажет классу", "перепишите", "распределите"):
        expect(works.get_by_role("link", name=re.compile(work)).first).to_be_visible()


def test_a_wrong_password_says_so_beside_the_form(page, site):
    page.goto("/accounts/login/")
    page.get_by_text("Войти по карточке или с паролем").click()
    page.get_by_label("Код с карточки или электронная почта").fill(site.account("learner")["email"])
    page.get_by_label("Пароль").fill("не тот пароль")
    page.get_by_role("button", name="Войти", exact=True).click()
    expect(page.locator(".errorlist")).to_have_count(1)
    expect(page.get_by_label("Пароль")).to_be_visible()


def test_a_learner_who_opens_the_studio_is_turned_away_with_a_page(page, visit, sign_in):
    sign_in(page, "learner")
    visit.allow_status(403)
    assert page.goto("/studio/").status == 403
