import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from conftest import TINY, leave_nothing
from kerege.suites.blocks import key_of
from kerege.suites.content.export import export
from kerege.suites.content.folder import SuiteSource, read_folder, write_folder
from kerege.suites.content.load import load
from kerege.suites.document import KINDS, Form
from kerege.suites.markdown import to_html
from kerege.suites.models import Attachment, Figure, Lesson, Module, Picture, Source, StoredBody, Suite, Term
from kerege.suites.publication import render_all
from kerege.suites.widgets import MarkdownArea

FIELDS = {"svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9"/></svg>', "name": "new"}


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


def test_every_text_of_the_course_survives_the_editor(course: SuiteSource) -> None:
    area = MarkdownArea(features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])
    texts = [
        block[part.name]
        for suite in (read_folder(TINY), course)
        for module in suite.modules
        for lesson in module.lessons
        for block in lesson.blocks
        for part in KINDS[block.kind]
        if part.form is Form.TEXT and block[part.name]
    ]

    assert [area.value_from_datadict({"text": area.format_value(text)}, {}, "text") for text in texts] == texts


def edit(lesson: Lesson) -> str:
    return f"/studio/pages/{lesson.pk}/edit/"


def stream(*blocks: tuple[str, str, dict[str, Any]]) -> dict[str, Any]:
    """What the editor sends for blocks: kind, uuid, values."""
    sent: dict[str, Any] = {"count": str(len(blocks))}
    for number, (kind, id, value) in enumerate(blocks):
        sent[str(number)] = {"type": kind, "id": id, "order": str(number), "deleted": "", "value": value}
    return sent


def two(lesson: Lesson, *blocks: tuple[str, str, dict[str, Any]], publish: bool = True) -> dict[str, Any]:
    """What the editor sends for the second lesson, with these blocks."""
    fields = {name: getattr(lesson, name) for name in ("title", "slug", "outcome", "summary", "minutes")}
    action = {"action-publish": "1"} if publish else {}
    return nested_form_data({**fields, "body": stream(*blocks), "comments": inline_formset([]), **action})


def words(text: str) -> str:
    return draftail(text)["text"]


def test_copied_block_gets_an_id_of_its_own_and_the_original_keeps_its(author: Client) -> None:
    lesson = Lesson.objects.get(key="two")
    original, copy = lesson.body[0].id, "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    blocks = [("text", id, {"key": "two-text", "text": words("Вспомните.")}) for id in (copy, original)]

    author.post(edit(lesson), two(lesson, *blocks))

    assert [block.value["key"] for block in Lesson.objects.get(key="two").body] == [key_of(copy), "two-text"]


def test_id_of_a_block_stays_whatever_is_sent(author: Client) -> None:
    lesson = Lesson.objects.get(key="two")

    author.post(edit(lesson), two(lesson, ("text", lesson.body[0].id, {"key": "other", "text": words("Новое.")})))

    (block,) = Lesson.objects.get(key="two").body
    assert (block.value["key"], block.value["text"]) == ("two-text", "Новое.")


TWO_PARAGRAPHS = {
    "count": "1",
    "0": {"value": {"key": "lawyer", "text": draftail("Раз.", "Два.")["text"]}, "order": "0", "deleted": ""},
}


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("warning", {"skip": "nowhere", "text": words("Дальше.")}, "нет блока «nowhere», с которого продолжить"),
        (
            "work",
            {"entries": TWO_PARAGRAPHS},
            "Такой текст не сохранить в файле урока: проверьте абзацы и начала строк.",
        ),
        ("term", {"term": "foreign"}, "Это запись другого курса."),
        ("figure", {"file": "foreign", "title": "Р", "text": words("Р")}, "Этот рисунок относится к другому модулю."),
    ],
)
def test_block_that_readers_could_not_have_is_refused_with_a_reason(
    author: Client, kind: str, value: dict[str, Any], reason: str
) -> None:
    lesson, suite = Lesson.objects.get(key="two"), Suite.objects.get()
    other = suite.get_parent().add_child(
        instance=Suite(title="Другой", slug="other", iri="https://o.example", summary=".")
    )
    module = other.add_child(instance=Module(title="М", slug="m", key="m9", summary="."))
    foreign = {
        "term": Term.objects.create(suite=other, key="x", word="x", meaning="x").pk,
        "file": Figure.objects.create(module=module, name="x", svg=FIELDS["svg"]).pk,
    }
    value = {name: foreign[name] if given == "foreign" else given for name, given in value.items()}

    page = author.post(edit(lesson), two(lesson, (kind, "", {"key": "", **value})))

    assert json.dumps(reason).strip('"') in html.unescape(page.content.decode())
    assert Lesson.objects.get(key="two").body[0].value["text"] == "Вспомните первый урок."


def test_draft_may_be_unfinished(author: Client) -> None:
    lesson = Lesson.objects.get(key="two")
    sent = two(lesson, ("warning", "", {"key": "", "skip": "nowhere", "text": words("Дальше.")}), publish=False)

    author.post(edit(lesson), sent)

    assert Lesson.objects.get(key="two").has_unpublished_changes


def test_publication_that_cannot_be_rendered_changes_nothing(author: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = Lesson.objects.get(key="two")
    before = StoredBody.objects.get(lesson=lesson, language="ru").html

    def broken(*_args: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("kerege.suites.publication.render", broken)
    author.raise_request_exception = False
    sent = two(lesson, ("text", lesson.body[0].id, {"key": "two-text", "text": words("Новое.")}))

    assert author.post(edit(lesson), sent).status_code == 500
    assert Lesson.objects.get(key="two").body[0].value["text"] == "Вспомните первый урок."
    assert StoredBody.objects.get(lesson=lesson, language="ru").html == before


@pytest.mark.parametrize("gone", [Source, Term, Figure, Picture, Attachment])
def test_what_is_deleted_leaves_the_lesson_without_its_block(tiny: Suite, gone: Any) -> None:
    gone.objects.all().delete()

    render_all()

    body = StoredBody.objects.get(lesson__key="one", language="ru").html
    assert "Слово <strong>важно</strong>." in body
    assert "#source-crc" in body


@pytest.mark.parametrize(
    ("model", "address", "field"),
    [
        (Suite, "/studio/pages/{}/edit/", "iri"),
        (Module, "/studio/pages/{}/edit/", "key"),
        (Source, "/studio/snippets/suites/source/edit/{}/", "key"),
        (Term, "/studio/snippets/suites/term/edit/{}/", "key"),
        (Figure, "/studio/snippets/suites/figure/edit/{}/", "name"),
    ],
)
def test_name_that_records_go_by_is_not_edited(author: Client, model: Any, address: str, field: str) -> None:
    row = model.objects.get(key="crc") if model is Source else model.objects.first()

    page = author.get(address.format(row.pk)).content.decode()

    assert re.search(rf'<input[^>]* name="{field}"[^>]* disabled', page)


def test_id_of_a_module_is_given_once(author: Client) -> None:
    suite = Suite.objects.get()
    fields = {"title": "Второй", "slug": "second", "key": "m1", "summary": ".", "action-publish": "1"}
    outcomes = {"outcomes": inline_formset([]), "comments": inline_formset([])}

    page = author.post(f"/studio/pages/add/suites/module/{suite.pk}/", nested_form_data({**fields, **outcomes}))

    assert "Этот идентификатор в курсе уже был; выберите другой." in page.content.decode()
    assert Module.objects.count() == 1


def test_page_that_is_not_published_is_read_by_nobody_and_the_studio_offers_no_other_privacy(author: Client) -> None:
    lesson = Lesson.objects.get(key="two")

    author.post(f"/studio/pages/{lesson.pk}/privacy/", {"restriction_type": "login"})
    assert PageViewRestriction.objects.count() == 0
    lesson.unpublish()

    assert Client().get("/ru/tiny/first/two/").status_code == 404


@pytest.mark.parametrize("path", ["..%2fdocuments/sheet.pdf", "%2e%2e/documents/sheet.pdf", "../documents/sheet.pdf"])
def test_only_pictures_of_readers_have_an_address_among_media(tiny: Suite, path: str) -> None:
    assert Client().get(f"/media/images/{path}").status_code in (301, 404)


def test_picture_is_kept_by_browsers_and_not_packed_again(tiny: Suite) -> None:
    address = re.findall(r'src="(/media/images/[^"]+)"', StoredBody.objects.get(lesson__key="one", language="ru").html)[
        0
    ]

    response = Client().get(address, headers={"Accept-Encoding": "br, gzip"})

    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Content-Encoding" not in response.headers


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
