"""A translation beside its source, sentence by sentence."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from kerege.suites.content.folder import SuiteSource
from kerege.suites.sentences import Sentence, State, compare, paragraphs, sentences

word = st.text("абвгқ", min_size=1, max_size=6)
sentence = st.lists(word, min_size=1, max_size=5).map(lambda words: " ".join(words).capitalize() + ".")
paragraph = st.lists(sentence, min_size=1, max_size=4)
text = st.lists(paragraph, min_size=1, max_size=4)


def written(text: list[list[str]]) -> str:
    return "\n\n".join(" ".join(one) for one in text)


def letters(text: str) -> str:
    """A text without what holds its pieces apart."""
    return re.sub(r"[\s|]|---", "", text)


def test_sentences_keep_their_marks() -> None:
    text = "## Слова\n\n**Важно.** Он спросил: «Где дом?» Она молчит… А потом ушла.\n\n1. Раз. Два.\n2. Три"

    assert sentences(text) == [
        "## Слова",
        "**Важно.**",
        "Он спросил: «Где дом?»",
        "Она молчит…",
        "А потом ушла.",
        "1. Раз.",
        "Два.",
        "2. Три",
    ]


def test_a_sentence_goes_on_where_no_capital_follows() -> None:
    assert sentences("Кітап, т.б. әлемде. Үй. Ҳамон.") == ["Кітап, т.б. әлемде.", "Үй.", "Ҳамон."]


def test_each_cell_of_a_table_has_its_own() -> None:
    assert sentences("| Вместо | Лучше |\n| --- | --- |\n| Он. Она. | Имя |") == [
        "Вместо",
        "Лучше",
        "Он.",
        "Она.",
        "Имя",
    ]


def test_of_eight_sentences_the_one_that_has_changed_is_stale() -> None:
    before = "Раз. Два. Три. Четыре. Пять. Шесть. Семь. Восемь."
    after = before.replace("Пять.", "Пять с половиной.")

    found = compare(after, "Bir. Eki. Üş. Tört. Bes. Alty. Jeti. Segiz.", before, State.REVIEWED)

    assert [one for one in found if one.state is not State.REVIEWED] == [
        Sentence("Пять с половиной.", "Bes.", State.STALE, before="Пять.")
    ]


def test_new_sentence_is_missing_and_one_that_is_gone_is_stale() -> None:
    assert compare("Раз. Новое. Два.", "Bir. Eki. Üş.", "Раз. Два. Три.", State.DRAFT) == [
        Sentence("Раз.", "Bir.", State.DRAFT),
        Sentence("Новое.", "", State.MISSING),
        Sentence("Два.", "Eki.", State.DRAFT),
        Sentence("", "Üş.", State.STALE, before="Три."),
    ]


def test_where_a_translator_has_joined_sentences_paragraphs_are_compared() -> None:
    assert compare("Раз. Два.\n\nДругое.", "Bir, eki.\n\nÜş.", "Раз. Два.\n\nТри.", State.DRAFT) == [
        Sentence("Раз. Два.", "Bir, eki.", State.DRAFT),
        Sentence("Другое.", "Üş.", State.STALE, before="Три."),
    ]


def test_where_she_has_joined_paragraphs_the_whole_is_compared() -> None:
    assert compare("Раз.\n\nДва.", "Bir. Eki.", "Раз.\n\nТри.", State.DRAFT) == [
        Sentence("Раз.\n\nДва.", "Bir. Eki.", State.STALE, before="Раз.\n\nТри.")
    ]


def test_translation_of_an_unknown_source_is_stale_as_a_whole() -> None:
    assert compare("Раз. Два.", "Bir. Eki.", "", State.DRAFT) == [Sentence("Раз. Два.", "Bir. Eki.", State.STALE)]


@given(text)
def test_without_a_translation_each_sentence_is_missing(text: list[list[str]]) -> None:
    assert compare(written(text), "", "", State.DRAFT) == [
        Sentence(one, "", State.MISSING) for paragraph in text for one in paragraph
    ]


@given(text, text)
def test_translation_of_the_present_source_has_one_state(source: list[list[str]], translation: list[list[str]]) -> None:
    found = compare(written(source), written(translation), written(source), State.REVIEWED)

    assert {one.state for one in found} == {State.REVIEWED}
    assert letters("".join(one.source for one in found)) == letters(written(source))
    assert letters("".join(one.text for one in found)) == letters(written(translation))


@given(text, text, text)
def test_nothing_is_lost_whatever_has_changed(
    source: list[list[str]], before: list[list[str]], translation: list[list[str]]
) -> None:
    found = compare(written(source), written(translation), written(before), State.DRAFT)

    assert letters("".join(one.source for one in found)) == letters(written(source))
    assert letters("".join(one.text for one in found)) == letters(written(translation))


@given(text, st.data())
def test_one_changed_sentence_is_the_one_that_is_shown(before: list[list[str]], data: st.DataObject) -> None:
    every = [one for paragraph in before for one in paragraph]
    assume(len(set(every)) == len(every))  # else one may have moved
    place = data.draw(st.integers(0, len(before) - 1))
    inside = data.draw(st.integers(0, len(before[place]) - 1))
    source = [[*one] for one in before]
    source[place][inside] = "Zzz."

    found = compare(written(source), written(before), written(before), State.DRAFT)

    assert [(one.source, one.before) for one in found if one.state is not State.DRAFT] == [
        ("Zzz.", before[place][inside])
    ]


def test_no_letter_of_the_course_is_lost(course: SuiteSource) -> None:
    texts = [unit.text for _file, units in course.po_files() for unit in units]

    assert ["".join(map(letters, sentences(text))) for text in texts] == [
        "".join(map(letters, paragraphs(text))) for text in texts
    ]
