"""The targets of the check, on examples that its rules have not seen; counted as texts in which something is found."""

from __future__ import annotations

import pytest

from disclosure.examples import Kind, parse, read_examples, score

HELD_OUT = read_examples("held_out")
OTHERS = ("kk", "ky", "uz-Latn", "uz-Cyrl", "tg")


@pytest.mark.parametrize(
    ("languages", "recall", "precision"),
    [(("ru",), 0.92, 0.90), (("en",), 0.90, 0.88), (OTHERS, 0.85, 0.90)],
    ids=["Russian", "English", "the others together"],
)
def test_the_check_is_as_good_as_it_should_be_on_texts_that_it_has_not_seen(languages, recall, precision):
    examples = [one for one in HELD_OUT if one.language in languages]
    found = score(examples)

    assert len(examples) >= 50
    assert found.recall >= recall
    assert found.precision >= precision


@pytest.mark.parametrize("half", ["tuned", "held_out"])
def test_the_examples_are_of_every_language_and_kind(half):
    examples = read_examples(half)

    assert {one.language for one in examples} == {"ru", "en", *OTHERS}
    assert {span.kind for one in examples for span in one.spans} == set(Kind)
    assert any(not one.spans for one in examples)


def test_no_example_is_in_both_halves():
    assert {one.text for one in read_examples("tuned")} & {one.text for one in HELD_OUT} == set()


def test_marks_are_read_from_their_brackets():
    example = parse("ru", "К нам пришла [[person:Айгуль]] из [[place:с. Ак-Суу]].")

    assert example.text == "К нам пришла Айгуль из с. Ак-Суу."
    assert [(example.text[span.start : span.end], span.kind) for span in example.spans] == [
        ("Айгуль", Kind.PERSON),
        ("с. Ак-Суу", Kind.PLACE),
    ]
