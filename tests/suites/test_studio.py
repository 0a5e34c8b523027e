import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from conftest import CHILDREN_RETURN, TINY, leave_nothing
from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.suites.blocks import key_of
from kerege.suites.content.export import export
from kerege.suites.content.folder import read_folder, write_folder
from kerege.suites.content.load import load
from kerege.suites.document import KINDS, Form
from kerege.suites.markdown import to_html
from kerege.suites.models import Attachment, Figure, Lesson, Module, Picture, StoredBody, Suite, _give_keys
from kerege.suites.widgets import MarkdownArea

FIELDS = {"svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9"/></svg>', "name": "new"}


@pytest.fixture
def author(tiny: Suite, client: Client, person: Person) -> Iterator[Client]:
    grant_role(person, Role.Name.AUTHOR, by=None, why="test")
    Person.objects.update(is_demo=True)  # no second factor is asked
    settings.DEMO_FILE.write_text("{}")
    client.force_login(person)
    yield client
    settings.DEMO_FILE.unlink()


def draftail(*paragraphs: str, entity: dict[str, Any] | None = None) -> dict[str, str]:
    """What the editor's script sends."""
    blocks = [
        {
            "key": f"k{number}",
            "text": text,
            "type": "unstyled",
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [{"key": 0, "offset": 0, "length": len(text)}] if entity else [],
        }
        for number, text in enumerate(paragraphs)
    ]
    return {"text": json.dumps({"blocks": blocks, "entityMap": {"0": entity} if entity else {}})}


def written(data: dict[str, str]) -> str:
    return MarkdownArea(features=["h2", "bold", "italic", "link", "ol", "ul"]).value_from_datadict(data, {}, "text")


def test_script_typed_into_the_editor_stays_words() -> None:
    markdown = written(draftail("<script>alert(1)</script>"))

    assert to_html(markdown) == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"


def test_link_to_script_pasted_into_the_editor_is_no_link() -> None:
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}

    assert "href" not in to_html(written(draftail("нажмите", entity=link)))


@pytest.mark.parametrize(
    "markdown",
    [
        "Слово **важно**, *очень*.",
        "## Заголовок\n\nАбзац.\n\n### Ещё\n\n- первое\n- второе\n\n1. раз\n2. два",
        "[стигма](#term-stigma) и [сайт](https://example.org/a?b=1&c=2)",
        "4 «Б» — 10 лет, 5 * 5 = 25, a_b",
    ],
)
def test_editor_gives_back_the_text_it_was_given(markdown: str) -> None:
    area = MarkdownArea(features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])

    assert area.value_from_datadict({"text": area.format_value(markdown)}, {}, "text") == markdown


def test_every_text_of_the_course_survives_the_editor() -> None:
    area = MarkdownArea(features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])
    texts = [
        block[part.name]
        for folder in (TINY, CHILDREN_RETURN)
        for module in read_folder(folder).modules
        for lesson in module.lessons
        for block in lesson.blocks
        for part in KINDS[block.kind]
        if part.form is Form.TEXT and block[part.name]
    ]

    assert [area.value_from_datadict({"text": area.format_value(text)}, {}, "text") for text in texts] == texts


def test_copied_block_gets_an_id_of_its_own(tiny: Suite) -> None:
    lesson = Lesson.objects.get(key="two")
    raw = list(lesson.body.raw_data)
    copy = {**raw[0], "id": "7c9e6679-7425-40de-944b-e07fc1f90ae7"}
    lesson.body = json.dumps([*raw, copy])
    _give_keys(lesson.body, lesson, Module.objects.get(key="m1"))

    assert [block.value["key"] for block in lesson.body] == ["two-text", key_of(copy["id"])]


def test_edit_in_the_studio_is_exported_and_gives_the_same_page_elsewhere(tiny: Suite, tmp_path: Path) -> None:
    lesson = Lesson.objects.get(key="one")
    lesson.title = "Первый урок, исправленный"
    lesson.body[0].value["text"] = "## Слова\n\nИсправлено."
    lesson.save_revision().publish()
    page = StoredBody.objects.get(lesson=lesson, language="ru").html

    write_folder(export(tiny), tmp_path / "out")
    changed = [
        str(path.relative_to(tmp_path / "out"))
        for path in sorted((tmp_path / "out").rglob("*"))
        if path.is_file() and path.read_bytes() != (TINY / path.relative_to(tmp_path / "out")).read_bytes()
    ]
    leave_nothing()
    load(read_folder(tmp_path / "out"))

    assert changed == ["first/one.md"]
    again = StoredBody.objects.get(lesson__key="one", language="ru").html

    files = r"/media/(images|documents)/[^\"\s]+"
    assert re.sub(files, "", again) == re.sub(files, "", page)


def test_figure_with_script_is_refused_in_the_studio(author: Client) -> None:
    module = Module.objects.get(key="m1")
    svg = FIELDS["svg"].replace("<path", "<script>alert(1)</script><path")

    response = author.post("/studio/snippets/suites/figure/add/", {"module": module.pk, "name": "new", "svg": svg})

    assert "элемент &lt;script&gt; в рисунке не допускается" in response.content.decode()
    assert list(Figure.objects.values_list("name", flat=True)) == ["path"]


def test_good_figure_is_taken(author: Client) -> None:
    author.post("/studio/snippets/suites/figure/add/", {"module": Module.objects.get(key="m1").pk, **FIELDS})

    assert sorted(Figure.objects.values_list("name", flat=True)) == ["new", "path"]


def test_svg_is_no_picture(author: Client) -> None:
    before = Picture.objects.count()

    author.post("/studio/images/add/", {"title": "x", "file": SimpleUploadedFile("x.svg", FIELDS["svg"].encode())})

    assert Picture.objects.count() == before


@pytest.mark.parametrize(("address", "name"), [("images", "x.png"), ("documents", "x.pdf")])
def test_oversized_upload_is_refused(author: Client, settings: Any, address: str, name: str) -> None:
    settings.KEREGE_MAX_ATTACHMENT_SIZE = 1000
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    before = (Picture.objects.count(), Attachment.objects.count())

    response = author.post(
        f"/studio/{address}/add/", {"title": "x", "file": SimpleUploadedFile(name, b"%PDF" + b"\0" * 2000)}
    )

    assert response.status_code == 200
    assert (Picture.objects.count(), Attachment.objects.count()) == before


def test_uploaded_html_is_refused(author: Client) -> None:
    before = Attachment.objects.count()

    author.post(
        "/studio/documents/add/", {"title": "x", "file": SimpleUploadedFile("x.html", b"<script>alert(1)</script>")}
    )

    assert Attachment.objects.count() == before


def test_download_is_never_shown_from_our_origin(author: Client) -> None:
    attachment = Attachment.objects.get(title="sheet")

    response = author.get(attachment.url)

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def new_lesson(text: str, **changes: Any) -> dict[str, Any]:
    """What the editor sends for a lesson of one block."""
    return nested_form_data(
        {
            "title": "Третий урок",
            "slug": "three",
            "outcome": "написать урок",
            "summary": "Написан в студии.",
            "minutes": 4,
            "body": streamfield([("text", {"key": "", "text": draftail(text)["text"]})]),
            "comments": inline_formset([]),
            "action-publish": "1",
            **changes,
        }
    )


def test_lesson_written_in_the_studio_has_ids_and_is_read_at_once(author: Client) -> None:
    module = Module.objects.get(key="m1")

    author.post(f"/studio/pages/add/suites/lesson/{module.pk}/", new_lesson("Здравствуйте."))

    lesson = Lesson.objects.get(slug="three")
    block = lesson.body[0]
    assert re.fullmatch(r"l-[0-9a-f]{8}", lesson.key)
    assert block.value["key"] == key_of(block.id)
    page = Client().get("/ru/tiny/first/three/").content.decode()
    assert f'<div class="text" id="{key_of(block.id)}"><p>Здравствуйте.</p>' in page


@pytest.mark.parametrize("slug", ["studio", "третий-урок", "Three"])
def test_lesson_at_an_address_that_readers_cannot_reach_is_refused(author: Client, slug: str) -> None:
    module = Module.objects.get(key="m1")

    author.post(f"/studio/pages/add/suites/lesson/{module.pk}/", new_lesson("Здравствуйте.", slug=slug))

    assert Lesson.objects.filter(title="Третий урок").count() == 0


@pytest.mark.parametrize("action", ["delete", "copy"])
def test_lesson_that_records_name_is_neither_deleted_nor_copied(author: Client, action: str) -> None:
    lesson = Lesson.objects.get(key="two")

    author.post(f"/studio/pages/{lesson.pk}/{action}/", {"new_title": "x", "new_slug": "x", "new_parent_page": "3"})

    assert list(Lesson.objects.order_by("key").values_list("key", "live")) == [("one", True), ("two", True)]


def test_lesson_stays_in_its_module(author: Client) -> None:
    lesson, suite = Lesson.objects.get(key="two"), Suite.objects.get()
    other = suite.add_child(instance=Module(title="Другой", slug="other", key="m2", summary="Ещё"))

    author.post(f"/studio/pages/{lesson.pk}/move/{other.pk}/confirm/")

    assert Lesson.objects.get(key="two").get_parent().slug == "first"
