"""Setting up and the demo: repeatable, quick when nothing changed, and clear about what is wrong."""

from __future__ import annotations

import ast
import json
import re
import stat

from operations.house import ROOT, Browser, House, Serving


def test_setup_a_second_time_has_nothing_to_do(house: House) -> None:
    house.run("setup")  # the copy's files are newer than those that were set up

    again = house.run("setup")

    assert (again.returncode, again.stdout) == (0, f"Set up already in {house.home}; nothing has changed since.\n")


def test_setup_is_done_again_when_something_has_changed(house: House) -> None:
    (house.home / "setup.stamp").write_text("something else")
    passwords, facts = house.accounts(), house.facts()

    again = house.run("setup")

    assert "Database: 0 migrations applied." in again.stdout
    assert "Suite tiny: 0 pages, 0 entries, 0 translations changed, 0 bodies rendered." in again.stdout
    assert house.accounts() == passwords
    assert house.facts() == facts


def test_setup_makes_no_demo_accounts_where_none_are_wanted(without_demo: House) -> None:
    assert not (without_demo.home / "demo.json").exists()
    assert without_demo.query("SELECT count(*) FROM people_person") == [(0,)]
    assert without_demo.query("SELECT count(*) FROM records_statement") == [(0,)]


def test_demo_makes_no_accounts_where_none_are_wanted(without_demo: House) -> None:
    said = without_demo.run("demo")

    assert (said.returncode, said.stderr) == (
        1,
        "CommandError: KEREGE_DEMO=0: this installation has no demo accounts.\n",
    )
    assert without_demo.query("SELECT count(*) FROM people_person") == [(0,)]


def test_setup_without_room_for_a_key_leaves_nothing_behind(house: House) -> None:
    new = House(house.home / "new", house.port)

    said = new.run_with_little_room(10, "setup")

    assert (said.returncode, said.stderr) == (1, f"File too large: {new.home}\n")
    assert list((new.home / "keys").iterdir()) == []


def test_demo_passwords_are_for_their_owner_alone(house: House) -> None:
    assert stat.S_IMODE((house.home / "demo.json").stat().st_mode) == 0o600


def test_demo_json_is_one_object_and_changes_nothing(house: House) -> None:
    before = {path: path.stat().st_mtime_ns for path in house.home.rglob("*") if path.is_file()}

    said = house.run("demo", "--json", BASE_URL="https://learn.example.org/")

    found = json.loads(said.stdout)
    certificate = found.pop("certificate")
    assert certificate["url"] == f"https://learn.example.org/verify/{certificate['code'].replace('-', '')}"
    assert found == {
        "base_url": "https://learn.example.org",
        "accounts": list(house.accounts().values()),
        "languages": ["ru", "en", "kk", "ky", "uz", "tg", "tk"],
        "suite": {"title": "Маленький курс", "url": "https://learn.example.org/ru/tiny/"},
        "modules": [
            {
                "id": "m1",
                "title": "Первый модуль",
                "url": "https://learn.example.org/ru/tiny/first/",
                "lessons": [
                    {"id": "one", "title": "Первый урок", "url": "https://learn.example.org/ru/tiny/first/one/"},
                    {"id": "two", "title": "Второй урок", "url": "https://learn.example.org/ru/tiny/first/two/"},
                ],
            }
        ],
    }
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_every_demo_account_signs_in_where_it_belongs(house: House, serve: type[Serving]) -> None:
    serve()

    for role, page in (
        ("learner", "/ru/my/"),
        ("focal_point", "/ru/my/"),
        ("organiser", "/studio/"),
        ("author", "/studio/"),
        ("operator", "/studio/users/"),
    ):
        browser = Browser(house)
        browser.sign_in(house.accounts()[role])
        assert browser.address_of(page) == page


def test_tour_leads_each_of_them_to_what_there_is(house: House, serve: type[Serving]) -> None:
    serve()
    tour = Browser(house).get("/ru/tour/")
    cards = dict.fromkeys(house.accounts(), "")
    for card in re.findall(r'<section class="card">.*?</section>', tour, re.DOTALL):
        role = next((role for role, account in house.accounts().items() if account["email"] in card), "reader")
        cards[role] = card

    assert sorted(cards) == sorted([*house.accounts(), "reader"])
    for role, card in cards.items():
        browser = Browser(house)
        if role != "reader":
            browser.sign_in(house.accounts()[role])
        for address in re.findall(r'<li><a href="([^"]+)"', card):
            assert browser.address_of(address).startswith(address), f"{role} is sent away from {address}"


def test_an_option_that_cannot_be_used_is_named(house: House) -> None:
    said = house.run("setup", PORT="many")

    assert (said.returncode, said.stderr) == (
        1,
        "PORT='many' cannot be used: Port that the pages listen on, 1 to 65535.\n",
    )


def test_a_database_that_does_not_answer_is_one_line(house: House) -> None:
    said = house.run("demo", DATABASE_URL="sqlite:////nowhere/kerege.sqlite3")

    assert (said.returncode, said.stderr) == (
        1,
        "The database does not answer as it should: unable to open database file\n",
    )


def test_an_unknown_command_is_answered_with_those_that_exist(house: House) -> None:
    said = house.run("demonstrate")

    assert said.returncode == 1
    assert said.stderr.startswith("There is no command 'demonstrate'.")
    assert "  rebuild-progress  " in said.stderr


def test_a_command_with_a_hyphen_is_found(house: House) -> None:
    assert house.run("rebuild-progress").stdout == "9 statements read.\n"  # of two people of the demo


def test_words_are_compiled_without_an_installation(house: House) -> None:
    said = house.run("translations", "compile", KEREGE_HOME=str(house.home / "none"))

    assert (said.returncode, said.stdout) == (0, "Words: 0 catalogues compiled.\n")
    assert not (house.home / "none").exists()


def test_an_old_python_can_read_the_bootstrap() -> None:
    source = (ROOT / "tools" / "bootstrap.py").read_text("utf-8")

    ast.parse(source, feature_version=(3, 6))
