"""Case conferences: who sees what, alone and with a cohort."""

from __future__ import annotations

import re
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from conftest import TINY, problems_of, spoil
from kerege.people.models import Person, Role
from kerege.people.personal_data import erase_person, export_person
from kerege.people.roles import grant_role
from kerege.practice.material.documents import MaterialKind
from kerege.practice.models import Ask, Choice, Conference, Seat, Work
from kerege.rollouts.editions import open_rollout
from kerege.rollouts.enrolling import enrol
from kerege.rollouts.models import Rollout
from kerege.suites.models import Suite
from once import LoadedOnce

ROLES = ["psychologist", "social", "lawyer", "school", "health"]
# fact -> who holds it, who needs it, what it is
FACTS = {
    "wish": ("psychologist", "school", "Рисует корабли и просит не мешать."),
    "home": ("social", "psychologist", "Дома тесно, зато тихо."),
    "trust": ("lawyer", "", "Тётя спрашивала о сроках."),
    "marks": ("school", "psychologist social", "Читает медленно, считает быстро."),
    "sleep": ("health", "social", "Засыпает только при свете."),
}
NEEDED = {  # what each role should ask for
    "psychologist": ["home", "marks"],
    "social": ["marks", "sleep"],
    "lawyer": [],
    "school": ["wish"],
    "health": [],
}
HERS = {role: [fact for fact, (holder, _needs, _text) in FACTS.items() if holder == role] for role in ROLES}
ADDRESS = "/en/practice/tiny/conferences/talk/"


def _file() -> str:
    head = "---\nid: talk\ntitle: Разговор\nsummary: О чём спросить.\ncase: ''\nreview: Перечитано.\n---\n"
    blocks = [":::{opening} opening\n:title: Сегодня\n\nРешаем, как помочь.\n:::"]
    blocks += [f":::{{role}} {role}\n:title: Роль {role}\n\nДело роли {role}.\n:::" for role in ROLES]
    for fact, (holder, needs, text) in FACTS.items():
        options = f":title: Тема {fact}\n:holder: {holder}\n" + (f":needs: {needs}\n" if needs else "")
        blocks.append(f":::{{fact}} {fact}\n{options}\n{text}\n\n> Причина {fact}.\n:::")
    blocks.append(":::{closing} closing\n\nРешили вместе.\n\n> Спросили только нужное.\n:::")
    return head + "\n" + "\n\n".join(blocks) + "\n"


def with_conference(folder: Path) -> Path:
    """The copy of the small suite, now with a conference."""
    listed = {kind: "[talk]" if kind is MaterialKind.CONFERENCE else "[]" for kind in MaterialKind}
    (folder / "practice.yaml").write_text("".join(f"{kind.value}: {slugs}\n" for kind, slugs in listed.items()))
    (folder / "conferences").mkdir()
    (folder / "conferences" / "talk.md").write_text(_file(), "utf-8")
    return folder


@pytest.fixture
def folder(tiny_folder: Path) -> Path:
    """To be spoilt."""
    return with_conference(tiny_folder)


@pytest.fixture(scope="session")
def suite_once(load_once: Callable[[Path], LoadedOnce], tmp_path_factory: pytest.TempPathFactory) -> LoadedOnce:
    copy = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("once") / "with-conference"))
    return load_once(with_conference(copy))


@pytest.fixture
def suite(db: None, suite_once: LoadedOnce) -> Suite:
    """The small suite with a conference, loaded."""
    suite_once.load()
    return Suite.objects.get(slug="tiny")


@pytest.fixture
def rollout(suite: Suite) -> Rollout:
    return open_rollout(suite)


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def told_on(page: str) -> list[str]:
    """The facts whose content stands on a page."""
    return [fact for fact, (_holder, _needs, text) in FACTS.items() if text in page]


def asking(**purposes: str) -> dict[str, str]:
    """What a form says that asks for these facts."""
    asked = {f"ask-{fact}": "on" for fact in purposes}
    return {"decide": "1", **asked, **{f"purpose-{fact}": words for fact, words in purposes.items()}}


def carried(page: str) -> dict[str, list[str]]:
    """The decisions that travel in the first form of a page."""
    found: dict[str, list[str]] = {}
    form = "".join(re.findall(r"<form.*?</form>", page, re.DOTALL)[:1])
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form):
        found.setdefault(name, []).append(value)
    return {name: values for name, values in found.items() if name != "csrfmiddlewaretoken"}


def marks_on(page: str) -> dict[str, list[str]]:
    """The table: by topic, how each role stands to it."""
    found = {}
    for row in re.findall(r'<tr role="row"><th scope="row".*?</tr>', page, re.DOTALL):
        topic = re.findall(r"<span[^>]*>Тема (\w+)</span>", row)[0]
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row)
        found[topic] = [re.sub(r"<b.*?</b>&nbsp;", "", cell) for cell in cells]
    return found


# --- The file ---------------------------------------------------------------------------------------------------


def reasons(folder: Path) -> set[str]:
    return {problem.partition(": ")[2] for problem in problems_of(folder)}


def test_holders_and_needs_are_roles_of_the_file(folder: Path) -> None:
    spoil(folder, "conferences/talk.md", ":holder: health", ":holder: nobody")
    spoil(folder, "conferences/talk.md", ":needs: school", ":needs: psychologist school")

    assert reasons(folder) == {
        "there is no role 'nobody'",
        "who holds a fact does not need to ask for it",
        "a role holds at least one fact",
    }


def test_conference_has_one_opening_one_closing_and_enough_roles(folder: Path) -> None:
    text = (folder / "conferences/talk.md").read_text("utf-8")
    closing = text.index(":::{closing}")
    without = re.sub(r":::\{role\} health\n.*?\n:::\n\n", "", text[:closing], flags=re.DOTALL)
    (folder / "conferences/talk.md").write_text(without, "utf-8")

    assert reasons(folder) == {"a conference ends with its only closing"}

    (folder / "conferences/talk.md").write_text(without + text[closing:], "utf-8")
    assert reasons(folder) == {"a conference has 5 to 8 roles", "there is no role 'health'"}


# --- Alone ------------------------------------------------------------------------------------------------------


def test_course_without_a_conference_has_no_page_of_them(client: Client, tiny: Suite) -> None:
    assert client.get("/en/practice/tiny/conferences/").status_code == 404


def test_conferences_of_a_course_are_listed(client: Client, suite: Suite) -> None:
    assert 'href="/en/practice/tiny/conferences/talk/"' in read(client, "/en/practice/tiny/conferences/")


def test_each_role_sees_its_own_facts_and_of_the_others_the_topics(client: Client, suite: Suite) -> None:
    pages = {role: read(client, f"{ADDRESS}{role}/") for role in ROLES}

    assert {role: told_on(page) for role, page in pages.items()} == HERS
    assert {role: re.findall(r"Тема (\w+)", page) for role, page in pages.items()} == {
        role: HERS[role] + [fact for fact in FACTS if fact not in HERS[role]] for role in ROLES
    }
    assert "Причина" not in "".join(pages.values())


def test_what_the_role_needs_is_shared_and_the_rest_is_kept(signed_in: Client, suite: Suite) -> None:
    response = signed_in.post(f"{ADDRESS}psychologist/", asking(home="Чтобы советовать", sleep="Любопытно"))

    page = read(signed_in, response.url)
    assert told_on(page) == ["home"]
    assert re.findall(r"(Причина \w+)", page) == ["Причина home", "Причина sleep", "Причина marks"]
    assert "Shared: 1. Kept: 1. Needed, but not asked for: 1." in page


def test_who_asks_says_what_for(signed_in: Client, suite: Suite) -> None:
    response = signed_in.post(f"{ADDRESS}psychologist/", asking(home=" "))

    assert response.status_code == 422
    assert "Say in a line what you need it for." in response.content.decode()
    assert (Work.objects.count(), told_on(response.content.decode())) == (0, ["wish"])


@pytest.mark.parametrize("purpose", ["я" * 301, "Позвонить по +7 701 234 56 78"])
def test_purpose_that_is_too_long_or_gives_somebody_away_changes_nothing(
    signed_in: Client, suite: Suite, purpose: str
) -> None:
    response = signed_in.post(f"{ADDRESS}psychologist/", asking(home=purpose))

    assert (response.status_code, Work.objects.count()) == (422, 0)
    assert f'value="{purpose}"' in response.content.decode()


@pytest.mark.parametrize("address", [f"{ADDRESS}nobody/", "/en/practice/tiny/conferences/nothing/"])
def test_address_of_nothing_is_not_found(client: Client, suite: Suite, address: str) -> None:
    assert client.get(address).status_code == 404


def play(client: Client, asked: dict[str, list[str]]) -> str:
    """Take all roles in turn; gives the last page. Without an account what was decided goes along in the forms."""
    kept: dict[str, list[str]] = {}
    for role in ROLES:
        data = {**kept, **asking(**dict.fromkeys(asked.get(role, []), "Для плана"))}
        page = client.post(f"{ADDRESS}{role}/", data, follow=True).content.decode()
        kept = carried(page)
    return client.post(ADDRESS, kept).content.decode()


ASKED = {**NEEDED, "social": ["trust", "sleep"], "health": ["trust"]}
MARKS = {
    "wish": ["knows", "", "", "learned, needed", ""],
    "home": ["learned, needed", "knows", "", "", ""],
    "trust": ["", "asked, not needed", "knows", "", "asked, not needed"],
    "marks": ["learned, needed", "needed, not asked", "", "knows", ""],
    "sleep": ["", "learned, needed", "", "", "knows"],
}


def test_in_the_end_everybody_sees_who_knew_what(signed_in: Client, person: Person, suite: Suite) -> None:
    page = play(signed_in, ASKED)

    assert marks_on(page) == MARKS
    assert "The table asked 6 times. It was needed for work: 4. It was not: 2. Needed, but not asked for: 1." in page
    assert re.findall(r"<p>(ask|not ask): <span[^>]*>Тема (\w+)", page) == [
        ("ask", "marks"),
        ("not ask", "trust"),
        ("not ask", "trust"),
    ]
    assert ("Решили вместе." in page, told_on(page)) == (True, [])


def test_decisions_are_kept_with_an_account(signed_in: Client, person: Person, suite: Suite) -> None:
    play(signed_in, ASKED)

    work = Work.objects.get(person=person)
    assert (work.task, work.done_at is not None) == ("https://example.org/suites/tiny/talk", True)
    assert list(Choice.objects.filter(line__startswith="social.").values_list("line", "latest", "reason")) == [
        ("social.wish", "leave", ""),
        ("social.trust", "ask", "Для плана"),
        ("social.marks", "leave", ""),
        ("social.sleep", "ask", "Для плана"),
    ]


def test_role_may_decide_again(signed_in: Client, suite: Suite) -> None:
    play(signed_in, ASKED)
    assert 'value="Для плана"' in read(signed_in, f"{ADDRESS}health/?again=1")

    signed_in.post(f"{ADDRESS}health/", asking())

    assert marks_on(read(signed_in, ADDRESS))["trust"] == ["", "asked, not needed", "knows", "", ""]


def test_nothing_is_kept_without_an_account(client: Client, suite: Suite) -> None:
    page = play(client, ASKED)

    assert marks_on(page) == MARKS
    assert (Work.objects.count(), list(client.session.keys())) == (0, [])


def test_table_that_did_everything_right_is_told_so(client: Client, suite: Suite) -> None:
    assert "Nothing: everybody learned what the work needs, and nothing else." in play(client, NEEDED)


def test_fields_that_no_form_has_are_not_believed(client: Client, suite: Suite) -> None:
    page = client.post(ADDRESS, {"decided": ["psychologist", "x"], "psychologist.home": "a" * 999, "x.y": "z"})

    assert carried(page.content.decode()) == {"decided": ["psychologist"], "psychologist.home": ["a" * 300]}


# --- With a cohort ----------------------------------------------------------------------------------------------


def account(name: str) -> Person:
    return Person.objects.create_user(f"{name}@example.org", f"{name}@example.org", family=name.upper())


def signed(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def participant(name: str, rollout: Rollout) -> Client:
    person = account(name)
    enrol(person, rollout)
    return signed(person)


@pytest.fixture
def facilitator(rollout: Rollout) -> Client:
    person = account("leads")
    grant_role(person, Role.Name.FACILITATOR, rollout=rollout.public_id, by=None, why="test")
    return signed(person)


@pytest.fixture
def led(facilitator: Client, rollout: Rollout) -> str:
    """The address of a conference that was opened."""
    form = {"rollout": str(rollout.public_id), "open": "talk", "id": str(uuid.uuid4())}
    return str(facilitator.post("/en/practice/led/", form).url)


@pytest.fixture
def psychologist(rollout: Rollout, led: str) -> Client:
    client = participant("anna", rollout)
    client.post(led, {"take": "psychologist"})
    return client


@pytest.fixture
def health(rollout: Rollout, led: str) -> Client:
    client = participant("bota", rollout)
    client.post(led, {"take": "health"})
    return client


def ask(client: Client, address: str, fact: str, words: str = "Для плана") -> int:
    return client.post(address, {"fact": fact, "words": words}).status_code


def answer(client: Client, address: str, answer: str, words: str = "Это нужно для работы") -> int:
    question = re.findall(r'name="question" value="(\d+)"', read(client, address))[0]
    return client.post(address, {"question": question, "answer": answer, "words": words}).status_code


def test_form_that_is_sent_twice_opens_one_conference(facilitator: Client, rollout: Rollout) -> None:
    page = read(facilitator, "/en/practice/led/")
    form = {name: re.findall(f'name="{name}" value="([^"]+)"', page)[0] for name in ("rollout", "id", "open")}

    addresses = {facilitator.post("/en/practice/led/", form).url for _again in range(2)}

    assert addresses == {f"/en/practice/led/{Conference.objects.get().public_id}/"}
    assert Conference.objects.get().rollout == rollout


def test_conference_is_for_its_cohort_and_who_leads_it(led: str, facilitator: Client, rollout: Rollout) -> None:
    other = Rollout.objects.create(suite=rollout.suite, name="Другой")
    stranger = account("zoya")
    grant_role(stranger, Role.Name.FACILITATOR, rollout=other.public_id, by=None, why="test")

    clients = [facilitator, participant("anna", rollout), participant("vera", other), signed(stranger), Client()]

    assert [client.get(led).status_code for client in clients] == [200, 200, 404, 404, 302]
    assert [led in client.get("/en/practice/led/").content.decode() for client in clients] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_participant_opens_none(rollout: Rollout) -> None:
    form = {"rollout": str(rollout.public_id), "open": "talk", "id": str(uuid.uuid4())}

    assert participant("anna", rollout).post("/en/practice/led/", form).status_code == 404
    assert Conference.objects.count() == 0


@pytest.mark.parametrize(
    "change", [{"open": "nothing"}, {"id": "x"}, {"rollout": "x"}, {"rollout": str(uuid.UUID(int=1))}]
)
def test_what_cannot_be_opened_is_not_found(facilitator: Client, rollout: Rollout, change: dict[str, str]) -> None:
    form = {"rollout": str(rollout.public_id), "open": "talk", "id": str(uuid.uuid4()), **change}

    assert (facilitator.post("/en/practice/led/", form).status_code, Conference.objects.count()) == (404, 0)


def test_seat_has_one_person_and_a_person_one_seat(led: str, psychologist: Client, health: Client) -> None:
    health.post(led, {"take": "psychologist"})
    psychologist.post(led, {"take": "nobody"})
    psychologist.post(led, {"take": "psychologist"})

    assert list(Seat.objects.order_by("pk").values_list("role", "person__family")) == [
        ("psychologist", "ANNA"),
        ("health", "BOTA"),
    ]


def test_seat_that_somebody_has_taken_is_not_offered(led: str, psychologist: Client, rollout: Rollout) -> None:
    third = participant("vera", rollout)

    assert re.findall(r'name="take" value="(\w+)"', read(third, led)) == [r for r in ROLES if r != "psychologist"]
    page = third.post(led, {"take": "psychologist"}, follow=True).content.decode()
    assert "Somebody has just taken this seat. Choose another one." in page


def test_at_the_table_each_sees_her_own_facts_and_who_leads_none(
    led: str, psychologist: Client, health: Client, facilitator: Client, rollout: Rollout
) -> None:
    clients = [psychologist, health, facilitator, participant("vera", rollout)]

    assert [told_on(read(client, led)) for client in clients] == [["wish"], ["sleep"], [], []]


def test_seat_that_nobody_took_answers_as_the_file_would(led: str, psychologist: Client) -> None:
    ask(psychologist, led, "home")
    ask(psychologist, led, "sleep")

    assert list(Ask.objects.values_list("fact", "answer")) == [("home", "shared"), ("sleep", "kept")]
    page = read(psychologist, led)
    assert told_on(page) == ["wish", "home"]
    assert "Причина sleep." in page


def test_holder_decides_what_is_shared(led: str, psychologist: Client, health: Client, facilitator: Client) -> None:
    ask(psychologist, led, "sleep", "Чтобы советовать семье")
    assert told_on(read(psychologist, led)) == ["wish"]
    assert "Чтобы советовать семье" in read(health, led)

    answer(health, led, "shared", "Семье это поможет")

    page = read(psychologist, led)
    assert (told_on(page), "Семье это поможет" in page) == (["wish", "sleep"], True)
    page = read(facilitator, led)
    assert ("Чтобы советовать семье" in page, "ANNA" in page, told_on(page)) == (True, False, [])


def test_what_is_kept_stays_unseen(led: str, psychologist: Client, health: Client) -> None:
    ask(psychologist, led, "sleep")
    answer(health, led, "kept", "Для этой работы не нужно")

    page = read(psychologist, led)
    assert (told_on(page), "Для этой работы не нужно" in page) == (["wish"], True)


def test_question_that_is_asked_again_stays_as_it_was(led: str, psychologist: Client, health: Client) -> None:
    ask(psychologist, led, "sleep", "Первая цель")
    answer(health, led, "shared")

    ask(psychologist, led, "sleep", "Вторая цель")

    assert list(Ask.objects.values_list("purpose", "answer")) == [("Первая цель", "shared")]


@pytest.mark.parametrize("words", ["", "я" * 301, "Позвонить по +7 701 234 56 78"])
def test_words_that_cannot_be_taken_change_nothing(led: str, psychologist: Client, health: Client, words: str) -> None:
    assert ask(psychologist, led, "sleep", words) == 422
    assert Ask.objects.count() == 0

    ask(psychologist, led, "sleep")
    assert answer(health, led, "shared", words) == 422
    assert answer(health, led, "", "Нужно") == 422
    assert Ask.objects.get().answer == "waiting"


def test_what_is_missing_in_an_answer_is_listed_in_the_words_of_the_page(
    led: str, psychologist: Client, health: Client
) -> None:
    ask(psychologist, led, "sleep")
    question = re.findall(r'name="question" value="(\d+)"', read(health, led))[0]

    page = health.post(led, {"question": question}).content.decode()

    listed = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page)
    assert listed == [(f"id_{question}_answer", "Your answer"), (f"id_{question}_words", "Why? In a sentence")]
    assert [page.count(f'id="{id}"') for id, _words in listed] == [1, 1]


def test_safer_words_are_shown_before_they_are_taken(led: str, psychologist: Client) -> None:
    words = "Позвонить по +7 701 234 56 78"

    response = psychologist.post(led, {"fact": "sleep", "words": words, "watch-change": "all"})

    assert (response.status_code, Ask.objects.count()) == (422, 0)
    (shown,) = re.findall(r'name="words" value="([^"]*)"', response.content.decode())
    assert "701" not in shown
    assert ask(psychologist, led, "sleep", shown) == 302


@pytest.mark.parametrize(
    "data",
    [
        {"fact": "wish", "words": "Своё"},
        {"fact": "nothing", "words": "Чужое"},
        {"question": "x", "answer": "shared", "words": "Да"},
        {"question": "1" * 30, "answer": "shared", "words": "Да"},
        {"nothing": "at all"},
        {"close": "1"},
    ],
)
def test_what_is_not_hers_changes_nothing(led: str, psychologist: Client, data: dict[str, str]) -> None:
    assert psychologist.post(led, data).status_code == 302
    assert (Ask.objects.count(), Conference.objects.get().is_open) == (0, True)


def test_nobody_answers_for_another(led: str, psychologist: Client, health: Client, rollout: Rollout) -> None:
    ask(psychologist, led, "sleep")
    question = str(Ask.objects.get().pk)

    for client in (psychologist, participant("vera", rollout)):
        client.post(led, {"question": question, "answer": "shared", "words": "Да"})

    assert Ask.objects.get().answer == "waiting"


def test_who_leaves_a_seat_keeps_nobody_waiting(led: str, psychologist: Client, health: Client) -> None:
    ask(psychologist, led, "sleep")

    health.post(led, {"leave": "1"})

    assert list(Seat.objects.values_list("role", flat=True)) == ["psychologist"]
    assert Ask.objects.get().answer == "kept"


def test_when_it_is_closed_everybody_sees_who_knew_what_and_nobody_who_sat_where(
    led: str, psychologist: Client, health: Client, facilitator: Client, rollout: Rollout
) -> None:
    ask(psychologist, led, "home", "Чтобы советы были по силам")
    ask(psychologist, led, "sleep")
    answer(health, led, "shared")
    ask(health, led, "trust")
    ask(health, led, "wish")

    facilitator.post(led, {"close": "1"})
    facilitator.post(led, {"close": "1"})

    pages = [read(client, led) for client in (psychologist, health, facilitator, participant("vera", rollout))]
    assert [marks_on(page) for page in pages] == [
        {
            "wish": ["knows", "", "", "", "asked, not needed"],
            "home": ["learned, needed", "knows", "", "", ""],
            "trust": ["", "", "knows", "", "asked, not needed"],
            "marks": ["needed, not asked", "", "", "knows", ""],
            "sleep": ["learned, not needed", "", "", "", "knows"],
        }
    ] * 4
    assert all("Чтобы советы были по силам" in page for page in pages)
    assert not any(name in page for page in pages for name in ("ANNA", "BOTA", "LEADS"))
    assert [told_on(page) for page in pages] == [[]] * 4


def test_closed_conference_stays_as_it_is(
    led: str, psychologist: Client, facilitator: Client, rollout: Rollout
) -> None:
    facilitator.post(led, {"close": "1"})

    assert "The conference is closed." in psychologist.post(led, {"leave": "1"}, follow=True).content.decode()
    ask(psychologist, led, "home")
    participant("vera", rollout).post(led, {"take": "health"})

    assert (Ask.objects.count(), list(Seat.objects.values_list("role", flat=True))) == (0, ["psychologist"])


def test_what_she_said_at_a_table_is_hers_to_see_and_goes_with_her(
    led: str, psychologist: Client, health: Client, facilitator: Client
) -> None:
    ask(psychologist, led, "sleep", "Чтобы советовать семье")
    answer(health, led, "shared", "Семье это поможет")
    ask(health, led, "wish", "Из интереса")
    anna = Person.objects.get(family="ANNA")

    exported = export_person(anna)
    assert [seat["role"] for seat in exported["practice.Seat"]] == ["psychologist"]
    assert [ask["words"] for ask in exported["practice.Ask"]] == ["Чтобы советовать семье"]

    erase_person(anna, by=None, why="she asked")

    assert list(Ask.objects.values_list("fact", "purpose", "answer", "words")) == [
        ("sleep", "", "shared", "Семье это поможет"),
        ("wish", "Из интереса", "kept", ""),
    ]
    assert list(Seat.objects.values_list("role", flat=True)) == ["health"]

    facilitator.post(led, {"close": "1"})
    erase_person(Person.objects.get(family="BOTA"), by=None, why="she asked")
    erase_person(Person.objects.get(family="LEADS"), by=None, why="she asked")

    assert list(Ask.objects.values_list("purpose", "words")) == [("", ""), ("", "")]
    assert (Seat.objects.count(), Conference.objects.get().led_by) == (0, None)


def test_her_data_tell_conferences_in_words(
    led: str, psychologist: Client, health: Client, facilitator: Client, suite: Suite
) -> None:
    ask(psychologist, led, "sleep", "Чтобы советовать семье")
    answer(health, led, "shared", "Семье это поможет")
    play(psychologist, ASKED)

    hers, of_health, of_leader = (
        " ".join(re.sub(r"<[^>]+>", " ", read(client, "/en/my/data/")).split())
        for client in (psychologist, health, facilitator)
    )

    assert "Разговор Роль psychologist" in hers
    assert "Роль psychologist Тема sleep Чтобы советовать семье" in hers
    assert "Роль social asks: Тема trust" in hers
    assert "Роль psychologist Тема sleep shared Семье это поможет" in of_health
    assert "Чтобы советовать семье" not in of_health
    assert "Conference Opened Разговор" in of_leader
