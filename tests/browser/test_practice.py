"""Practice on a phone: a learner in a lesson and in a plan, with script and without; a peer; a facilitator."""

from __future__ import annotations

import re
from urllib.parse import unquote

from playwright.sync_api import expect

LESSON = "/ru/children-return/child-first/who-and-words/"
SECOND = "/ru/children-return/child-first/victim-first/"
PRACTICE = "/ru/practice/"
TIMUR = f"{PRACTICE}children-return/plan/case-timur/"
STORY = f"{PRACTICE}children-return/scenarios/sc-class/"
NOTE = "Тимур, ученик 4 «Б». Лучше понимает, когда видит лицо говорящего."


def task(page, name):
    return page.locator(f"#{name}")


def test_text_is_looked_through_compared_and_found_again(visit, sign_up):
    page = visit()
    sign_up(page)
    page.goto(LESSON)
    rewrite = task(page, "who-task-rewrite")
    visit.allow_status(422)
    rewrite.get_by_role("textbox").fill(f"{NOTE} Дядя Серик Ахметов.")
    rewrite.get_by_role("button", name="Сравнить с образцом").click()
    rewrite.get_by_role("status").get_by_role("heading", name="Серик Ахметов").wait_for()

    rewrite.get_by_role("textbox").first.fill(NOTE)
    rewrite.get_by_role("button", name="Сравнить с образцом").click()
    rewrite.get_by_text("Почему нет слов об отце").wait_for()
    assert rewrite.get_by_text("Сохранено").count() == 1

    other = page.context.new_page()
    other.goto(LESSON)
    task(other, "who-task-rewrite").scroll_into_view_if_needed()
    expect(task(other, "who-task-rewrite").get_by_role("textbox")).to_have_value(NOTE)

    other.goto(PRACTICE)
    other.get_by_role("link", name="Ваш ход: перепишите").first.click()
    assert other.get_by_text(NOTE).count() == 1


def test_choices_are_still_there_after_a_reload(page):
    page.goto(SECOND)
    lines = task(page, "victim-task-day").get_by_role("group")
    lines.nth(0).get_by_label("Сделаю сегодня").check()
    lines.nth(1).get_by_label("Откажу и предложу другое").check()
    page.reload()

    expect(lines.nth(0).get_by_label("Сделаю сегодня")).to_be_checked()
    expect(lines.nth(1).get_by_label("Откажу и предложу другое")).to_be_checked()
    expect(task(page, "victim-task-day").locator("input:checked")).to_have_count(2)


def test_choices_that_were_saved_with_an_account_do_not_stay_on_the_device(visit, sign_up):
    page = visit()
    sign_up(page)
    page.goto(SECOND)
    sort = task(page, "victim-task-day")
    for line in sort.get_by_role("group").all():
        line.get_by_label("Сделаю сегодня").check()
    kept = "() => localStorage.getItem('kerege.task.victim-task-day') !== null"
    assert page.evaluate(kept) is True

    sort.get_by_role("button", name="Сравнить с образцом").click()
    sort.get_by_text("Сохранено").wait_for()

    assert page.evaluate(kept) is False
    page.reload()
    expect(sort.locator("input:checked")).to_have_count(8)


def test_choice_that_is_newer_than_the_saved_one_stays(visit, sign_up):
    page = visit()
    sign_up(page)
    page.goto(SECOND)
    sort = task(page, "victim-task-day")
    for line in sort.get_by_role("group").all():
        line.get_by_label("Сделаю сегодня").check()
    sort.get_by_role("button", name="Сравнить с образцом").click()
    sort.get_by_text("Сохранено").wait_for()

    sort.get_by_role("group").first.get_by_label("Откажу и предложу другое").check()
    with page.expect_response(re.compile("/saved/")):
        page.reload()

    expect(sort.get_by_role("group").first.get_by_label("Откажу и предложу другое")).to_be_checked()
    expect(sort.locator("input:checked")).to_have_count(8)


def test_safer_words_stand_in_the_text_when_the_page_comes_back(visit, page):
    visit.allow_status(422)
    page.goto(LESSON)
    rewrite = task(page, "who-task-rewrite")
    rewrite.get_by_role("textbox").fill(f"{NOTE} Дядя Серик Ахметов. Школа № 12.")
    rewrite.get_by_role("button", name="Сравнить с образцом").click()
    rewrite.get_by_label("Безопаснее").first.fill("живёт рядом")
    rewrite.get_by_role("button", name=re.compile("^(Заменить|Убрать) 1")).click()

    box = page.locator("[name='who-task-rewrite.text']")
    expect(box).to_have_value(re.compile(r"Дядя живёт рядом\. Школа"))
    box.press_sequentially(" И ещё.")
    rewrite.get_by_label("Безопаснее").first.fill("")
    page.goto(LESSON)

    expect(box).to_have_value(re.compile(r"Дядя живёт рядом\."))
    expect(box).to_have_value(re.compile(r"И ещё\."))


def test_lesson_that_is_done_sends_no_text_that_was_not_to_be_sent(page):
    page.goto(LESSON)
    task(page, "who-task-rewrite").get_by_role("textbox").fill(NOTE)

    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.locator("button[name=complete]").click()

    assert "complete" in (sent.value.post_data or "")
    assert "who-" not in (sent.value.post_data or "")


def test_text_is_still_there_after_a_reload_and_only_the_task_that_is_sent_leaves_the_device(page):
    page.goto(LESSON)
    box = task(page, "who-task-rewrite").get_by_role("textbox")
    box.fill(NOTE)
    page.reload()
    expect(box).to_have_value(NOTE)

    question = page.locator("#who-check-first")
    question.get_by_role("radio").first.check()
    with page.expect_request(lambda request: request.method == "POST") as sent:
        question.get_by_role("button").click()

    assert "who-check-first" in (sent.value.post_data or "")
    assert "who-task-rewrite" not in (sent.value.post_data or "")
    assert [cookie for cookie in page.context.cookies() if NOTE in unquote(cookie["value"])] == []


def test_without_script_and_account_a_task_is_answered_and_nothing_is_lost(visit, page_without_script):
    visit.allow_status(422)
    page = page_without_script
    page.goto(SECOND)
    sort = task(page, "victim-task-day")
    sort.get_by_role("radio").first.check()
    sort.get_by_role("button", name="Сравнить с образцом").click()
    assert sort.get_by_text("Вы ответили ещё не на всё.").is_visible()
    assert sort.get_by_role("radio").first.is_checked()

    for line in sort.locator("fieldset").all():
        line.get_by_role("radio").last.check()
    sort.get_by_role("button", name="Сравнить с образцом").click()

    assert sort.get_by_text(re.compile("Как в образце: 4 из 8")).is_visible()
    assert sort.get_by_text("Не сохранено").is_visible()


def test_plan_is_written_without_script(visit, sign_up):
    page = visit()
    sign_up(page)
    cookies = page.context.cookies()
    page = visit(java_script_enabled=False)
    page.context.add_cookies(cookies)
    page.goto(PRACTICE)
    page.get_by_role("link", name="Индивидуальный план реабилитации и реинтеграции").click()
    page.get_by_role("link", name=re.compile("^Выбрать.*Тимур")).click()
    page.get_by_role("link", name=re.compile("^Дальше: ")).click()
    page.get_by_label("Что известно").fill("Плохо слышит. Его дядя Серик Ахметов")
    visit.allow_status(422)
    page.get_by_role("button", name=re.compile("^Сохранить. Дальше: ")).click()
    assert page.get_by_role("alert").is_visible()

    page.get_by_label("Безопаснее").fill("")
    page.get_by_role("button", name=re.compile("Заменить|Убрать")).first.click()
    assert page.get_by_label("Что известно").input_value() == "Плохо слышит. Его дядя"
    page.get_by_role("button", name="Сохранить и остаться").click()
    assert page.get_by_role("heading", name="Чего ещё не хватает").is_visible()
    assert page.get_by_text("Сравнить с готовым примером").is_visible()

    page.goto(f"{TIMUR}plan-goals/")
    page.get_by_label("Цель словами ребёнка").first.fill("читать, как брат")
    page.get_by_label("Горизонт").first.select_option("до года")
    page.get_by_role("button", name="Сохранить и остаться").click()
    assert page.get_by_text("Строка 1: не заполнено").count() == 4

    page.goto(f"{TIMUR}printed/")
    assert page.get_by_role("cell", name="читать, как брат").is_visible()


def test_plan_without_an_account_stays_on_the_device(visit):
    page = visit(f"{TIMUR}plan-known/")
    page.get_by_label("Чего не знаем").fill("Какой аппарат нужен")
    page.get_by_text("Хранится на этом устройстве").wait_for()

    page.goto(TIMUR)
    page.goto(f"{TIMUR}plan-known/")

    assert page.get_by_label("Чего не знаем").input_value() == "Какой аппарат нужен"


def play(page, *, reason):
    """To the end of the story, always by the first way."""
    while page.get_by_role("button", name="Принять решение").count():
        page.get_by_role("radio").first.check()
        page.get_by_label("Почему? Одной фразой").fill(reason)
        page.get_by_role("button", name="Принять решение").click()
        page.locator("#after").wait_for()


def test_story_is_played_without_script_and_account(visit, page_without_script):
    visit.allow_status(422)
    page = page_without_script
    page.goto(STORY)
    page.get_by_role("button", name="Принять решение").click()
    assert page.get_by_text("Выберите, как поступить.").is_visible()

    play(page, reason="Так бережнее")

    assert page.get_by_text("Чем всё кончилось").is_visible()
    assert page.get_by_text("Ничего из этого не сохранено").is_visible()


def test_learner_compares_herself_with_her_cohort(visit, sign_up, site):
    page = visit()
    sign_up(page)
    page.goto(f"{PRACTICE}children-return/plan/case-amina/plan-known/")
    page.get_by_label("Что известно").fill("Поёт")
    page.get_by_role("button", name="Сохранить и остаться").click()
    page.goto(f"{PRACTICE}children-return/plan/case-amina/hand-in/")
    for line in page.locator("main fieldset").all():
        line.get_by_role("radio").first.check()
    page.get_by_role("button", name="Сдать на отзыв").click()
    page.get_by_role("heading", name="Планы коллег").wait_for()

    page.goto(STORY)
    play(page, reason="Так бережнее")

    assert page.get_by_text("Коллеги из вашего потока").count() > 0


def test_peer_and_facilitator_read_a_plan_without_a_name(visit, sign_up, sign_in):
    page = visit()
    sign_up(page)
    page.goto(f"{TIMUR}plan-known/")
    page.get_by_label("Что известно").fill("Рисует лучше всех")
    page.get_by_role("button", name="Сохранить и остаться").click()
    page.goto(TIMUR)
    page.get_by_role("link", name="Сдать на отзыв").click()
    for line in page.locator("main fieldset").all():
        line.get_by_role("radio").first.check()
    page.get_by_role("button", name="Сдать на отзыв").click()

    # There is a plan of a colleague in the demo.
    page.get_by_role("link", name="Прочитать и написать отзыв").first.click()
    review(page)
    page.get_by_text("Ваш отзыв написан").wait_for()

    leader = visit()
    sign_in(leader, "facilitator")
    leader.goto(PRACTICE)
    leader.get_by_role("link", name=re.compile("^Потоки, которые вы ведёте")).click()
    leader.get_by_role("listitem").filter(has_text="Тимур").get_by_role("button").first.click()
    assert leader.get_by_text("Рисует лучше всех").is_visible()
    assert leader.get_by_text("Сериковна").count() == 0
    review(leader)
    leader.get_by_role("heading", name="Планы на отзыв").wait_for()

    page.goto(TIMUR)
    page.get_by_text("Ведущий").click()
    assert page.get_by_text("Слышно ребёнка").is_visible()


def review(page):
    for line in page.locator("#review fieldset").all():
        line.get_by_role("radio").first.check()
    page.get_by_label("Что здесь удалось?").fill("Слышно ребёнка")
    page.get_by_label("Что вы изменили бы").fill("Назвать срок")
    page.get_by_role("button", name="Отправить отзыв").click()


def test_facilitator_sees_figures_and_no_names(visit, sign_in):
    page = visit()
    sign_in(page, "facilitator")
    page.goto(f"{PRACTICE}cohorts/")
    page.get_by_role("link", name="Что учительница скажет классу").click()

    assert page.get_by_role("img", name="Что учительница скажет классу").is_visible()
    assert page.get_by_text(re.compile(r"^\d+ или больше")).count() > 0
    assert page.get_by_text("Турсунова").count() == 0
