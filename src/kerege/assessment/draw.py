"""Drawing a test from a bank: parallel, without a shared question, and the same for the same seed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kerege.assessment.blueprint import Stratum

TRIES = 40


class CannotDraw(Exception):
    """The bank has too few questions for the test."""


@dataclass(frozen=True)
class Candidate:
    """A question of the bank as the draw sees it."""

    id: int
    key: str
    stratum: Stratum
    scene: str = ""


@dataclass(frozen=True)
class _Bundle:
    """What is only drawn together: a single question, or all that ask about one scene."""

    questions: tuple[Candidate, ...]

    @property
    def strata(self) -> Counter[Stratum]:
        return Counter(question.stratum for question in self.questions)

    @property
    def key(self) -> str:
        return self.questions[0].scene or self.questions[0].key


def halves(bank: Iterable[Candidate], person_seed: str) -> tuple[list[Candidate], list[Candidate]]:
    """The bank dealt into two parts of the same make, one for each of a module's tests. They depend on the seed alone,
    so a learner's two tests share no question and no scene, whichever comes first and however often she tries."""
    alike = defaultdict(list)
    for bundle in _bundles(bank):
        alike[tuple(sorted(bundle.strata.items()))].append(bundle)
    parts: tuple[list[Candidate], list[Candidate]] = ([], [])
    for make in sorted(alike):
        # Of an odd number the greater part goes to the smaller half.
        smaller = 0 if len(parts[0]) <= len(parts[1]) else 1
        for number, bundle in enumerate(_in_order(alike[make], person_seed), smaller):
            parts[number % 2].extend(bundle.questions)
    return parts


def draw(
    half: Iterable[Candidate], wanted: Mapping[Stratum, int], seed: str, seen: Collection[int] = ()
) -> list[Candidate]:
    """So many questions of each stratum, in an order of their own; those of a scene stand together. What she has
    `seen` is drawn only where there is no other way. Raises CannotDraw."""
    bundles = _bundles(half)
    unseen = [bundle for bundle in bundles if not any(one.id in seen for one in bundle.questions)]
    for pool in (unseen, bundles):
        for number in range(TRIES):
            order = _in_order(pool, f"{seed} {number}")
            # Scenes while there is room for them; where that does not come out even, as it falls. What was seen last;
            # where that does not come out even, by the size alone.
            size, last = -1 if number % 2 == 0 else 0, number < TRIES // 2
            order.sort(key=lambda bundle: (last and bundle not in unseen, size * len(bundle.questions)))
            if taken := _take(order, Counter(wanted)):
                return [question for bundle in _in_order(taken, seed) for question in bundle.questions]
    there = sum((bundle.strata for bundle in bundles), Counter[Stratum]())
    missing = ({stratum: n for stratum, n in wanted.items() if there[stratum] < n} or wanted).items()
    raise CannotDraw(", ".join(f"{outcome} of level {level}: {count}" for (outcome, level), count in missing))


def _take(order: Sequence[_Bundle], left: Counter[Stratum]) -> list[_Bundle]:
    """The first bundles that fit; nothing where something is still wanted in the end."""
    taken = []
    for bundle in order:
        if bundle.strata <= left:
            left -= bundle.strata
            taken.append(bundle)
    return [] if left else taken


def _bundles(bank: Iterable[Candidate]) -> list[_Bundle]:
    together = defaultdict(list)
    for question in sorted(bank, key=lambda one: one.key):
        together[question.scene or f"\n{question.key}"].append(question)
    return [_Bundle(tuple(questions)) for questions in together.values()]


def _in_order(bundles: Iterable[_Bundle], seed: str) -> list[_Bundle]:
    # A digest rather than random.shuffle, whose order may change between versions of Python.
    return sorted(bundles, key=lambda bundle: sha256(f"{seed}\n{bundle.key}".encode()).digest())
