"""Every page that learners see: no axe violation in light and dark, no sideways scrolling when narrow or enlarged."""

import itertools
import re
from pathlib import Path

import pytest

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}  # the scheme's part
RUN = """async options => (await axe.run(document, options)).violations.map(violation =>
    `${violation.id}: ${violation.nodes.map(node => node.html.slice(0, 160)).join(" | ")}`)"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SUITE = "children-return/"
MODULE = f"{SUITE}child-first/"
FIRST = f"{MODULE}who-and-words/"
SECOND = f"{MODULE}how-children-get-involved/"
NUMBERS = itertools.count()
SOME_DAYS_LATER = """
from datetime import timedelta
from kerege.learning.models import Outcome
for outcome in Outcome.objects.filter(kind="lesson"):
    outcome.done_at -= timedelta(days=2)
    outcome.save()
"""
PASSWORD = "a colleague of the demo who has papers"
LET_HER_IN = f"""
from kerege.people.models import Person
colleague = Person.objects.get(login="colleague")
colleague.set_password({PASSWORD!r})
colleague.save()
"""


# --- Who looks ----------------------------------------------------------------------------------------------

COLLEAGUE = "a colleague who has been through the course, and holds papers"
LEARNER_LATER = "a learner who finished two lessons some days ago"


def colleague_signs_in(page, site, sign_in):
    site.kerege("shell", "-c", LET_HER_IN)
    page.goto("/accounts/login/?lang=ru")
    page.locator("details.card summary").click()
    page.locator("#id_login").fill("colleague")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("details.card button").click()
    page.wait_for_url("**/ru/my/")


def learner_comes_back_later(page, site, sign_in):
    sign_in(page, "learner")
    for lesson in (FIRST, SECOND):
        finish(page, "ru", lesson)
    site.kerege("shell", "-c", SOME_DAYS_LATER)


@pytest.fixture(scope="module")
def cookies():
    """Those of each who has signed in."""
    return {}


@pytest.fixture
def sign_in(sign_in, site, cookies):
    """Everybody signs in once, and comes with the cookies of that time to all pages that follow."""
    stories = {COLLEAGUE: colleague_signs_in, LEARNER_LATER: learner_comes_back_later}

    def signed_in(page, who):
        if who in cookies:
            page.context.add_cookies(cookies[who])
            return
        if who in stories:
            stories[who](page, site, sign_in)
        else:
            sign_in(page, who)
        cookies[who] = page.context.cookies()

    return signed_in


# --- How one gets to a page ---------------------------------------------------------------------------------


def opened(path):
    return lambda page, language, visit, sign_in: page.goto(path.format(language=language))


def answer(page, language, choice):
    page.goto(f"/{language}/{FIRST}")
    question = page.locator("#who-check-first")
    if choice is not None:
        question.get_by_role("radio").nth(choice).check()
    with page.expect_response(f"**/{FIRST}"):
        question.get_by_role("button").click()
    question.get_by_role("status").locator("p").first.wait_for()


def finish(page, language, lesson):
    page.goto(f"/{language}/{lesson}")
    page.locator("button[name=complete]").click()
    page.wait_for_url(lambda url: lesson not in url)


def answered_wrong(page, language, visit, sign_in):
    answer(page, language, 0)


def answered_right(page, language, visit, sign_in):
    answer(page, language, 2)


def answered_with_nothing(page, language, visit, sign_in):
    visit.allow_status(422)
    answer(page, language, None)


def module_in_part(page, language, visit, sign_in):
    finish(page, language, FIRST)
    page.goto(f"/{language}/{MODULE}")


def my_in_part(page, language, visit, sign_in):
    finish(page, language, FIRST)
    page.goto(f"/{language}/my/")


def my_signed_in(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/{language}/my/")


def lesson_signed_in(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/{language}/{FIRST}")


def carry_with_code(page, language, visit, sign_in):
    finish(page, language, FIRST)
    page.goto(f"/{language}/carry/")
    page.locator("button[name=make]").click()
    page.locator(".code").wait_for()


def carry_with_wrong_code(page, language, visit, sign_in):
    visit.allow_status(422)
    page.goto(f"/{language}/carry/")
    page.locator("#id_code").fill("ZZZZ")
    page.get_by_role("button", name=re.compile("Перенести сюда|Bring it here")).click()
    page.locator(".errorlist").wait_for()


def carry_signed_in(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/{language}/carry/")


def login_refused(page, language, visit, sign_in):
    page.goto(f"/accounts/login/?lang={language}")
    page.locator("details.card summary").click()
    page.locator("#id_login").fill("nobody@example.org")
    page.locator("#id_password").fill("wrong password")
    page.locator("details.card button").click()
    page.locator(".errorlist").wait_for()


def signup_refused(page, language, visit, sign_in):
    page.goto(f"/accounts/signup/?lang={language}")
    page.locator("#id_given").fill(" ")
    page.locator("#id_email").fill(f"refused{next(NUMBERS)}@example.org")
    page.locator("main form").evaluate("form => form.submit()")
    page.locator("#id_given_error").wait_for()


def code_page(page, language, visit, sign_in):
    page.goto(f"/accounts/signup/?lang={language}")
    page.locator("#id_given").fill("Айгуль")
    page.locator("#id_email").fill(f"axe{next(NUMBERS)}@example.org")
    page.locator("#id_agree").check()
    page.locator("main form button").click()
    page.locator("#id_code").wait_for()


def sign_in_code_page(page, language, visit, sign_in):
    page.goto(f"/accounts/login/?lang={language}")
    page.locator("#id_email").fill(f"unknown{next(NUMBERS)}@example.org")
    page.locator("main form button").first.click()
    page.locator("#id_code").wait_for()


def logout(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/accounts/logout/?lang={language}")


def about(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/{language}/my/about/")


def own_data(page, language, visit, sign_in):
    sign_in(page, "learner")
    finish(page, language, FIRST)
    page.goto(f"/{language}/my/data/")
    page.locator("details:has(button) summary").click()


def deletion_refused(page, language, visit, sign_in):
    visit.allow_status(422)
    sign_in(page, "learner")
    page.goto(f"/{language}/my/data/delete/")
    page.locator("#id_word").fill("?")
    page.locator("main form button").click()
    page.locator(".errorlist").wait_for()


def about_refused(page, language, visit, sign_in):
    visit.allow_status(422)
    about(page, language, visit, sign_in)
    page.locator("#id_paper_name_latin").fill("Дина")
    page.locator("button[name=names]").click()
    page.locator(".errorlist").wait_for()


def not_found(page, language, visit, sign_in):
    visit.allow_status(404)
    page.goto(f"/{language}/nothing/here/")


def stale_form(page, language, visit, sign_in):
    visit.allow_status(403)
    page.goto(f"/{language}/{FIRST}")
    page.locator("[name=csrfmiddlewaretoken]").evaluate("token => { token.value = 'x'.repeat(64); }")
    page.locator("button[name=complete]").click()
    page.locator("input[name=nonce][type=hidden]").wait_for(state="attached")
    page.locator("button[name=complete]").wait_for(state="detached")


def exam_begun(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/{language}/{MODULE}pre-test/")
    page.locator("main a.button, main form button").first.click()
    page.locator("#q1").wait_for()


def recall_offered(page, language, visit, sign_in):
    sign_in(page, LEARNER_LATER)
    page.goto(f"/{language}/my/")
    page.locator("button[name=later]").wait_for()


def recall_form(page, language, visit, sign_in):
    sign_in(page, LEARNER_LATER)
    page.goto(f"/{language}/my/recall/")
    page.locator("section.check").first.wait_for()


def commitment_signed_in(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/{language}/{MODULE}commitment/")


def my_with_papers(page, language, visit, sign_in):
    sign_in(page, COLLEAGUE)
    page.goto(f"/{language}/my/")


def result(page, language, sign_in, kind):
    sign_in(page, COLLEAGUE)
    page.goto(f"/{language}/{MODULE}{kind}/")
    page.locator(".attempts a").click()
    page.locator("progress").first.wait_for()


def pre_test_result(page, language, visit, sign_in):
    result(page, language, sign_in, "pre-test")


def passed_with_explanations(page, language, visit, sign_in):
    result(page, language, sign_in, "final-test")
    page.locator("main details summary").first.click()


def certificate(page, language, visit, sign_in):
    sign_in(page, COLLEAGUE)
    page.goto(f"/{language}/certificates/{visit.site.demo['certificate']['code'].replace('-', '')}/")


def verified(page, language, visit, sign_in):
    page.goto(f"{visit.site.demo['certificate']['url']}?lang={language}")


def verified_in_vain(page, language, visit, sign_in):
    visit.allow_status(404)
    page.goto(f"/verify/0000000000000000?lang={language}")


def text_checked(page, language, visit, sign_in):
    page.goto(f"/{language}/check-text/")
    page.locator("textarea").fill(
        "К нам пришла девочка Айгуль, 9 лет, из с. Покровка. Телефон: 8 701 234 56 78. Мальчик 7 лет."
    )
    page.locator("select").first.select_option("ru")
    page.locator(".marks .card").first.wait_for()
    page.locator(".marks select").first.select_option("fiction")
    page.locator("main form > .actions button").first.click()
    page.locator(".kept").wait_for()


def no_studio(page, language, visit, sign_in):
    visit.allow_status(403)
    sign_in(page, "learner")
    page.goto(f"/{language}/my/")
    page.goto("/studio/")


PLAN = "practice/children-return/plan/case-timur/"


def task_answered(page, language, visit, sign_in):
    page.goto(f"/{language}/{MODULE}victim-first/")
    for line in page.locator("#victim-task-day fieldset").all():
        line.get_by_role("radio").first.check()
    page.locator("button[value=victim-task-day]").click()
    page.locator("#victim-task-day .judged").wait_for()


def task_with_marks(page, language, visit, sign_in):
    visit.allow_status(422)
    page.goto(f"/{language}/{FIRST}")
    page.locator("[name='who-task-rewrite.text']").fill("Дядя Серик Ахметов")
    page.locator("button[value=who-task-rewrite]").click()
    page.locator("#who-task-rewrite .marks").wait_for()


def section_saved(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/{language}/{PLAN}plan-goals/")
    page.locator(".line-row textarea").first.fill("читать")
    page.locator(".sheet-form .actions [name=stay]").click()
    page.locator("#gaps").wait_for()


def section_with_marks(page, language, visit, sign_in):
    visit.allow_status(422)
    page.goto(f"/{language}/{PLAN}plan-known/")
    page.locator("textarea").first.fill("Дядя Серик Ахметов")
    page.locator("[name=go_on]").click()
    page.locator(".marks").wait_for()


def of_her_plan(address):
    def go(page, language, visit, sign_in):
        section_saved(page, language, visit, sign_in)
        page.goto(f"/{language}/{PLAN}{address}")

    return go


def story_ended(page, language, visit, sign_in):
    sign_in(page, "learner")
    page.goto(f"/{language}/practice/children-return/scenarios/sc-class/")
    while page.locator("[name=line]").count():
        page.locator("[name=line]").first.check()
        page.locator("[name=reason]").fill("Так бережнее")
        page.locator(".decision .actions button").click()
        page.locator("#after").wait_for()


def as_facilitator(address):
    def go(page, language, visit, sign_in):
        sign_in(page, "facilitator")
        page.goto(f"/{language}/practice/cohorts/")
        if address:
            page.locator(address).first.click()
        page.locator("main h1").wait_for()

    return go


PAGES = {
    "search": opened("/{language}/search/"),
    "search-found": opened("/{language}/search/?q=interest+помощь"),
    "search-in-vain": opened("/{language}/search/?q=xyz"),
    "practice": opened("/{language}/practice/"),
    "cases": opened("/{language}/practice/children-return/cases/"),
    "case": opened("/{language}/practice/children-return/cases/case-samira/"),
    "task-answered": task_answered,
    "task-with-marks": task_with_marks,
    "plan-for-whom": opened("/{language}/practice/children-return/plan/"),
    "plan": opened("/{language}/" + PLAN),
    "plan-begun": of_her_plan(""),
    "section": opened("/{language}/" + PLAN + "plan-home/"),
    "section-saved": section_saved,
    "section-with-marks": section_with_marks,
    "plan-printed": of_her_plan("printed/"),
    "plan-handed-in": of_her_plan("hand-in/"),
    "prepared-plan": opened("/{language}/" + PLAN + "sample/"),
    "blank-forms": opened("/{language}/practice/children-return/blanks/"),
    "stories": opened("/{language}/practice/children-return/scenarios/"),
    "story": opened("/{language}/practice/children-return/scenarios/sc-grandmother/"),
    "story-ended": story_ended,
    "conferences": opened("/{language}/practice/children-return/conferences/"),
    "conference": opened("/{language}/practice/children-return/conferences/conf-timur/"),
    "cohort-that-she-leads": as_facilitator(""),
    "debrief": as_facilitator(".works a[href*=scenarios]"),
    "plan-to-review": as_facilitator(".works button"),
    "home": opened("/{language}/"),
    "suite": opened("/{language}/" + SUITE),
    "module": opened("/{language}/" + MODULE),
    "module-in-part": module_in_part,
    "first-lesson": opened("/{language}/" + FIRST),
    "second-lesson": opened("/{language}/" + SECOND),
    "lesson-answered-wrong": answered_wrong,
    "lesson-answered-right": answered_right,
    "lesson-answered-with-nothing": answered_with_nothing,
    "lesson-signed-in": lesson_signed_in,
    "my-empty": opened("/{language}/my/"),
    "my-in-part": my_in_part,
    "my-signed-in": my_signed_in,
    "carry-empty": opened("/{language}/carry/"),
    "carry-with-code": carry_with_code,
    "carry-with-wrong-code": carry_with_wrong_code,
    "carry-signed-in": carry_signed_in,
    "login": opened("/accounts/login/?lang={language}"),
    "login-refused": login_refused,
    "signup": opened("/accounts/signup/?lang={language}"),
    "signup-refused": signup_refused,
    "code-page": code_page,
    "sign-in-code-page": sign_in_code_page,
    "logout": logout,
    "exam": opened("/{language}/" + MODULE + "final-test/"),
    "exam-begun": exam_begun,
    "pre-test-result": pre_test_result,
    "passed-with-explanations": passed_with_explanations,
    "my-with-papers": my_with_papers,
    "certificate": certificate,
    "verified": verified,
    "verified-in-vain": verified_in_vain,
    "verify": opened("/verify/?lang={language}"),
    "about": about,
    "about-refused": about_refused,
    "own-data": own_data,
    "deletion-refused": deletion_refused,
    "privacy": opened("/{language}/privacy/"),
    "recall-offered": recall_offered,
    "recall": recall_form,
    "commitment": opened("/{language}/" + MODULE + "commitment/"),
    "commitment-signed-in": commitment_signed_in,
    "not-found": not_found,
    "stale-form": stale_form,
    "no-studio": no_studio,
    "sources": opened("/{language}/sources/"),
    "glossary": opened("/{language}/glossary/"),
    "check-text": opened("/{language}/check-text/"),
    "text-checked": text_checked,
}


# What differs from another page in a sentence only is seen in one language.
ONCE = {
    "task-with-marks",
    "plan-begun",
    "section-with-marks",
    "plan-printed",
    "plan-handed-in",
    "cohort-that-she-leads",
    "debrief",
    "plan-to-review",
    "module-in-part",
    "lesson-answered-with-nothing",
    "lesson-signed-in",
    "carry-with-wrong-code",
    "carry-signed-in",
    "login-refused",
    "signup-refused",
    "sign-in-code-page",
    "pre-test-result",
    "passed-with-explanations",
    "my-with-papers",
    "verified-in-vain",
    "about-refused",
    "recall-offered",
    "no-studio",
}
VISITED = [(name, language) for name in PAGES for language in (["ru"] if name in ONCE else ["ru", "en", "kk"])]


def assert_accessible(page):
    page.evaluate("scrollTo(0, 0)")  # else the header that stays in sight lies over whatever is there
    page.evaluate(AXE)
    assert page.evaluate(RUN, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, COLOURS) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) == 0
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize(("name", "language"), VISITED)
def test_a_page_is_accessible_and_never_scrolls_sideways(page, visit, sign_in, name, language):
    PAGES[name](page, language, visit, sign_in)
    assert page.locator("html").get_attribute("lang") == language
    assert_accessible(page)
