"""Taking a test on a telephone, on a line that breaks."""

import re
import time

from playwright.sync_api import expect

from browser.conftest import PATIENCE
from browser.test_accessible import assert_accessible

FINAL = "/ru/children-return/child-first/final-test/"
BEGIN = "Начать тест"
WAITING = re.compile("ждут отправки")
ALL_SAVED = re.compile(r"Отвечено: 10 из 10 · сохранено \d+:\d\d")
# The newest learner comes to a cohort whose tests have a time limit.
LIMITED = """
from kerege.people.models import Person
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.models import Edition, Rollout
first = Rollout.objects.get(is_open=True, suite__slug="children-return").edition
for module in first.content["modules"]:
    for exam in module["exams"]:
        exam["blueprint"]["minutes"] = 30
cohort = Rollout.objects.create(suite=first.rollout.suite, name="With a limit")
Edition.objects.create(rollout=cohort, number=1, content=first.content, rule_data=first.rule_data, why="test")
enrol(Person.objects.latest("created_at"), cohort)
"""
TIME_IS_OVER = """
from kerege import clock
from kerege.assessment.models import Attempt
Attempt.objects.exclude(due_at=None).update(due_at=clock.now())
"""


def status(page):
    return page.locator("[data-status]")


def question(page, place):
    return page.locator(f"#q{place}")


def answer(page, place):
    """Answer the question that is in sight, somehow but wholly."""
    section = question(page, place)
    expect(section).to_be_visible()
    selects = section.get_by_role("combobox")
    if selects.count():
        for number in range(selects.count()):
            selects.nth(number).select_option(index=number + 1)
    elif section.get_by_role("radio").count():
        section.get_by_role("radio").first.check()
    else:
        for number in (0, 1):
            section.get_by_role("checkbox").nth(number).check()


def answered(page):
    """The places that have an answer, as the page shows them."""
    marked = page.locator(".places a[data-state=whole]")
    return [int(re.match(r"\d+", text)[0]) for text in marked.all_text_contents()]


def begin(page, sign_up):
    sign_up(page)
    page.goto(FINAL)
    page.get_by_role("button", name=BEGIN).click()
    expect(question(page, 1)).to_be_visible()


def go_on(page):
    page.locator("section:visible").get_by_role("button", name=re.compile("Следующий вопрос|К завершению")).click()


def test_a_test_costs_thirteen_requests_and_every_answer_is_saved(page, sign_up):
    sign_up(page)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/static/" not in request.url else None)
    page.goto(FINAL)
    page.get_by_role("button", name=BEGIN).click()
    for place in range(1, 11):
        with page.expect_response("**/final-test/**"):
            answer(page, place)
            go_on(page)
    expect(status(page)).to_have_text(ALL_SAVED)
    expect(page.get_by_text("Вы ответили на все вопросы.")).to_be_visible()

    page.get_by_role("button", name="Завершить тест", exact=True).click()

    expect(page.get_by_role("heading", level=2, name="Результат по темам")).to_be_visible()
    assert len(sent) == 13


def test_the_line_is_cut_at_each_step_and_nothing_is_lost(page, visit, sign_up):
    sign_up(page)
    page.goto(FINAL)
    with visit.without_connection(page):
        page.get_by_role("button", name=BEGIN).click()
        expect(page.get_by_role("alert")).to_have_text(
            "Нет связи. Тест ещё не начат: нажмите кнопку снова, когда связь появится."
        )
    page.get_by_role("button", name=BEGIN).click()
    answer(page, 1)
    go_on(page)

    with visit.without_connection(page):
        for place in range(2, 11):
            answer(page, place)
            expect(status(page)).to_have_text(WAITING)
            go_on(page)
        page.get_by_role("button", name="Завершить тест", exact=True).click()
        expect(page.get_by_role("alert")).to_have_text(re.compile("Ответы сохранены на этом устройстве"))

    expect(status(page)).to_have_text(ALL_SAVED)
    page.get_by_role("button", name="Завершить тест", exact=True).click()
    expect(page.get_by_role("heading", level=2, name="Результат по темам")).to_be_visible()
    assert_accessible(page)


def test_a_telephone_that_is_switched_off_has_kept_what_was_not_sent(page, visit, sign_up):
    begin(page, sign_up)
    address = page.url
    with visit.without_connection(page):
        answer(page, 1)
        expect(status(page)).to_have_text(WAITING)
        page.close()

    again = page.context.new_page()
    again.goto(address)

    expect(status(again)).to_have_text(re.compile(r"Отвечено: 1 из 10 · сохранено"))
    assert answered(again) == [1]


def test_another_device_goes_on_where_the_first_one_stopped(page, visit, sign_up):
    begin(page, sign_up)
    for place in (1, 2):
        with page.expect_response("**/final-test/**"):
            answer(page, place)
        go_on(page)
    cookies = page.context.cookies()

    other = visit(viewport={"width": 1280, "height": 900})
    other.context.add_cookies(cookies)
    other.goto(page.url.partition("#")[0])
    expect(question(other, 3)).to_be_visible()
    with other.expect_response("**/final-test/**"):
        answer(other, 3)
    page.reload()

    assert answered(page) == [1, 2, 3]


def with_control(page, kind):
    """The places of questions that are answered so."""
    return [place for place in range(1, 11) if question(page, place).locator(f"input[type={kind}]").count()]


def choose(page, place, *numbers):
    page.evaluate("hash => { location.hash = hash; }", f"#q{place}")
    for number in numbers:
        question(page, place).locator("input:not([type=hidden])").nth(number).check()


def chosen(page, place):
    inputs = question(page, place).locator("input:not([type=hidden])")
    return [number for number in range(inputs.count()) if inputs.nth(number).is_checked()]


def second_tab(page):
    other = page.context.new_page()
    other.goto(page.url.partition("#")[0])
    return other


def elsewhere(page, visit):
    """What the server has kept, as another device is shown it."""
    device = visit()
    device.context.add_cookies(page.context.cookies())
    device.goto(page.url.partition("#")[0])
    return device


def test_two_tabs_of_a_browser_show_and_save_the_last_answer(page, visit, sign_up):
    begin(page, sign_up)
    place, *_others = with_control(page, "radio")
    other = second_tab(page)
    for number in (0, 1, 0):
        with other.expect_response("**/final-test/**"):
            choose(other, place, number)
    expect(question(page, place).locator("input[type=radio]").first).to_be_checked()

    with page.expect_response("**/final-test/**") as response:
        choose(page, place, 1)

    assert response.value.json()["saved"] == [place]
    expect(question(other, place).locator("input[type=radio]").nth(1)).to_be_checked()
    assert chosen(elsewhere(page, visit), place) == [1]


def test_what_waits_in_a_tab_that_is_closed_is_sent_by_another(page, visit, sign_up):
    begin(page, sign_up)
    first, second, *_others = with_control(page, "radio") + with_control(page, "checkbox")
    other = second_tab(page)
    with visit.without_connection(page):
        choose(page, first, 0)
        expect(status(page)).to_have_text(WAITING)
        choose(other, second, 1)
        expect(status(other)).to_have_text(re.compile("ждут отправки: 2"))
        page.close()

    expect(status(other)).to_have_text(re.compile("Отвечено: 2 из 10 · сохранено"))
    device = elsewhere(other, visit)
    assert (chosen(device, first), chosen(device, second)) == ([0], [1])


def test_ticks_are_sent_by_whoever_leaves_at_once(page, visit, sign_up):
    begin(page, sign_up)
    place, *_others = with_control(page, "checkbox")
    device = elsewhere(page, visit)

    choose(page, place, 0, 1)
    page.goto("/ru/my/")

    deadline = time.monotonic() + PATIENCE
    while chosen(device, place) != [0, 1]:
        assert time.monotonic() < deadline, "the ticks were not sent"
        device.reload()


def test_a_device_whose_clock_is_wrong_changes_nothing(page, sign_up):
    page.clock.set_system_time("2001-01-01T00:00:00Z")
    begin(page, sign_up)

    with page.expect_response("**/final-test/**") as response:
        answer(page, 1)

    assert response.value.json()["saved"] == [1]
    assert response.value.json()["at"] > "2026"


def test_time_is_counted_without_the_clock_of_the_device_and_ends_the_test(page, site, sign_up):
    page.clock.install(time="2001-01-01T00:00:00Z")
    page.clock.pause_at("2001-01-01T00:01:00Z")  # however slow the machine, time goes by only where the test says so
    sign_up(page)
    site.kerege("shell", "-c", LIMITED)
    page.goto(FINAL)
    page.get_by_role("button", name=BEGIN).click()
    answer(page, 1)
    page.clock.run_for(2_000)  # ticks are sent after a pause
    expect(status(page)).to_have_text(re.compile("сохранено"))
    page.clock.run_for(2_000)
    expect(page.locator("[data-left]")).to_have_text(re.compile(r"29:\d\d"))

    page.clock.run_for(25 * 60 * 1000)
    expect(page.locator("[data-warning]")).to_have_text("Осталось пять минут.")
    page.clock.run_for(5 * 60 * 1000)
    page.clock.resume()
    expect(page.locator("[data-left]")).to_have_text(re.compile(r"29:\d\d"))  # for the server no minute has gone
    site.kerege("shell", "-c", TIME_IS_OVER)
    page.clock.run_for(30 * 60 * 1000)

    expect(page.get_by_role("heading", level=2, name="Результат по темам")).to_be_visible()


def test_without_script_there_is_one_question_a_page_and_each_button_saves(page, visit, sign_up):
    plain = visit(java_script_enabled=False)
    begin(plain, sign_up)
    for place in range(1, 11):
        expect(plain.locator("section.step:visible")).to_have_count(1)
        answer(plain, place)
        go_on(plain)
    expect(status(plain)).to_have_text(re.compile("Отвечено: 10 из 10 · сохранено"))
    expect(plain.get_by_role("button", name="Только сохранить")).to_be_visible()

    plain.get_by_role("button", name="Завершить тест", exact=True).click()

    expect(plain.get_by_role("heading", level=2, name="Результат по темам")).to_be_visible()


def test_who_is_signed_out_meanwhile_keeps_her_answers(page, visit, sign_up):
    begin(page, sign_up)
    visit.allow_status(403)
    page.context.clear_cookies()

    answer(page, 1)

    expect(status(page)).to_have_text(re.compile("Вы вышли из учётной записи. Ответы сохранены на этом устройстве"))
