"""Figures of questions, against what can be reckoned by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from statistics import pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerege.assessment.analysis import (
    Answer,
    Figures,
    Flag,
    Share,
    Sitting,
    analyse,
    by_question,
    flags,
    outer_groups,
    reliability,
    visible,
)


def sitting(*scores: float, chosen: str = "", **first: str) -> Sitting:
    """Questions 0, 1, 2 … with these scores; what was chosen in the first."""
    answers = [Answer(number, score, stratum=number) for number, score in enumerate(scores)]
    return [Answer(0, scores[0], (chosen,) if chosen else None, stratum=0, **first), *answers[1:]]


def figures(sittings: list[Sitting], question: int = 0) -> Figures:
    return analyse(by_question(sittings)[question])


def test_difficulty_is_the_mean_score_and_what_is_not_answered_is_wrong() -> None:
    found = figures([sitting(1, 1, chosen="a"), sitting(0.5, 1, chosen="b"), *[sitting(0, 1)] * 3])

    assert (found.people, found.difficulty, found.unanswered) == (5, 0.3, 0.6)
    assert found.chosen == {"a": Share(0.2), "b": Share(0.2)}


def test_of_fewer_than_five_nothing_is_said() -> None:
    assert figures([sitting(1, 1, chosen="a")] * 4) == Figures(4)


# Right or wrong in the first question, and the mean of the other two. By hand: means 0.5 and 0.5; products sum to
# 1.5, squares to 2.5 and 1.5; 1.5 / sqrt(3.75) = 0.7746.
TEN = [sitting(1, 1, 1)] * 3 + [sitting(1, 1, 0)] * 2 + [sitting(0, 0, 0)] * 3 + [sitting(0, 1, 0)] * 2


def test_discrimination_is_the_correlation_with_the_rest() -> None:
    assert figures(TEN).discrimination == pytest.approx(0.7746, abs=1e-4)


def test_discrimination_of_fewer_than_ten_or_without_variance_is_not_known() -> None:
    assert figures(TEN[:9]).discrimination is None
    assert figures([sitting(1, 1, 0), sitting(1, 0, 0)] * 5).discrimination is None
    assert figures([sitting(1, 1), sitting(0, 1)] * 5).discrimination is None
    assert figures([sitting(1), sitting(0)] * 5).discrimination is None


def test_best_and_worst_are_the_outer_27_percent_by_the_other_questions() -> None:
    best, middle, worst = [sitting(1, 1, chosen="a")] * 5, [sitting(0, 0.5, chosen="b")] * 10, [sitting(0, 0)] * 5

    found = figures([*best, *middle, *worst])

    assert found.chosen == {"a": Share(0.25, 1.0, 0.0), "b": Share(0.5, 0.0, 0.0)}


def test_equals_at_the_edge_share_the_places_that_are_left() -> None:
    assert outer_groups([1.0] * 3 + [0.5] * 4 + [0.0] * 13) == (
        [1.0] * 3 + [0.5] * 4 + [0.0] * 13,
        [0.0] * 7 + [pytest.approx(5 / 13)] * 13,
    )
    assert outer_groups([1.0] * 16) is None


def test_reliability_with_the_same_questions_for_all_is_cronbachs_alpha() -> None:
    rows = [(1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 0, 0), (0, 1, 0)] * 6
    variances = sum(pvariance([row[number] for row in rows]) for number in range(3))
    alpha = 3 / 2 * (1 - variances / pvariance([sum(row) for row in rows]))

    assert reliability(sitting(*row) for row in rows) == pytest.approx(alpha)


def test_reliability_of_draws_finds_what_scores_were_made_of() -> None:
    """Ability 1 or 0 by halves, 3 in 4 right of the able and 1 in 4 of the others, four questions of forty. The
    variance of ability is 1/16, of an answer 1/4: 4/16 / (4/16 + 3/16) = 4/7."""
    chance = random.Random(7)
    sittings = [
        [
            Answer(number, float(chance.random() < (0.75 if person % 2 else 0.25)), stratum="s")
            for number in chance.sample(range(40), 4)
        ]
        for person in range(4000)
    ]

    assert reliability(sittings) == pytest.approx(4 / 7, abs=0.03)


def test_what_was_luck_of_the_draw_is_no_reliability() -> None:
    chance = [sitting(1, 1), sitting(1, 0), sitting(0, 1), sitting(0, 0)]

    assert reliability(chance * 10) == 0.0
    assert reliability(chance * 7) is None  # too few
    assert reliability([sitting(1, 0)] * 40) is None  # nobody is better than anybody


def test_what_questions_of_one_scene_share_is_no_reliability() -> None:
    alone = [[Answer(number, score) for number, score in enumerate((x, x, y))] for x in (0, 1) for y in (0, 1)]
    alone = [[replace(answer, stratum=answer.question) for answer in one] for one in alone]
    scene = [[replace(answer, scene="s" if answer.question < 2 else "") for answer in one] for one in alone]

    assert reliability(alone * 10) == pytest.approx(3 / 2 * (1 - 0.75 / 1.25))
    assert reliability(scene * 10) == 0.0


TEMPTING = {"a": Share(0.95), "b": Share(0.05)}


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (Figures(9, 1.0), []),
        (Figures(10, 0.95, 0.1), [Flag.EASY]),
        (Figures(10, 0.1, -0.2), [Flag.HARD]),
        (Figures(101, 0.5, -0.11, chosen=TEMPTING), [Flag.KEY]),
        (Figures(101, 0.5, -0.09, chosen=TEMPTING), []),
        (Figures(19, 0.5, 0.3, chosen={"a": Share(1.0)}), []),
        (Figures(20, 0.5, 0.3, chosen=TEMPTING), []),
        (Figures(20, 0.5, 0.3, chosen={"a": Share(0.5)}), [Flag.IDLE]),
    ],
)
def test_flags_say_what_to_look_at(found: Figures, wanted: list[Flag]) -> None:
    assert flags(found, ["b"]) == wanted


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"ru": 8, "en": 5}, {"ru", "en"}),
        ({"ru": 8}, {"ru"}),
        ({"ru": 8, "en": 4}, set()),  # 4 is 12 without 8
        ({"ru": 30, "kk": 8, "en": 4}, {"ru"}),
        ({"ru": 30, "kk": 4, "en": 4}, {"ru"}),
        ({"en": 4}, set()),
    ],
)
def test_small_groups_cannot_be_told_by_taking_away(sizes: dict[str, int], shown: set[str]) -> None:
    assert visible(sizes) == shown


answers = st.builds(
    Answer,
    question=st.integers(0, 5),
    score=st.sampled_from([0.0, 0.25, 1 / 3, 0.5, 1.0]),
    chosen=st.one_of(st.none(), st.tuples(st.sampled_from("abc"))),
    stratum=st.sampled_from("st"),
    scene=st.sampled_from(["", "", "x"]),
)
sittings_of_all_kinds = st.lists(
    st.lists(answers, min_size=1, max_size=6, unique_by=lambda answer: answer.question), max_size=60
)


@given(sittings_of_all_kinds, st.randoms(use_true_random=False))
def test_figures_keep_their_bounds_and_know_no_order(sittings: list[Sitting], chance: random.Random) -> None:
    mixed = list(sittings)
    chance.shuffle(mixed)
    before, after = by_question(sittings), by_question(mixed)

    for question, compared in before.items():
        found = analyse(compared)
        assert found == analyse(after[question])
        assert found.difficulty is None or 0 <= found.difficulty <= 1
        assert found.discrimination is None or -1 <= found.discrimination <= 1
        for share in found.chosen.values():
            assert all(0 <= part <= 1 for part in (share.all, share.best, share.worst) if part is not None)
    of_all = reliability(sittings)
    assert of_all is None or 0 <= of_all <= 1
    assert reliability(mixed) == pytest.approx(of_all)
