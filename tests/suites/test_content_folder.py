import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conftest import CHILDREN_RETURN, TINY, problems_of, spoil
from kerege.suites.content.folder import read_folder, write_folder
from kerege.suites.content.load import EditedSince, load, load_if_untouched
from kerege.suites.models import Lesson, Page, StoredBody, Suite, Translation

ONE = "first/one.md"


@pytest.mark.parametrize("folder", [TINY, CHILDREN_RETURN], ids=lambda path: path.name)
def test_folder_of_the_project_is_canonical(folder: Path) -> None:
    call_command("content", "check", folder)


def test_fmt_changes_nothing_the_second_time(tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, "- первое\n- второе", "* первое\n* второе")

    assert write_folder(read_folder(tiny_folder), tiny_folder) == [ONE]
    assert write_folder(read_folder(tiny_folder), tiny_folder) == []
    assert (tiny_folder / ONE).read_bytes() == (TINY / ONE).read_bytes()


def test_check_names_a_file_that_is_not_canonical(tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, "- первое\n- второе", "* первое\n* второе")

    with pytest.raises(CommandError, match=r"first/one\.md:1: not in the canonical form"):
        call_command("content", "check", tiny_folder)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (":::{principle} one-principle", ":::{prinzip} one-principle", "unknown block: :::{prinzip} one-principle"),
        (":number: 1", ":colour: red", "the block 'principle' has no option 'colour'"),
        (":number: 1", ":number: one", "option 'number' must be a whole number"),
        ("(one-text)=", "(Один)=", "'Один' is not an id: lower-case Latin letters, digits and hyphens"),
        ("Слово **важно**.", "<script>alert(1)</script>", "HTML is not allowed here"),
        ("Слово **важно**.", "Слово <b>важно</b>.", "HTML is not allowed here"),
        ("Слово **важно**.", "`код`", "code is not allowed here"),
        ("## Слова", "# Слова", "headings are ## and ### only"),
        ("- {psychologist} Слушайте.", "- Слушайте.", "an entry is written `- {id} text`"),
        ("- {psychologist} Слушайте.", "- {lawyer} Слушайте.", "'lawyer' stands twice"),
        ("| *коррекция* | поддержка |", "| *коррекция* |", "this row has 1 cells, the first has 2"),
        ("title: Первый урок", "titel: Первый урок", "unknown field 'titel'"),
        ("minutes: 5", "minutes: пять", "field 'minutes' must be a whole number"),
    ],
)  # fmt: skip
def test_broken_lesson_is_named_with_line_and_reason(tiny_folder: Path, old: str, new: str, reason: str) -> None:
    line = spoil(tiny_folder, ONE, old, new)

    found = problems_of(tiny_folder)

    assert [problem.split(": ", 1)[1] for problem in found] == [reason]
    assert abs(int(found[0].split(":")[1]) - line) <= 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[стигма](#term-stigma)", "[стигма](#term-stygma)", "no term 'stygma' in the glossary"),
        ("[статья 2](#source-crc)", "[статья 2](#source-gc24)", "the lesson's sources do not list 'gc24'"),
        (":file: figures/path.svg", ":file: figures/wrong.svg", "no figure 'figures/wrong.svg'"),
        (":file: media/talk.mp3", ":file: media/none.mp3", "no file 'media/none.mp3'"),
        (":file: media/talk.mp3", ":file: ../../../../etc/hostname", "no file '../../../../etc/hostname'"),
        (":skip: one-term", ":skip: nowhere", "no block 'nowhere' to go on with"),
        (":term: care", ":term: kare", "no term 'kare' in the glossary"),
        ("- {psychologist} Слушайте.", "- {pilot} Слушайте.", "no profession 'pilot'"),
        ("- {crc} статьи 2 и 3", "- {crc} статья 2\n- {opac} статья 4", "no source 'opac'"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named(tiny_folder: Path, old: str, new: str, reason: str) -> None:
    spoil(tiny_folder, ONE, old, new)

    assert [problem.split(": ", 1)[1] for problem in problems_of(tiny_folder)] == [reason]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Сначала имя.\n:::", "Сначала имя."),
        ("Сначала имя.\n:::", "Сначала имя.\n\n(one-more)=\n\nЕщё."),
        ("Сначала имя.\n:::", "Сначала имя.\n::::"),
    ],
)
def test_block_that_is_not_closed_is_named_where_it_begins(tiny_folder: Path, old: str, new: str) -> None:
    line = spoil(tiny_folder, ONE, ":::{principle}", ":::{principle}")
    spoil(tiny_folder, ONE, old, new)

    assert problems_of(tiny_folder) == [f"{ONE}:{line}: this block is not closed by :::"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("- [x] {b} «Это Тимур»", "- [ ] {b} «Это Тимур»", "right"),
        ("- [x] {b} «Это Тимур»", "- [x] {a} «Это Тимур»", "answer"),
        (":type: one", ":type: many", "unknown type of question: 'many'"),
        (":answer: false", "", "true"),
        ("- = поддержка\n- = помощь", "", "accepted"),
    ],
)
def test_broken_question_is_refused(tiny_folder: Path, old: str, new: str, reason: str) -> None:
    spoil(tiny_folder, ONE, old, new)

    (problem,) = problems_of(tiny_folder)

    assert problem.startswith(ONE)
    assert reason in problem


@pytest.mark.parametrize("slug", ["../two", "Two", "два", "a/b", "my", "[two]"])
def test_file_whose_name_is_no_address_is_refused(tiny_folder: Path, slug: str) -> None:
    spoil(tiny_folder, "first/module.yaml", "- two\n", f"- {slug}\n")

    (problem,) = problems_of(tiny_folder)

    assert problem.startswith("first/module.yaml:1: ")
    assert problem.endswith(" cannot be an address: lower-case Latin letters, digits, hyphens")


def test_lesson_that_stands_twice_is_named(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/module.yaml", "- two\n", "- two\n- two\n")

    assert problems_of(tiny_folder) == ["first/module.yaml:1: 'two' stands twice"]


def test_duplicate_id_is_named_where_it_stands_twice(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/two.md", "(two-text)=", "(one-text)=")

    assert problems_of(tiny_folder) == ["first/two.md:9: the id 'one-text' is used twice in the suite"]


def test_retired_id_may_not_come_back_as_something_else(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/two.md", "(two-text)=", "(old-block)=")

    assert problems_of(tiny_folder) == [
        "first/two.md:9: the id 'old-block' was used before (as block of one) and may not come back"
    ]


def test_id_that_meant_something_else_here_is_refused_and_changes_nothing(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, "one-truth", "one-was-truth")
    spoil(tiny_folder, "first/two.md", "(two-text)=", "(one-truth)=")
    before = list(Page.objects.order_by("pk").values_list("title", "latest_revision_created_at"))

    with pytest.raises(CommandError, match=r"'one-truth' was used before \(as true-false check of one\)"):
        call_command("load", tiny_folder)

    assert list(Page.objects.order_by("pk").values_list("title", "latest_revision_created_at")) == before


def test_svg_with_script_is_refused(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/figures/path.svg", "<path", "<script>alert(1)</script><path")

    assert "first/figures/path.svg:1: <script> is not allowed in a figure" in problems_of(tiny_folder)


def test_svg_with_handler_is_refused(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/figures/path.svg", "<path ", '<path onclick="alert(1)" ')

    assert "first/figures/path.svg:1: the attribute 'onclick' is not allowed in a figure" in problems_of(tiny_folder)


def test_file_of_more_than_eight_megabytes_is_refused(tiny_folder: Path) -> None:
    (tiny_folder / "first/media/talk.mp3").write_bytes(b"\0" * (8 * 1024 * 1024 + 1))

    (problem,) = problems_of(tiny_folder)

    assert problem.endswith("'media/talk.mp3' is larger than 8 MB")


def test_broken_po_is_named_with_its_line(tiny_folder: Path) -> None:
    path = tiny_folder / "locale/en/first.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('msgid ""\nmsgstr ""\n\nmsgctxt "one.title"\nmsgid "Первый\nmsgstr "First"\n', "utf-8")

    (problem,) = problems_of(tiny_folder)

    assert problem == "locale/en/first.po:5: this line is not of a PO file"


def test_translation_of_an_unknown_unit_is_refused(tiny_folder: Path) -> None:
    po(tiny_folder, "three.title", "Третий", "Third")

    assert problems_of(tiny_folder) == [
        "locale/en/first.po:4: no unit 'three.title' in the source; `kerege content fmt` takes it out"
    ]


def po(folder: Path, unit: str, source: str, translation: str, *, language: str = "en") -> None:
    """A PO file of the first module with one translation."""
    path = folder / f"locale/{language}/first.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    entry = [f'{name} "{text}"' for name, text in (("msgctxt", unit), ("msgid", source), ("msgstr", translation))]
    path.write_text("\n".join(['msgid ""', 'msgstr ""', "", *entry, ""]), "utf-8")


def test_title_that_begins_like_a_list_may_be_translated_so(tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, "title: Первый урок", "title: 2. Урок")
    po(tiny_folder, "one.title", "2. Урок", "2. A lesson")

    assert read_folder(tiny_folder).translations["en"]["one.title"].text == "2. A lesson"


@pytest.mark.parametrize(
    ("unit", "translation", "reason"),
    [
        ("one:one-table", r"| Word | Better |\n| --- | --- |", "has other rows or cells than its source"),
        ("one:one-table", "a table", "the translation of a table must be one"),
        ("one:one-text", "Words.", "the translation has other links than its source"),
        ("one:one-case", "Timur is <b>ten</b>.", "HTML is not allowed here (in the translation)"),
    ],
)
def test_translation_that_cannot_stand_for_its_source_is_refused(
    tiny_folder: Path, unit: str, translation: str, reason: str
) -> None:
    source = next(known.text for known in read_folder(tiny_folder).modules[0].units() if known.id == unit)
    po(tiny_folder, unit, source.replace("\n", r"\n"), translation)

    (problem,) = problems_of(tiny_folder)

    assert problem.startswith("locale/en/first.po:4: ")
    assert problem.endswith(reason)


def test_translation_of_an_older_table_may_have_another_shape(tiny_folder: Path) -> None:
    po(tiny_folder, "one:one-table", "| Слово |", "| Word |")
    call_command("content", "fmt", tiny_folder)

    assert read_folder(tiny_folder).translations["en"]["one:one-table"].text == "| Word |"


def test_file_that_nothing_names_is_no_part_of_the_suite(tiny: Suite, tiny_folder: Path) -> None:
    shutil.copy(tiny_folder / "first/two.md", tiny_folder / "first/three.md")

    with pytest.raises(CommandError, match=r"^first/three\.md:1: no part of the suite: nothing names this file$"):
        call_command("content", "check", tiny_folder)


def test_export_names_what_is_left_over(tiny: Suite, tiny_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Lesson.objects.get(key="two").unpublish()

    call_command("export", "tiny", tiny_folder)

    assert "first/two.md: no part of the suite any more; delete it.\n" in capsys.readouterr().out


def test_bad_folder_changes_nothing(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, "Тимуру десять лет.", "Тимуру уже десять лет.")
    spoil(tiny_folder, "first/two.md", "(two-text)=", "(one-text)=")

    with pytest.raises(CommandError, match=r"first/two\.md:9.*\nNothing was changed\."):
        call_command("load", tiny_folder)

    assert "уже десять" not in StoredBody.objects.get(lesson__key="one", language="ru").html


def test_load_is_idempotent(tiny: Suite) -> None:
    revisions = [lesson.revisions.count() for lesson in Lesson.objects.all()]

    assert not load(read_folder(TINY))
    assert [lesson.revisions.count() for lesson in Lesson.objects.all()] == revisions


@pytest.mark.django_db
@pytest.mark.parametrize("folder", [TINY, CHILDREN_RETURN], ids=lambda path: path.name)
def test_export_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    call_command("load", folder)
    call_command("export", folder.name, tmp_path / "out")

    def files(root: Path) -> dict[str, bytes]:
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    assert files(tmp_path / "out") == files(folder)


def test_lesson_that_left_the_folder_is_retired_not_deleted(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/module.yaml", "- two\n", "")

    call_command("load", tiny_folder)

    assert list(Lesson.objects.order_by("key").values_list("key", "live")) == [("one", True), ("two", False)]


def test_changed_source_puts_its_translation_aside_as_fuzzy(tiny_folder: Path) -> None:
    po(tiny_folder, "one.title", "Первый урок", "First")
    call_command("content", "fmt", tiny_folder)
    spoil(tiny_folder, ONE, "title: Первый урок", "title: Самый первый урок")

    call_command("content", "fmt", tiny_folder)

    assert '#, fuzzy\n#| msgid "Первый урок"\nmsgctxt "one.title"\nmsgid "Самый первый урок"\nmsgstr "First"\n' in (
        tiny_folder / "locale/en/first.po"
    ).read_text("utf-8")


@pytest.mark.django_db
def test_fuzzy_translation_survives_load_and_export(tiny_folder: Path, tmp_path: Path) -> None:
    test_changed_source_puts_its_translation_aside_as_fuzzy(tiny_folder)

    call_command("load", tiny_folder)
    call_command("export", "tiny", tmp_path / "out")

    for name in ("suite.po", "first.po"):
        exported = (tmp_path / "out/locale/en" / name).read_bytes()
        assert exported == (tiny_folder / "locale/en" / name).read_bytes()
    assert Translation.objects.get(unit="one.title").text == "First"


def test_folder_without_suite_yaml_says_so(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "tiny", ignore_errors=True)

    assert problems_of(tmp_path) == ["suite.yaml:1: this file is missing"]


def test_set_up_does_not_undo_work_of_the_studio(tiny: Suite, tiny_folder: Path) -> None:
    lesson = Lesson.objects.get(key="two")
    lesson.title = "Исправлено в студии"
    lesson.save_revision().publish()

    assert not load_if_untouched(read_folder(TINY))
    spoil(tiny_folder, ONE, "Тимуру десять лет.", "Тимуру уже десять лет.")
    with pytest.raises(EditedSince):
        load_if_untouched(read_folder(tiny_folder))

    assert Lesson.objects.get(key="two").title == "Исправлено в студии"


def test_set_up_does_not_bury_a_draft(tiny: Suite, tiny_folder: Path) -> None:
    lesson = Lesson.objects.get(key="two")
    lesson.title = "Черновик"
    lesson.save_revision()
    spoil(tiny_folder, ONE, "Тимуру десять лет.", "Тимуру уже десять лет.")

    with pytest.raises(EditedSince):
        load_if_untouched(read_folder(tiny_folder))

    assert Lesson.objects.get(key="two").get_latest_revision_as_object().title == "Черновик"


def test_set_up_brings_in_a_folder_that_has_changed(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, "Тимуру десять лет.", "Тимуру уже десять лет.")

    assert load_if_untouched(read_folder(tiny_folder)).pages == 1


def test_source_that_left_the_folder_leaves_the_site(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, ", вот [статья 2](#source-crc)", "")
    text = (tiny_folder / ONE).read_text("utf-8")
    for name in ("quote", "sources"):
        start = text.index(f":::{{{name}}}")
        text = text[:start] + text[text.index("\n:::\n", start) + 5 :].lstrip("\n")
    (tiny_folder / ONE).write_text(text, "utf-8")
    (tiny_folder / "sources.yaml").write_text("[]\n", "utf-8")

    call_command("load", tiny_folder)

    assert tiny.sources.count() == 0


def test_lesson_moved_to_another_module_under_its_old_id_is_refused(tiny: Suite, tiny_folder: Path) -> None:
    (tiny_folder / "second").mkdir()
    (tiny_folder / "first/two.md").rename(tiny_folder / "second/two.md")
    spoil(tiny_folder, "first/module.yaml", "- two\n", "")
    spoil(tiny_folder, "suite.yaml", "- first\n", "- first\n- second\n")
    module = "id: m2\ntitle: Второй\nsummary: Ещё.\nlessons:\n- two\noutcomes: []\n"
    (tiny_folder / "second/module.yaml").write_text(module, "utf-8")

    with pytest.raises(CommandError, match=r"the id 'two' was used before \(as lesson of m1\)"):
        call_command("load", tiny_folder)
