"""What is known of the questions of a module: who sat its tests, without their names, and what they chose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kerege.assessment.analysis import (
    FEWEST,
    Answer,
    Compared,
    Figures,
    Flag,
    Share,
    Sitting,
    analyse,
    analyse_groups,
    by_question,
    flags,
    reliability,
)
from kerege.assessment.models import Attempt, Exam, Given, ItemVersion, Question
from kerege.items import Carry, Item, ItemType, ResponseError, read_response
from kerege.items.compare import comparable
from kerege.items.mask import Values
from kerege.suites.models import Module

ACCEPTED = "="  # a typed answer that was accepted, in whatever words; no typed text is comparable to it


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen in a question; `match` is the right side or the place chosen for it."""

    id: str
    text: str
    match: str = ""
    right: bool = False


class Results:
    """What the people of a module chose when they first took a test, by kind of test. A constant number of queries."""

    def __init__(self, module: Module, shown: ItemVersion | None = None) -> None:
        """What was chosen goes by the answers of a question's present version, or of `shown`."""
        questions = Question.objects.filter(module=module).select_related("scene")
        self.questions = {question.pk: question for question in questions}
        self.versions = {one.pk: one for one in ItemVersion.objects.filter(question__module=module)}
        self._shown = {pk: self.versions[one.version_id] for pk, one in self.questions.items() if one.version_id}
        if shown:
            self._shown[shown.question_id] = shown
        self._items = {pk: version.item for pk, version in self.versions.items()}
        self._carries = {
            pk: Carry(self._items[pk], self._items[self._shown[version.question_id].pk])
            for pk, version in self.versions.items()
        }
        self._sittings = self._read(module)
        self._compared = {kind: by_question(sittings) for kind, sittings in self._sittings.items()}

    def people(self, kind: str) -> int:
        return len(self._sittings[kind])

    def reliability(self, kind: str) -> float | None:
        return reliability(self._sittings[kind])

    def item(self, question: int) -> Item:
        """By whose answers it is told what was chosen."""
        return self._items[self._shown[question].pk]

    def fits(self, version: int) -> bool:
        """Whether a version has the same answers as the one that is shown."""
        return self._carries[version].is_possible

    def figures(self, kind: str, question: int) -> Figures:
        return analyse(self._fitting(kind, question))

    def figures_of(self, kind: str, question: int, counts: Callable[[Answer], bool]) -> Figures:
        """Of some of the answers, where they may be shown beside all."""
        return analyse_groups(self._fitting(kind, question), counts).get(True, Figures())

    def by_language(self, kind: str, question: int) -> dict[str, Figures]:
        return analyse_groups(self._fitting(kind, question), lambda answer: answer.language)

    def by_version(self, kind: str, question: int) -> dict[int, Figures]:
        return analyse_groups(self._compared[kind].get(question, []), lambda answer: answer.version)

    def flags(self, question: int, figures: Figures) -> list[Flag]:
        return flags(figures, tempting(self.item(question)))

    def _fitting(self, kind: str, question: int) -> list[Compared]:
        return [one for one in self._compared[kind].get(question, []) if self.fits(one.answer.version)]

    def _read(self, module: Module) -> dict[str, list[Sitting]]:
        """Of each person the first attempt at a test that was handed in: later ones remember. Who was erased is known
        by her enrolment."""
        handed_in = Attempt.objects.filter(exam__module=module).exclude(handed_in_at=None)
        first: dict[Any, tuple[int, str]] = {}
        for pk, exam, kind, person, registration in handed_in.order_by("handed_in_at", "pk").values_list(
            "pk", "exam", "exam__kind", "person", "registration"
        ):
            first.setdefault((exam, person or registration), (pk, kind))
        kinds = dict(first.values())
        rows = Given.objects.filter(attempt__exam__module=module).exclude(attempt__handed_in_at=None)
        given = defaultdict(list)
        for row in rows.order_by("attempt", "place").values_list(
            "attempt", "version", "values", "language", "scaled", "saved_at"
        ):
            if row[0] in kinds:
                given[row[0]].append(row[1:])
        found: dict[str, list[Sitting]] = {kind.value: [] for kind in Exam.Kind}
        for attempt, answers in given.items():
            # What was left out was left out in the language of the others.
            languages = Counter(language for _version, _values, language, *_more in answers if language)
            usual = min(languages, key=lambda code: (-languages[code], code), default="")
            found[kinds[attempt]].append([self._answer(*answer, usual=usual) for answer in answers])
        return found

    def _answer(
        self, version: int, values: Values, language: str, scaled: float | None, saved_at: Any, *, usual: str
    ) -> Answer:
        question = self.questions[self.versions[version].question_id]
        return Answer(
            question=question.pk,
            score=scaled or 0.0,
            chosen=self._chosen(version, values, scaled or 0.0, bool(saved_at)),
            version=version,
            language=language or usual,
            stratum=(question.outcome, question.level),
            scene=question.scene.key if question.scene else "",
        )

    def _chosen(self, version: int, values: Values, score: float, was_saved: bool) -> tuple[str, ...] | None:
        item = self._items[version]
        if item.type is ItemType.TEXT and score == 1:
            return (ACCEPTED,)
        if item.type is ItemType.TEXT and not values and was_saved:
            return ()  # typed once, and erased with the person
        try:
            response = read_response(item, values)
        except ResponseError:
            return None
        if not self.fits(version):
            return ()
        carry = self._carries[version]
        response = read_response(self.item(self.versions[version].question_id), carry(values))
        match item.type:
            case ItemType.ORDER:
                return tuple(f"{id}.{place}" for place, id in enumerate(response.chosen, 1))
            case ItemType.MATCH:
                return tuple(f"{left}.{right}" for left, right in response.pairs)
            case ItemType.TEXT:
                return (comparable(response.text),)
            case _:
                return response.chosen


def tempting(item: Item) -> list[str]:
    """The wrong answers of a question with answers to choose from."""
    if item.type not in (ItemType.ONE, ItemType.SEVERAL):
        return []
    return [answer.id for answer in item.answers if not answer.right]


def choices(item: Item, figures: Figures) -> list[tuple[Choice, Share]]:
    """What can be chosen, with how many did. Of pairs, places and typed texts only what is right or was chosen; of
    typed texts only what so many typed that it leads to nobody."""
    compared = any(share.best is not None for share in figures.chosen.values())
    nobody = Share(0.0, 0.0, 0.0) if compared else Share(0.0)
    shares = {choice.id: (choice, figures.chosen.get(choice.id, nobody)) for choice in _choices(item)}
    if item.type is ItemType.TEXT:
        for text, share in figures.chosen.items():
            if text != ACCEPTED and round(share.all * figures.people) >= FEWEST:
                shares[text] = (Choice(text, text), share)
    return [(choice, share) for choice, share in shares.values() if choice.right or share.all or _is_listed(item)]


def _is_listed(item: Item) -> bool:
    return item.type in (ItemType.ONE, ItemType.SEVERAL, ItemType.TRUE_FALSE)


def _choices(item: Item) -> list[Choice]:
    match item.type:
        case ItemType.ONE | ItemType.SEVERAL:
            return [Choice(answer.id, answer.text, right=answer.right) for answer in item.answers]
        case ItemType.TRUE_FALSE:
            return [Choice(said, said, right=(said == "true") is item.truth) for said in ("true", "false")]
        case ItemType.ORDER:
            return [
                Choice(f"{answer.id}.{place}", answer.text, str(place), right=place == due)
                for due, answer in enumerate(item.answers, 1)
                for place in range(1, len(item.answers) + 1)
            ]
        case ItemType.MATCH:
            return [
                Choice(f"{left.id}.{right.id}", left.text, right.match, right=left is right)
                for left in item.answers
                for right in item.answers
            ]
        case ItemType.TEXT:
            return [Choice(ACCEPTED, "; ".join(item.accepted), right=True)]
