"""Practice in the content folder: read, checked, loaded, written again."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from conftest import problems_of, spoil
from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.practice.models import Material
from kerege.suites.content.export import export
from kerege.suites.content.folder import canonical_files, read_folder
from kerege.suites.content.load import load
from kerege.suites.content.problems import ContentError
from kerege.suites.models import Suite


def test_export_gives_the_same_bytes(with_practice: Suite, folder_with_practice: Path) -> None:
    files = canonical_files(export(with_practice))

    assert {path: (folder_with_practice / path).read_bytes() for path in files if not path.startswith("locale/")} == {
        path: content for path, content in files.items() if not path.startswith("locale/")
    }


def test_what_leaves_the_folder_is_put_aside(with_practice: Suite, folder_with_practice: Path) -> None:
    spoil(folder_with_practice, "practice.yaml", "scenarios:\n- class\n", "scenarios: []\n")
    (folder_with_practice / "scenarios" / "class.md").unlink()

    load(read_folder(folder_with_practice))

    assert list(Material.objects.filter(live=False).values_list("key", flat=True)) == ["sc-class"]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("first/two.md", ":case: case-timur", ":case: case-nobody", "no case 'case-nobody'"),
        ("first/two.md", ":section: plan-goals", ":section: plan-dreams", "no section 'plan-dreams'"),
        ("scenarios/class.md", "=> sc-class-calm", "=> sc-class-door", "leads back to 'sc-class-door'"),
        ("scenarios/class.md", "=> sc-class-calm", "=> sc-class-rumour", "no line leads here"),
        ("scenarios/class.md", "=> sc-class-calm", "=> sc-class-away", "leads to 'sc-class-away', which is not there"),
        ("scenarios/class.md", "case: case-timur", "case: case-nobody", "there is no case 'case-nobody'"),
        ("cases/timur.md", "Рядом дядя.", "Рядом дядя Серик Ахметов.", "could give somebody away: 'Серик Ахметов'"),
        ("cases/timur.md", "review: Прочитано.", "review: ''", "field 'review' must be text"),
        ("forms/plan.md", ":every: horizon", ":every: goal", "there is no column 'goal' with choices"),
        ("forms/plan.md", "id: plan\n", "id: blanks\n", "'blanks' is an address of the site"),
        ("samples/plan-timur.md", "| скоро |", "| завтра |", "'завтра' is none of the choices"),
        ("samples/plan-timur.md", "plan-known-facts", "plan-known-dreams", "the form has no field"),
        ("samples/plan-timur.md", "case: case-timur", "case: ''", "a form about a child is filled in for a case"),
        ("samples/plan-timur.md", "form: plan\ncase: case-timur", "form: none\ncase: ''", "there is no form 'none'"),
        ("practice.yaml", "- amina", "- nobody", "this file is missing"),
    ],
)
def test_what_is_wrong_is_said_with_its_file(
    folder_with_practice: Path, file: str, old: str, new: str, problem: str
) -> None:
    spoil(folder_with_practice, file, old, new)

    assert [line for line in problems_of(folder_with_practice) if problem in line] != []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("=> today\n", "=> never\n", "The line goes to a group that the task does not have. (rest)"),
        ("  > Сначала покой.\n", "", "The reason is missing. (rest)"),
        ("\n> Покой прежде всего.\n", "", "The task has no model answer."),
        ("- [x] {wait}", "- [ ] {wait}", "No answer of the turn is marked as right. (hello)"),
        ("- [x] {past}", "- [ ] {past}", "Every line has the same answer: there is nothing to decide."),
        ("{guard}", "{doctor}", "Two lines, groups or answers have the same id. (doctor)"),
    ],
)
def test_a_task_that_cannot_be_done_is_refused(folder_with_practice: Path, old: str, new: str, problem: str) -> None:
    spoil(folder_with_practice, "first/two.md", old, new)

    assert [line.partition(": ")[2] for line in problems_of(folder_with_practice)] == [problem]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (":::{field} plan-known-facts", ":::{field} plan-known-first", "learners have written in 'plan-known-facts'"),
        ("- {who} Кто отвечает\n- {horizon}", "- {horizon}", "learners have written in 'who'"),
        ("скоро | потом", "скоро", "choices of 'horizon' are in use"),
        ("семья | школа", "семья", "rows of 'plan-home-ready' are in use"),
    ],
)
def test_form_that_learners_have_written_on_loses_nothing(
    with_practice: Suite, folder_with_practice: Path, signed_in: Client, old: str, new: str, problem: str
) -> None:
    signed_in.post("/ru/practice/tiny/plan/case-timur/plan-known/", {"plan-known-facts": "Рисует"})
    spoil(folder_with_practice, "forms/plan.md", old, new)
    spoil(folder_with_practice, "practice.yaml", "samples:\n- plan-timur\n", "samples: []\n")
    (folder_with_practice / "samples" / "plan-timur.md").unlink()

    with pytest.raises(ContentError, match=problem):
        load(read_folder(folder_with_practice))


def test_case_is_told_to_be_made_up(with_practice: Suite, client: Client) -> None:
    page = client.get("/ru/practice/tiny/cases/case-timur/").content.decode()

    assert "Случай · вымышленный" in page
    assert "Тимур учится в четвёртом классе" in page
    assert '<a href="#case-timur-near">' in page


@pytest.mark.parametrize(
    "address", ["/ru/practice/none/cases/", "/ru/practice/tiny/cases/case-none/", "/ru/practice/tiny/cases/plan/"]
)
def test_what_is_not_there_is_not_found(with_practice: Suite, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_case_in_a_language_without_translation_is_marked(with_practice: Suite, client: Client) -> None:
    page = client.get("/en/practice/tiny/cases/case-timur/").content.decode()

    assert '<h1 lang="ru">Тимур, 10 лет</h1>' in page


def test_studio_checks_a_material_like_the_folder(
    with_practice: Suite, signed_in: Client, person: Person, demo: None
) -> None:
    grant_role(person, Role.Name.AUTHOR, by=None, why="test")
    Person.objects.update(is_demo=True)
    scenario = Material.objects.get(key="sc-class")
    address = f"/studio/snippets/practice/material/edit/{scenario.pk}/"
    assert '<svg class="story-map"' in signed_in.get(address).content.decode()

    broken = scenario.text.replace("=> sc-class-calm", "=> sc-class-door")
    refused = signed_in.post(address, {"slug": "class", "text": broken, "live": "on"})
    scenario.refresh_from_db()
    assert "ведёт назад" in refused.content.decode()
    assert scenario.text != broken

    signed_in.post(
        address, {"slug": "class", "text": scenario.text.replace("Тимур рисует.", "Тимур поёт."), "live": "on"}
    )

    assert "Тимур поёт." in Material.objects.get(key="sc-class").text


@pytest.fixture
def studio(with_practice: Suite, signed_in: Client, person: Person, demo: None) -> Client:
    grant_role(person, Role.Name.OPERATOR, by=None, why="test")
    grant_role(person, Role.Name.AUTHOR, by=None, why="test")
    Person.objects.update(is_demo=True)
    return signed_in


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Что сказать классу", "nonsense", "Строка"),
        ("=> sc-class-calm", "=> sc-class-none", "такого блока нет"),
        ("{scene} sc-class-break", "{scene} two-sort", "в курсе уже был"),
        ("{scene} sc-class-break", "{scene} sc-class-door", "в курсе уже был"),
    ],
)
def test_studio_says_what_is_wrong_and_keeps_what_was_saved(studio: Client, old: str, new: str, said: str) -> None:
    scenario = Material.objects.get(key="sc-class")
    text = scenario.text.replace(old, new)
    if "{scene}" in old:
        text = text.replace("=> sc-class-break", f"=> {new.split()[1]}")
    assert text != scenario.text

    refused = studio.post(
        f"/studio/snippets/practice/material/edit/{scenario.pk}/", {"slug": "class", "text": text, "live": "on"}
    )

    assert (refused.status_code, said in refused.content.decode()) == (200, True)
    assert Material.objects.get(pk=scenario.pk).text == scenario.text


def put_aside(studio: Client, key: str) -> list[str]:
    """What the studio says against it, beside “In use”."""
    material = Material.objects.get(key=key)
    response = studio.post(
        f"/studio/snippets/practice/material/edit/{material.pk}/", {"slug": material.slug, "text": material.text}
    )
    return [] if response.status_code == 302 else list(response.context["form"].errors["live"])


def test_what_others_rest_on_is_not_put_aside(studio: Client) -> None:
    assert put_aside(studio, "plan") == [
        "sample-plan-timur: нет бланка «plan»", "На нём держится урок «Второй урок»."
    ]  # fmt: skip
    assert put_aside(studio, "case-timur")[-1] == "На нём держится урок «Второй урок»."
    assert set(Material.objects.filter(live=False).values_list("key", flat=True)) == set()

    assert put_aside(studio, "sample-plan-timur") == []
    assert put_aside(studio, "plan") == ["На нём держится урок «Второй урок»."]


def test_section_that_a_lesson_has_stays_in_its_form(studio: Client) -> None:
    plan = Material.objects.get(key="plan")
    text = plan.text.replace("{section} plan-goals", "{section} plan-other")

    refused = studio.post(
        f"/studio/snippets/practice/material/edit/{plan.pk}/", {"slug": plan.slug, "text": text, "live": "on"}
    )

    assert "На нём держится урок «Второй урок»." in refused.context["form"].errors["text"]


def test_what_nothing_rests_on_is_put_aside(studio: Client) -> None:
    assert put_aside(studio, "sc-class") == []

    assert Material.objects.get(key="sc-class").live is False


def test_nobody_deletes_a_material(studio: Client) -> None:
    scenario = Material.objects.get(key="sc-class")

    studio.post(f"/studio/snippets/practice/material/delete/{scenario.pk}/")

    assert Material.objects.filter(pk=scenario.pk).exists()
