import pytest

from kerege.codes import LETTERS, grouped, is_code, make_code, read_code


@pytest.mark.parametrize("typed", ["7K3M9QXA", "7k3m-9qxa", " 7k3m 9qxa\n", "7K3M–9QXA", "7\u00a0K3M‑9QXA"])
def test_code_is_read_as_people_type_it(typed: str) -> None:
    assert read_code(typed) == "7K3M9QXA"


def test_letters_that_look_alike_are_one() -> None:
    assert read_code("oOiIlL") == "001111"


def test_cyrillic_letters_that_look_alike_are_meant() -> None:
    assert read_code("авекм-норстух") == "ABEKMH0PCTYX"


def test_made_code_is_whole_and_shown_in_fours() -> None:
    code = make_code(10)

    assert is_code(code, 10)
    assert read_code(grouped(code)) == code
    assert [len(part) for part in grouped(code).split("-")] == [4, 4, 2]


@pytest.mark.parametrize("text", ["", "7K3M9QX", "7K3M9QXAA", "7K3M9QXU", "7K3M/QXA"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert not is_code(text, 8)


def test_a_letter_is_five_random_bits() -> None:
    assert len(set(LETTERS)) == 32
