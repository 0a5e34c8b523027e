import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.log_actions import log

from conftest import CHILDREN_RETURN, TINY, problems_of, spoil
from kerege.people.models import Person, Role
from kerege.people.roles import grant_role
from kerege.suites.content.folder import SuiteSource, read_folder, write_folder
from kerege.suites.content.load import EditedSince, digest_of, load, load_if_untouched
from kerege.suites.models import Lesson, Page, StoredBody, Suite, Translation

ONE = "first/one.md"


def test_folder_in_canonical_form_passes_the_check() -> None:
    call_command("content", "check", TINY)


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
        (":number: 1", ":number: one", "option 'number' must be a whole number from 1 to 99"),
        (":number: 1", f":number: {'9' * 5000}", "option 'number' must be a whole number from 1 to 99"),
        ("(one-text)=", "(Один)=", "'Один' is not an id: lower-case Latin letters, digits and hyphens"),
        ("Слово **важно**.", "<script>alert(1)</script>", "HTML is not allowed here"),
        ("Слово **важно**.", "Слово <b>важно</b>.", "HTML is not allowed here"),
        ("Слово **важно**.", "`код`", "code is not allowed here"),
        ("## Слова", "# Слова", "headings are ## and ### only"),
        ("- {psychologist} Слушайте.", "- Слушайте.", "an entry is written `- {id} text`"),
        ("- {psychologist} Слушайте.", "- {lawyer} Слушайте.", "'lawyer' stands twice"),
        ("| *коррекция* | поддержка |", "| *коррекция* |", "this row has 1 cells, the first has 2"),
        ("title: Первый урок", "titel: Первый урок", "unknown field 'titel'"),
        ("(one-text)=", f"(one-{'a' * 57})=", "an id has at most 60 characters"),
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
        (":file: figures/path.svg", ":file: path", "no figure 'path'"),
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


def test_last_block_that_is_not_closed_is_named_where_it_begins(tiny_folder: Path) -> None:
    line = spoil(tiny_folder, ONE, ":::{sources}", ":::{sources}")
    spoil(tiny_folder, ONE, "- {crc} статьи 2 и 3\n:::\n", "- {crc} статьи 2 и 3\n")

    assert problems_of(tiny_folder) == [f"{ONE}:{line}: this block is not closed by :::"]


TEXT = "must be text of 1 to"
WEB = "must be an address of up to 200 characters that begins with https:// or http://"
ADDRESS = "up to 60 lower-case Latin letters, digits and hyphens; no word of the site's own"
ATTACHMENTS = "one of mp3, m4a, ogg, mp4, webm, pdf, docx, xlsx, pptx, odt, zip"
YEAR = "must be a whole number from 0 to 32767, or null"
LANGUAGES = "must be one of ru, en, kk, ky, uz, tg, tk"
OUTCOME = "- id: o-words\n  text: выбрать слово\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (ONE, "title: Первый урок", "title: !!timestamp x", "3: types of YAML (!) are not allowed"),
        (ONE, "minutes: 5", "minutes: !!int abc", "6: types of YAML (!) are not allowed"),
        (ONE, "minutes: 5", "minutes: true", "6: field 'minutes' must be a whole number from 1 to 600"),
        (ONE, "minutes: 5", "minutes: -5", "6: field 'minutes' must be a whole number from 1 to 600"),
        (ONE, "minutes: 5", f"minutes: {'9' * 5000}", "6: field 'minutes' must be a whole number from 1 to 600"),
        (ONE, "minutes: 5", "minutes: 5\nminutes: 6", "7: field 'minutes' stands twice"),
        (ONE, "minutes: 5", "minutes: 5\n1: x", "7: the name of a field is text"),
        (ONE, "minutes: 5", "minutes: 5\n[a]: x", "7: the name of a field is text"),
        (ONE, "minutes: 5", "<<: {minutes: 5}", "6: unknown field '<<'"),
        (ONE, "title: Первый урок", "title: &a Урок", "3: names for parts of YAML (& and *) are not allowed"),
        (ONE, "title: Первый урок", "title:", f"3: field 'title' {TEXT} 255 characters"),
        (ONE, "title: Первый урок", "title: ' '", f"3: field 'title' {TEXT} 255 characters"),
        (ONE, "title: Первый урок", f"title: {'т' * 256}", f"3: field 'title' {TEXT} 255 characters"),
        (ONE, "outcome: выбрать слово", f"outcome: {'т' * 401}", f"4: field 'outcome' {TEXT} 400 characters"),
        (ONE, "summary: Всё", f"summary: {'т' * 401}", f"5: field 'summary' {TEXT} 400 characters"),
        ("first/module.yaml", OUTCOME, "- 1\n", "8: a list of `name: value` is expected"),
        ("first/module.yaml", OUTCOME, "- text: a\n", "8: field 'id' is missing"),
        ("first/module.yaml", OUTCOME, OUTCOME * 2, "10: 'o-words' stands twice"),
        ("first/module.yaml", "text: выбрать", f"text: {'т' * 400}", f"9: field 'text' {TEXT} 400 characters"),
        ("first/module.yaml", "- one", f"- {'a' * 61}", f"1: '{'a' * 61}' cannot be an address: {ADDRESS}"),
        ("suite.yaml", "slug: tiny", "slug: studio", f"2: field 'slug' must be an address: {ADDRESS}"),
        ("suite.yaml", "slug: tiny", "slug: курс", f"2: field 'slug' must be an address: {ADDRESS}"),
        ("suite.yaml", "iri: https://example.org/suites/tiny", "iri: not an iri", f"1: field 'iri' {WEB}"),
        ("suite.yaml", "iri: https", "iri: ftp", f"1: field 'iri' {WEB}"),
        ("suite.yaml", "_language: ru", "_language: de", f"5: field 'source_language' {LANGUAGES}"),
        ("sources.yaml", "url: https://example.org/crc", "url: javascript:alert(1)", f"6: field 'url' {WEB}, or empty"),
        ("sources.yaml", "year: 1989", f"year: {2**63}", f"4: field 'year' {YEAR}"),
        ("sources.yaml", "year: 1989", "year: 1989.5", f"4: field 'year' {YEAR}"),
        ("sources.yaml", "title: Конвенция", f"title: {'т' * 400}", f"2: field 'title' {TEXT} 400 characters"),
        ("sources.yaml", "symbol: ", f"symbol: {'т' * 80}", "5: field 'symbol' must be text of 0 to 80 characters"),
        ("glossary.yaml", "word: стигма", f"word: {'т' * 121}", f"2: field 'word' {TEXT} 120 characters"),
        ("glossary.yaml", "- id: stigma", "[" * 5000, "1: too many lists stand in one another"),
        ("retired.yaml", "- id: old-block\n  used_for: block of one\n", "", "1: this is empty"),
    ],
)  # fmt: skip
def test_broken_yaml_is_named_with_line_and_reason(
    tiny_folder: Path, name: str, old: str, new: str, problem: str
) -> None:
    spoil(tiny_folder, name, old, new)

    assert problems_of(tiny_folder) == [f"{name}:{problem}"]


def test_text_that_yaml_would_take_for_something_else_is_text(tiny_folder: Path) -> None:
    spoil(tiny_folder, ONE, "title: Первый урок", "title: 2026-13-45")
    spoil(tiny_folder, ONE, "outcome: выбрать слово", "outcome: yes")

    call_command("content", "fmt", tiny_folder)

    lesson = read_folder(tiny_folder).modules[0].lessons[0]
    assert (lesson.title, lesson.outcome) == ("2026-13-45", "yes")


def test_folder_in_place_of_a_file_is_named(tiny_folder: Path) -> None:
    (tiny_folder / ONE).unlink()
    (tiny_folder / ONE).mkdir()

    assert f"{ONE}:1: this file cannot be read: Is a directory" in problems_of(tiny_folder)


def test_ids_that_are_too_long_together_are_named(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/figures/path.svg", "w-home", f"w-{'h' * 140}")

    unit = f"m1:path.w-{'h' * 140}"
    assert problems_of(tiny_folder) == [
        f"first/figures/path.svg:1: the ids in {unit!r} have together more than 140 characters"
    ]


@pytest.mark.parametrize("name", ["Path", "путь", "a" * 61])
def test_figure_whose_name_is_no_id_is_refused(tiny_folder: Path, name: str) -> None:
    (tiny_folder / "first/figures/path.svg").rename(tiny_folder / f"first/figures/{name}.svg")
    spoil(tiny_folder, ONE, "figures/path.svg", f"figures/{name}.svg")

    assert problems_of(tiny_folder) == [
        f"first/figures/{name}.svg:1: {name!r} cannot name a figure: lower-case Latin letters, digits, hyphens"
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("media/talk.mp3", "../../../../etc/hostname", "'../../../../etc/hostname' is no path in the module's folder"),
        ("media/sheet.pdf", "/etc/passwd", "'/etc/passwd' is no path in the module's folder"),
        ("media/sheet.pdf", "../suite.yaml", "'../suite.yaml' is no path in the module's folder"),
        ("media/sheet.pdf", "./media/sheet.pdf", "'./media/sheet.pdf' is no path in the module's folder"),
        ("media/sheet.pdf", "media\\sheet.pdf", r"'media\\sheet.pdf' is no path in the module's folder"),
        ("media/sheet.pdf", "media/link.pdf", "'media/link.pdf' is no path in the module's folder"),
        ("media/sheet.pdf", "media", "no file 'media'"),
        ("media/sheet.pdf", "module.yaml", f"'module.yaml' must end in {ATTACHMENTS}"),
        ("media/sheet.pdf", "media/field.png", f"'media/field.png' must end in {ATTACHMENTS}"),
        ("media/field.png", "figures/path.svg", "'figures/path.svg' must end in one of gif, jpg, jpeg, png, webp"),
        ("media/field.png", "media/words.png", "'media/words.png' is no picture, or not the whole of one"),
        ("media/field.png", "media/half.png", "'media/half.png' is no picture, or not the whole of one"),
        ("media/sheet.pdf", f"media/{'a' * 200}.pdf", f"the path 'media/{'a' * 200}.pdf' is too long"),
    ],
)  # fmt: skip
def test_file_that_the_site_could_not_show_is_refused(tiny_folder: Path, old: str, new: str, reason: str) -> None:
    media = tiny_folder / "first/media"
    (media / "link.pdf").symlink_to("/etc/passwd")
    (media / "words.png").write_text("Это не картинка.", "utf-8")
    (media / "half.png").write_bytes((media / "field.png").read_bytes()[:-40])
    spoil(tiny_folder, ONE, old, new)

    assert [problem.split(": ", 1)[1] for problem in problems_of(tiny_folder)] == [reason]


@pytest.mark.django_db
def test_what_the_site_refuses_is_named_with_its_file_and_changes_nothing(tiny: Suite, tiny_folder: Path) -> None:
    spoil(tiny_folder, "suite.yaml", "iri: https://example.org/suites/tiny", "iri: https://example.org/suites/other")

    with pytest.raises(CommandError, match=r"^suite\.yaml:1: .*«tiny».*\nNothing was changed\.$"):
        call_command("load", tiny_folder)

    assert Suite.objects.count() == 1


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
    assert problem.endswith(f" cannot be an address: {ADDRESS}")


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


WORDS = "words stand in <text> or <tspan> with an id that begins with w-"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ('<text id="w-a">дом<tspan/>сад</text>', f"{WORDS}: 'сад'"),
        ("<g/>сад", f"{WORDS}: 'сад'"),
        ('<text id="w-a">дом</text><text id="w-a">сад</text>', "the id 'w-a' stands twice"),
        ("<g>" * 3000 + "</g>" * 3000, "elements stand in one another more than 20 deep"),
    ],
)  # fmt: skip
def test_svg_that_would_lose_words_or_cannot_be_drawn_is_refused(tiny_folder: Path, inside: str, reason: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    (tiny_folder / "first/figures/path.svg").write_text(svg, "utf-8")

    assert problems_of(tiny_folder) == [f"first/figures/path.svg:1: {reason}"]


def test_svg_with_script_is_refused(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/figures/path.svg", "<path", "<script>alert(1)</script><path")

    assert problems_of(tiny_folder) == ["first/figures/path.svg:1: <script> is not allowed in a figure"]


def test_svg_with_handler_is_refused(tiny_folder: Path) -> None:
    spoil(tiny_folder, "first/figures/path.svg", "<path ", '<path onclick="alert(1)" ')

    assert problems_of(tiny_folder) == ["first/figures/path.svg:1: the attribute 'onclick' is not allowed in a figure"]


def test_file_of_more_than_eight_megabytes_is_refused(tiny_folder: Path) -> None:
    (tiny_folder / "first/media/talk.mp3").write_bytes(b"\0" * (8 * 1024 * 1024 + 1))

    (problem,) = problems_of(tiny_folder)

    assert problem.endswith("'media/talk.mp3' is larger than 8 MB")


CONTROLS = ["\0", "\x0b", "\x0c", "\x1c", "\x1f", "\x7f", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_control_character_becomes_a_space_and_its_unit_keeps_its_translation(tiny_folder: Path, control: str) -> None:
    spoil(tiny_folder, ONE, "Тимуру десять", f"Тимуру{control}десять")
    spoil(tiny_folder, ONE, "Первый урок", f'"Первый\\u{ord(control):04x}урок"')
    spoil(tiny_folder, ONE, ":title: Записка", f":title: За{control}писка")
    po(tiny_folder, "one:one-case", "Тимуру десять лет.", f"Timur is{control}ten.")

    call_command("content", "fmt", tiny_folder)

    suite = read_folder(tiny_folder)
    assert suite.modules[0].lessons[0].title == "Первый урок"
    assert suite.modules[0].lessons[0].blocks[2].values == {"title": "За писка", "text": "Тимуру десять лет."}
    assert suite.translations["en"]["one:one-case"].text == "Timur is ten."
    call_command("content", "check", tiny_folder)


@pytest.mark.parametrize("name", ["suite.yaml", ONE, "first/figures/path.svg"])
def test_byte_order_mark_is_taken_off(tiny_folder: Path, name: str) -> None:
    path = tiny_folder / name
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert write_folder(read_folder(tiny_folder), tiny_folder) == [name]
    assert path.read_bytes() == (TINY / name).read_bytes()


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


def test_broken_lesson_does_not_accuse_its_translations(tiny_folder: Path) -> None:
    po(tiny_folder, "one:one-case", "Тимуру десять лет.", "Timur is ten.")
    spoil(tiny_folder, ONE, "Тимуру десять лет.", "`код`")

    assert [problem.split(": ", 1)[1] for problem in problems_of(tiny_folder)] == ["code is not allowed here"]


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
        ("one:one-case", "Timur is 10.", "the translation has other numbers than its source"),
        ("one:one-case", "{name} is ten.", "the translation has other placeholders than its source"),
        ("one:one-case", "Timur is <b>ten</b>.", "HTML is not allowed here (in the translation)"),
    ],
)
def test_translation_that_cannot_stand_for_its_source_is_refused(
    tiny_folder: Path, unit: str, translation: str, reason: str
) -> None:
    source = next(known.text for known in read_folder(tiny_folder).modules[0].units("tiny") if known.id == unit)
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


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_export_gives_the_same_bytes(tiny: Suite, tmp_path: Path) -> None:
    call_command("export", "tiny", tmp_path / "out")

    assert files(tmp_path / "out") == files(TINY)


@pytest.mark.django_db
def test_export_of_the_course_gives_the_same_bytes(course: SuiteSource, tmp_path: Path) -> None:
    load(course)

    call_command("export", "children-return", tmp_path / "out")

    assert files(tmp_path / "out") == files(CHILDREN_RETURN)


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

    exported = {path.name: path.read_bytes() for path in (tmp_path / "out/locale/en").iterdir()}
    assert exported == {"first.po": (tiny_folder / "locale/en/first.po").read_bytes()}
    assert Translation.objects.get(unit="one.title").text == "First"


def test_file_that_somebody_has_begun_is_filled_and_no_other_is_written(tiny_folder: Path) -> None:
    (tiny_folder / "locale/kk").mkdir(parents=True)
    (tiny_folder / "locale/kk/first.po").touch()

    call_command("content", "fmt", tiny_folder)

    assert [path.name for path in (tiny_folder / "locale/kk").iterdir()] == ["first.po"]
    assert "Первый урок" in (tiny_folder / "locale/kk/first.po").read_text("utf-8")


def test_file_that_says_nothing_yet_is_no_other_content(tiny: Suite, tiny_folder: Path) -> None:
    (tiny_folder / "locale/kk").mkdir(parents=True)
    (tiny_folder / "locale/kk/first.po").touch()
    call_command("content", "fmt", tiny_folder)

    assert digest_of(read_folder(tiny_folder)) == digest_of(read_folder(TINY))


@pytest.fixture
def author(db: None) -> Person:
    person = Person.objects.create_user("author@example.org", "author@example.org")
    grant_role(person, Role.Name.AUTHOR, by=None, why="test")
    return person


def test_folder_without_suite_yaml_says_so(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "tiny", ignore_errors=True)

    assert problems_of(tmp_path) == ["suite.yaml:1: this file is missing"]


def test_set_up_does_not_undo_work_of_the_studio(tiny: Suite, tiny_folder: Path, author: Person) -> None:
    lesson = Lesson.objects.get(key="two")
    lesson.title = "Исправлено в студии"
    lesson.save_revision(user=author, log_action=True).publish(user=author)

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


def test_set_up_knows_its_own_work_though_a_newer_kerege_writes_it_otherwise(
    tiny: Suite, tiny_folder: Path, author: Person
) -> None:
    Suite.objects.update(loaded_digest="of an older form", loaded_at=None)
    log(instance=author, action="wagtail.edit", user=author)  # an account is no content
    spoil(tiny_folder, ONE, "Тимуру десять лет.", "Тимуру уже десять лет.")

    assert load_if_untouched(read_folder(tiny_folder)).pages == 1


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
    spoil(tiny_folder, "first/two.md", "\n:::{sources} two-sources\n\n- {crc}\n:::\n", "")
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
