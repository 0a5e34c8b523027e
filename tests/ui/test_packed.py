"""A page that is packed once, with slots that are filled for each reader."""

from __future__ import annotations

import gzip
import random

import brotli
import pytest

from kerege.ui.packed import Packed

WORDS = ["ребёнок", "школа", "дом", "учитель", "тайна", "lesson", "<label class='choice'>", 'form="lesson-form">']
random.seed(1)


def words(count: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(count))


def values() -> list[bytes]:
    return ["".join(random.choice("abcdef0123456789-") for _ in range(length)).encode() for length in (64, 36)]


@pytest.mark.parametrize("before", [0, 1, 40, 4000])
@pytest.mark.parametrize("between", [0, 1, 40])
@pytest.mark.parametrize("behind", [0, 1, 400])
def test_what_is_unpacked_is_what_was_meant(before: int, between: int, behind: int) -> None:
    page = Packed([words(before), words(between), words(behind)], [64, 36])

    for said in (values(), values(), values()):
        plain = page.plain(said)
        assert gzip.decompress(page.gzipped(said)) == plain
        assert brotli.decompress(page.brotli(said)) == plain
        assert said[0] in plain


def test_packing_with_slots_costs_little() -> None:
    for _ in range(10):
        page = Packed([words(4000), words(10), words(100)], [64, 36])
        said = values()

        assert len(page.brotli(said)) < len(brotli.compress(page.plain(said), quality=10)) + 200
        assert len(page.gzipped(said)) < len(gzip.compress(page.plain(said), 6)) + 600


def test_slot_takes_what_fits_alone() -> None:
    page = Packed(["a", "b"], [3])

    for pack in (page.plain, page.gzipped, page.brotli):
        with pytest.raises(ValueError, match="does not fit"):
            pack([b"four"])
