"""By what a bank gives its answers away to who has learned nothing: length, place, a phrase.

Haladyna, Downing, Rodriguez: A Review of Multiple-Choice Item-Writing Guidelines (2002), guidelines on options.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from kerege.items import Answer, Item, ItemType

MAY_BE_CHANCE = 0.05
"""A pattern that a bank without any would show more rarely than this is taken for one."""

ALL_OR_NONE = {
    "ru": ("перечисленн", "все ответы верны", "все варианты верны", "ни один из", "нет верного ответа"),
    "en": ("all of the above", "none of the above", "all of these", "none of these", "all answers are"),
    "kk": ("жоғарыда аталған", "барлық жауап"),
    "ky": ("жогоруда аталган", "бардык жооп"),
    "uz": ("yuqoridagi", "barcha javob"),
    "tg": ("ҳамаи ҷавоб", "дар боло"),
    "tk": ("ýokarda", "ähli jogap"),
}

Picked = Callable[[Sequence[Answer]], Answer]


def giveaways(items: Collection[Item], language: str) -> Iterator[str]:
    """What gives answers away in the questions of one bank, in words; `language` is that of their text."""
    choices = [item for item in items if item.type in (ItemType.ONE, ItemType.SEVERAL)]
    for what, picked in (("longest", _longest), ("shortest", _shortest)):
        yield from _picked(what, picked, choices)
    yield from _placed([item for item in choices if item.type is ItemType.ONE])
    yield from _said([item for item in items if item.type is ItemType.TRUE_FALSE])
    for item in choices:
        for answer in item.answers:
            if any(phrase in answer.text.lower() for phrase in ALL_OR_NONE.get(language, ())):
                yield f"{item.id}: an answer about all other answers: {answer.text!r}"


def more_than_chance(hits: int, chances: Sequence[float]) -> bool:
    """Whether `hits` or more of independent trials, each with its chance, would come about by luck too rarely."""
    spread = [1.0]  # the probability of each number of hits
    for chance in chances:
        spread = [
            missed * (1 - chance) + hit * chance for missed, hit in zip([*spread, 0.0], [0.0, *spread], strict=True)
        ]
    return sum(spread[hits:]) < MAY_BE_CHANCE


def _picked(what: str, picked: Picked, items: Sequence[Item]) -> Iterator[str]:
    """Would it help to tick the longest, or the shortest?"""
    hits = sum(picked(item.answers).right for item in items)
    chances = [sum(answer.right for answer in item.answers) / len(item.answers) for item in items]
    if more_than_chance(hits, chances):
        yield f"the {what} answer is right in {hits} of {len(items)} questions; by chance, in {sum(chances):.0f}"


def _placed(items: Sequence[Item]) -> Iterator[str]:
    """Would it help to tick the first, the second …?"""
    for place in range(max((len(item.answers) for item in items), default=0)):
        there = [item for item in items if place < len(item.answers)]
        hits = sum(item.answers[place].right for item in there)
        if more_than_chance(hits, [1 / len(item.answers) for item in there]):
            yield f"answer {place + 1} is right in {hits} of {len(there)} questions with one right answer"


def _said(items: Sequence[Item]) -> Iterator[str]:
    """Would it help to say yes, or no, to everything?"""
    for word, truth in (("true", True), ("false", False)):
        hits = sum(item.truth is truth for item in items)
        if more_than_chance(hits, [1 / 2] * len(items)):
            yield f"{hits} of {len(items)} statements are {word}"


def _longest(answers: Sequence[Answer]) -> Answer:
    return max(answers, key=lambda answer: len(answer.text))


def _shortest(answers: Sequence[Answer]) -> Answer:
    return min(answers, key=lambda answer: len(answer.text))
