"""Drawing: parallel tests without a shared question, the same for the same seed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.assessment.draw import Candidate, CannotDraw, draw, halves

# As the first module of the suite: two outcomes, pairs of questions, four scenes of two questions each.
BANK = [
    Candidate(number, f"q{number:02}", (outcome, level), scene)
    for number, (outcome, level, scene) in enumerate(
        [
            (outcome, level, f"{outcome}-{scene}" if scene else "")
            for outcome in ("o-who", "o-victim")
            for level, scene in [
                (1, ""), (1, ""), (1, ""), (1, ""), (2, ""), (2, ""), (2, ""), (2, ""), (2, "s"), (2, "s"), (2, "t"),
                (2, "t"), (3, ""), (3, ""), (3, ""), (3, ""),
            ]
        ]
    )
]  # fmt: skip
WANTED = {(outcome, level): count for outcome in ("o-who", "o-victim") for level, count in ((1, 1), (2, 3), (3, 1))}
seeds = st.text(max_size=20)


def strata(questions: list[Candidate]) -> Counter[tuple[str, int]]:
    return Counter(question.stratum for question in questions)


@given(seeds, seeds)
def test_two_tests_of_a_learner_are_parallel_and_share_nothing(learner: str, seed: str) -> None:
    first, second = (draw(half, WANTED, seed) for half in halves(BANK, learner))

    assert strata(first) == strata(second) == Counter(WANTED)
    assert {one.id for one in first} & {one.id for one in second} == set()
    assert {one.scene for one in first if one.scene} & {one.scene for one in second if one.scene} == set()


@given(seeds, seeds)
def test_questions_of_a_scene_stand_together(learner: str, seed: str) -> None:
    drawn = draw(halves(BANK, learner)[0], WANTED, seed)

    for scene in {one.scene for one in drawn if one.scene}:
        places = [place for place, one in enumerate(drawn) if one.scene == scene]
        assert places == list(range(places[0], places[0] + 2))


def test_order_of_the_bank_does_not_matter() -> None:
    assert draw(halves(BANK[::-1], "learner")[0], WANTED, "seed") == draw(halves(BANK, "learner")[0], WANTED, "seed")


def test_another_seed_gives_another_test() -> None:
    half = halves(BANK, "learner")[1]

    assert len({tuple(one.id for one in draw(half, WANTED, str(seed))) for seed in range(20)}) == 20


def test_what_she_has_seen_is_not_drawn_where_there_is_enough_else() -> None:
    wanted = dict.fromkeys(WANTED, 1)
    half = halves(BANK, "learner")[1]

    for seed in range(20):
        seen = {one.id for one in draw(half, wanted, f"first {seed}")}
        assert not seen & {one.id for one in draw(half, wanted, f"second {seed}", seen)}


def test_what_she_has_seen_is_drawn_last() -> None:
    half = halves(BANK, "learner")[1]
    seen = {one.id for one in draw(half, WANTED, "first attempt")}

    again = {one.id for one in draw(half, WANTED, "second attempt", seen)}

    # Of 16 questions the first attempt took 10; the others, as far as they fit, are all taken now.
    assert len(again - seen) == 6


def test_bank_that_is_too_small_is_named() -> None:
    with pytest.raises(CannotDraw, match="o-who of level 3: 9"):
        draw(BANK, {("o-who", 3): 9}, "seed")
