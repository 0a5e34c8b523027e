"""What would help who ticks without knowing."""

from kerege.assessment.giveaways import giveaways, more_than_chance
from kerege.items import Answer, Item, ItemType


def question(number: int, *, right: int, longest: int, shortest: int | None = None) -> Item:
    lengths = [10 if place != longest else 20 for place in range(4)]
    lengths[(longest + 1) % 4 if shortest is None else shortest] = 5
    answers = tuple(
        Answer(id="abcd"[place], text="о" * length, right=place == right) for place, length in enumerate(lengths)
    )
    return Item(id=f"q{number}", type=ItemType.ONE, prompt="?", answers=answers)


def statement(number: int, truth: bool) -> Item:
    return Item(id=f"s{number}", type=ItemType.TRUE_FALSE, prompt=".", truth=truth)


def found(items: list[Item], language: str = "ru") -> list[str]:
    return list(giveaways(items, language))


def test_bank_whose_right_answers_look_like_the_others_gives_nothing_away() -> None:
    items = [question(n, right=n % 4, longest=n // 4 % 4) for n in range(16)]

    assert found(items + [statement(n, n % 2 == 0) for n in range(8)]) == []


def test_longest_answer() -> None:
    items = [question(n, right=n % 4, longest=n % 4) for n in range(16)]

    assert found(items) == ["the longest answer is right in 16 of 16 questions; by chance, in 4"]


def test_shortest_answer() -> None:
    items = [question(n, right=n % 4, longest=(n + 1) % 4, shortest=n % 4) for n in range(16)]

    assert found(items) == ["the shortest answer is right in 16 of 16 questions; by chance, in 4"]


def test_place_of_the_right_answer() -> None:
    items = [question(n, right=2, longest=n % 4) for n in range(16)]

    assert found(items) == ["answer 3 is right in 16 of 16 questions with one right answer"]


def test_statements_that_are_mostly_true() -> None:
    assert found([statement(n, n > 0) for n in range(8)]) == ["7 of 8 statements are true"]


def test_answer_about_all_other_answers() -> None:
    answers = (Answer(id="a", text="Имя", right=True), Answer(id="b", text="Всё перечисленное"))
    item = Item(id="all", type=ItemType.ONE, prompt="?", answers=answers)

    assert found([item]) == ["all: an answer about all other answers: 'Всё перечисленное'"]


def test_few_questions_prove_nothing() -> None:
    assert found([question(n, right=0, longest=0) for n in range(2)]) == []


def test_chance_is_counted_exactly() -> None:
    # five of five coins: 1/32 = 0.031; four or five of five: 6/32 = 0.19
    assert more_than_chance(5, [0.5] * 5)
    assert not more_than_chance(4, [0.5] * 5)
    assert not more_than_chance(0, [])
