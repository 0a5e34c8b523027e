"""What a lesson file says of any lesson is read back as that lesson."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kerege.items import Answer, Exercise, ExerciseKind, Item, ItemType, Line, Option, exercise_problems
from kerege.items import problems as item_problems
from kerege.items.exercise import FIXED
from kerege.suites.content.lesson_file import read_lesson, write_lesson
from kerege.suites.content.problems import Report
from kerege.suites.document import KINDS, PROFESSIONS, Block, Form, LessonDocument, Part
from kerege.suites.markdown import canonical, problems, write_table

PIECES = st.sampled_from([
    "слово", "a", "5", " ", "-", "\"", "'", ":", "#", ".", "!", "&", "&amp;", "<", "\\", "|", "`", "*", "**", "_", "=",
    "- ", "1. ", "## ", "> ", "- [ ] ", "[x] {a} ", "{b} ", ":::", ":::{case} x", "(one)=", "=> ", " => ", ":name: v",
    "---", "[a](#term-x)", "[a](<https://x.org/(b)>)", "\u00a0", "\u00ad", "😀", "—", "null", "1986", "2026-13-45", "~",
])  # fmt: skip
LIST_PIECES = st.sampled_from(
    ["\n", "\n\n", "- a\n", "   - b\n", "- [ ] {a} b\n", "1. {a} b\n", "- {a} b\n", "- = b\n"]
)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
LINES = st.lists(PIECES, min_size=1, max_size=5).map("".join).map(str.strip).filter(bool)
INLINES = LINES.filter(lambda text: not list(problems(text, inline=True))).map(canonical)
TEXTS = (
    st.lists(st.one_of(PIECES, LIST_PIECES), min_size=1, max_size=9)
    .map("".join)
    .filter(lambda text: bool(text.strip()) and not list(problems(text)))
    .map(canonical)
)
CELLS = INLINES.filter(lambda text: "|" not in text) | st.just("")
ENTRIES = st.lists(
    st.builds(lambda key, text: {"key": key, "text": text}, st.sampled_from(PROFESSIONS), INLINES | st.just("")),
    min_size=1,
    max_size=3,
    unique_by=lambda entry: entry["key"],
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 3))
    return write_table(draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=3)))


@st.composite
def questions(draw: st.DrawFn) -> Item:
    kind = draw(st.sampled_from(ItemType))
    choice, match = kind in (ItemType.ONE, ItemType.SEVERAL), kind is ItemType.MATCH
    texts = draw(st.lists(INLINES, min_size=2, max_size=3, unique=True))
    sides = draw(st.lists(INLINES, min_size=3, max_size=3, unique=True))
    answers = tuple(
        Answer(letter, text, choice and letter == "a", side if match else "", draw(TEXTS) if choice else "")
        for letter, text, side in zip("abc", texts, sides, strict=False)
    )
    return Item(
        id="",
        type=kind,
        prompt=draw(TEXTS),
        answers=() if kind in (ItemType.TEXT, ItemType.TRUE_FALSE) else answers,
        accepted=(draw(LINES),) if kind is ItemType.TEXT else (),
        truth=draw(st.booleans()) if kind is ItemType.TRUE_FALSE else None,
        feedback=draw(TEXTS),
    )


@st.composite
def exercises(draw: st.DrawFn, kind: ExerciseKind) -> Exercise:
    texts = draw(st.lists(INLINES, min_size=4, max_size=4, unique=True))
    groups = tuple(Option(letter, draw(INLINES)) for letter in "yz") if kind is ExerciseKind.SORT else ()
    lines = tuple(
        Line(letter, text, options=tuple(Option(one, draw(INLINES), one == "a", draw(TEXTS)) for one in "ab"))
        if kind is ExerciseKind.DIALOGUE
        else Line(letter, text, (groups or FIXED[kind])[letter == "a"].id, draw(TEXTS))
        for letter, text in zip("abc", texts, strict=False)
    )
    return Exercise("", kind, draw(TEXTS), lines, groups, draw(TEXTS))


VALUES: dict[Form, SearchStrategy[Any]] = {
    Form.LINE: LINES,
    Form.TEXT: TEXTS,
    Form.TABLE: tables(),
    Form.NUMBER: st.integers(1, 99),
    Form.FILE: st.just("media/field.png"),
    Form.NAME: IDS,
    Form.ENTRIES: ENTRIES,
    Form.QUESTION: questions().filter(lambda item: not item_problems(item)),
}


def value(part: Part) -> SearchStrategy[Any]:
    return VALUES[part.form] if part.required else VALUES[part.form] | st.just("")


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind, id = draw(st.sampled_from(sorted(KINDS)) | st.just("check")), draw(IDS)
    if kind == "check":
        return Block(kind, id, {"question": replace(draw(VALUES[Form.QUESTION]), id=id)})
    if kind in list(ExerciseKind):
        exercise = draw(exercises(ExerciseKind(kind)).filter(lambda one: not list(exercise_problems(one))))
        return Block(kind, id, {"case": draw(IDS | st.just("")), "exercise": replace(exercise, id=id)})
    return Block(kind, id, {part.name: draw(value(part)) for part in KINDS[kind]})


@given(
    st.builds(
        LessonDocument,
        id=IDS,
        slug=st.just("one"),
        title=LINES,
        outcome=LINES,
        summary=LINES,
        minutes=st.integers(1, 600),
        blocks=st.lists(blocks(), max_size=3).map(tuple),
    )
)
def test_any_lesson_is_read_as_it_was_written(lesson: LessonDocument) -> None:
    report = Report()

    read = read_lesson(write_lesson(lesson), "one", "first/one.md", report)

    assert (read, report.problems) == (lesson, [])


def test_arrow_in_the_left_side_of_a_pair_stays_there() -> None:
    pairs = (Answer("a", "слово => дело", match="раз"), Answer("b", "дом", match="два => три"))
    question = Item("one-match", ItemType.MATCH, "Что с чем?", pairs, feedback="Так.")
    lesson = LessonDocument("one", "one", "Т", "о", "с", 5, (Block("check", "one-match", {"question": question}),))

    assert "- {a} слово =\\> дело => раз\n- {b} дом => два => три\n" in write_lesson(lesson)
    assert read_lesson(write_lesson(lesson), "one", "first/one.md", Report()) == lesson
