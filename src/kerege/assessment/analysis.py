"""Whether the questions of a test are good: figures over plain data, which know neither a database nor a person.

Each test is drawn anew, so no two people need have answered the same questions. What is computed here bears that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum, sqrt
from statistics import fmean
from typing import TypeVar

# Of fewer people nothing is shown: a figure would tell what one of them answered.
FEWEST = 5
# Fewer answers say nothing about a question, fewer sittings nothing about a test.
FEWEST_FOR_A_QUESTION = 10
FEWEST_FOR_DISTRACTORS = 20
FEWEST_FOR_A_TEST = 30

# Kelley, T. L. (1939). The selection of upper and lower groups for the validation of test items. Journal of
# Educational Psychology 30, 17-24: of groups of this size the difference is the surest.
OUTER_GROUP = 0.27
EASY = 0.9
HARD = 0.2
# Haladyna, T. M. & Downing, S. M. (1993). How many options is enough for a multiple-choice test item? Educational and
# Psychological Measurement 53, 999-1010: a distractor that fewer choose does no work.
IDLE = 0.05

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Answer:
    """What somebody answered to one question. `chosen` are the parts of a whole answer, None where there was none;
    `score` is 0 to 1; of one `stratum` are the questions that could have been drawn in its place; `scene` is empty
    where the question stands alone."""

    question: int
    score: float
    chosen: tuple[str, ...] | None = None
    version: int = 0
    language: str = ""
    stratum: Hashable = None
    scene: str = ""


Sitting = Sequence[Answer]  # all answers of one person in one test


@dataclass(frozen=True)
class Compared:
    """An answer, and how its giver did in the other questions of the sitting; None where there were none."""

    answer: Answer
    rest: float | None


@dataclass(frozen=True)
class Share:
    """How many chose something: of all, and of those who did best and worst in the other questions; 0 to 1, None
    where a group is too small."""

    all: float
    best: float | None = None
    worst: float | None = None


@dataclass(frozen=True)
class Figures:
    """What is known of one question. All but `people` is None or empty where they are too few."""

    people: int = 0
    difficulty: float | None = None
    discrimination: float | None = None
    unanswered: float | None = None
    chosen: Mapping[str, Share] = field(default_factory=dict)

    @property
    def too_few(self) -> bool:
        return self.people < FEWEST


class Flag(StrEnum):
    """What an author should look at."""

    KEY = "key"  # the strong err more often than the weak
    EASY = "easy"
    HARD = "hard"
    IDLE = "idle"  # a wrong answer that nobody takes


def by_question(sittings: Iterable[Sitting]) -> dict[int, list[Compared]]:
    found = defaultdict(list)
    for sitting in sittings:
        whole, others = fsum(answer.score for answer in sitting), len(sitting) - 1
        for answer in sitting:
            found[answer.question].append(Compared(answer, (whole - answer.score) / others if others else None))
    return found


def analyse(answers: Sequence[Compared]) -> Figures:
    """The figures of one question.

    *Difficulty* is the mean score, what is not answered being 0. *Discrimination* is the correlation of the score with
    that of the other questions of the same sitting: the corrected item-total correlation, for a question that is right
    or wrong the corrected point-biserial (Henrysson, S. (1963). Correction of item-total correlations in item
    analysis. Psychometrika 28, 211-218). Both in Crocker, L. & Algina, J. (1986). Introduction to Classical and Modern
    Test Theory, ch. 14.
    """
    if len(answers) < FEWEST:
        return Figures(len(answers))
    return Figures(
        len(answers),
        difficulty=fmean(one.answer.score for one in answers),
        discrimination=_correlation([(one.answer.score, one.rest) for one in answers if one.rest is not None]),
        unanswered=fmean(one.answer.chosen is None for one in answers),
        chosen=_shares(answers),
    )


def reliability(sittings: Iterable[Sitting]) -> float | None:
    """How far the scores of a test tell people apart rather than draws: 0 to 1, None where it cannot be said.

    It is Cronbach's alpha as the ratio that it is: the covariance of two questions that were answered together, over
    the variance of the mean score (Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests.
    Psychometrika 16, 297-334). Where all answer the same questions, each a stratum of its own, it is alpha to the
    digit. Alpha itself needs a complete matrix, which there is not where each draws her own questions; covariance and
    variance are means over sittings and do not.

    Scores are taken from the mean of their stratum, for every sitting draws the same number from each: that one
    question of it is harder than another is luck of the draw and counts as error, that one stratum is harder than
    another does not (Rajaratnam, N., Cronbach, L. J. & Gleser, G. C. (1965). Generalizability of stratified-parallel
    tests. Psychometrika 30, 39-56). Two questions about one scene have more in common than the person who answers, so
    their covariance is left out (Sireci, S. G., Thissen, D. & Wainer, H. (1991). On the reliability of testlet-based
    tests. Journal of Educational Measurement 28, 237-247).
    """
    sittings = [sitting for sitting in sittings if sitting]
    if len(sittings) < FEWEST_FOR_A_TEST:
        return None
    of_stratum = defaultdict(list)
    for sitting in sittings:
        for answer in sitting:
            of_stratum[answer.stratum].append(answer.score)
    means = {stratum: fmean(scores) for stratum, scores in of_stratum.items()}
    products = pairs = 0.0
    variances = []
    for sitting in sittings:
        sums: dict[Hashable, float] = defaultdict(float)
        sizes: Counter[Hashable] = Counter()
        for answer in sitting:
            bundle = answer.scene or answer.question
            sums[bundle] += answer.score - means[answer.stratum]
            sizes[bundle] += 1
        whole = sum(sums.values())
        products += whole**2 - sum(part**2 for part in sums.values())
        pairs += len(sitting) ** 2 - sum(size**2 for size in sizes.values())
        variances.append((whole / len(sitting)) ** 2)
    variance = fmean(variances)
    if not pairs or variance < 1e-12:
        return None
    return min(1.0, max(0.0, products / pairs / variance))


def flags(figures: Figures, wrong: Collection[str] = ()) -> list[Flag]:
    """What is to be looked at; `wrong` are the answers that are meant to tempt those who do not know."""
    found: list[Flag] = []
    if figures.difficulty is None or figures.people < FEWEST_FOR_A_QUESTION:
        return found
    # By chance alone a correlation is that far from 0 in one of three cases; what is nearer is no reason to worry.
    if figures.discrimination is not None and figures.discrimination < -1 / sqrt(figures.people - 1):
        found.append(Flag.KEY)
    if figures.difficulty >= EASY:
        found.append(Flag.EASY)
    if figures.difficulty <= HARD:
        found.append(Flag.HARD)
    if figures.people >= FEWEST_FOR_DISTRACTORS and idle(figures, wrong):
        found.append(Flag.IDLE)
    return found


def idle(figures: Figures, wrong: Collection[str]) -> list[str]:
    """Wrong answers that nobody takes, or next to nobody."""
    return [id for id in wrong if figures.chosen.get(id, Share(0.0)).all < IDLE]


def analyse_groups(answers: Sequence[Compared], group_of: Callable[[Answer], Group]) -> dict[Group, Figures]:
    """The figures of each group, from the greatest. Of those that may not be shown nothing is said, not even how many
    they are."""
    groups: dict[Group, list[Compared]] = defaultdict(list)
    for one in answers:
        groups[group_of(one.answer)].append(one)
    shown = visible({group: len(those) for group, those in groups.items()})
    in_order = sorted(groups, key=lambda group: (group not in shown, -len(groups[group]), str(group)))
    return {group: analyse(groups[group]) if group in shown else Figures() for group in in_order}


def visible(sizes: Mapping[Group, int]) -> set[Group]:
    """The groups of which figures may be shown beside those of all: none of too few people, and none from which the
    hidden ones could be told by taking away."""
    shown = sorted((group for group, size in sizes.items() if size >= FEWEST), key=lambda group: sizes[group])
    hidden = sum(size for size in sizes.values() if size < FEWEST)
    while shown and 0 < hidden < FEWEST:
        hidden += sizes[shown.pop(0)]
    return set(shown)


def outer_groups(ranks: Sequence[float]) -> tuple[list[float], list[float]] | None:
    """How far each of these belongs to the best and to the worst; None where such a group would have too few. Those
    who are equal at the edge share the places that are left, so no order decides."""
    size = round(OUTER_GROUP * len(ranks))
    if size < FEWEST:
        return None
    return _top(ranks, size), _top([-rank for rank in ranks], size)


def _top(ranks: Sequence[float], size: int) -> list[float]:
    edge = sorted(ranks, reverse=True)[size - 1]
    above = sum(rank > edge for rank in ranks)
    part = (size - above) / sum(rank == edge for rank in ranks)
    return [1.0 if rank > edge else part if rank == edge else 0.0 for rank in ranks]


def _shares(answers: Sequence[Compared]) -> dict[str, Share]:
    ranked = [one for one in answers if one.rest is not None]
    best, worst = outer_groups([one.rest for one in ranked if one.rest is not None]) or ([], [])

    def among(id: str, weights: Sequence[float]) -> float | None:
        taken = fsum(part for one, part in zip(ranked, weights, strict=False) if id in (one.answer.chosen or ()))
        return min(1.0, taken / fsum(weights)) if weights else None

    ids = sorted({id for one in answers for id in one.answer.chosen or ()})
    return {
        id: Share(fmean(id in (one.answer.chosen or ()) for one in answers), among(id, best), among(id, worst))
        for id in ids
    }


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's; None of too few, and where one side does not vary."""
    if len(pairs) < FEWEST_FOR_A_QUESTION:
        return None
    left_mean, right_mean = fmean(left for left, _right in pairs), fmean(right for _left, right in pairs)
    product = fsum((left - left_mean) * (right - right_mean) for left, right in pairs)
    left_square = fsum((left - left_mean) ** 2 for left, _right in pairs)
    right_square = fsum((right - right_mean) ** 2 for _left, right in pairs)
    if min(left_square, right_square) < 1e-12:
        return None
    return max(-1.0, min(1.0, product / sqrt(left_square * right_square)))
