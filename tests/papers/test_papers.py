"""Papers are read back as whoever gets them reads them."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from kerege import clock
from kerege.papers.cards import Card, invitation_cards
from kerege.papers.letters import LETTERS, unprintable

# Every letter of each alphabet, small and capital, as its speakers order them.
ALPHABETS = {
    "ru": "аАбБвВгГдДеЕёЁжЖзЗиИйЙкКлЛмМнНоОпПрРсСтТуУфФхХцЦчЧшШщЩъЪыЫьЬэЭюЮяЯ «№»",
    "en": "aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ “‘’” – — €",
    "kk": "аАәӘбБвВгГғҒдДеЕёЁжЖзЗиИйЙкКқҚлЛмМнНңҢоОөӨпПрРсСтТуУұҰүҮфФхХһҺцЦчЧшШщЩъЪыЫіІьЬэЭюЮяЯ ₸",
    "ky": "аАбБвВгГдДеЕёЁжЖзЗиИйЙкКлЛмМнНңҢоОөӨпПрРсСтТуУүҮфФхХцЦчЧшШщЩъЪыЫьЬэЭюЮяЯ ₽",
    "uz": "aAbBdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVxXyYzZ oʻ Oʻ gʻ Gʻ sh ch maʼno",
    "tg": "аАбБвВгГғҒдДеЕёЁжЖзЗиИӣӢйЙкКқҚлЛмМнНоОпПрРсСтТуУӯӮфФхХҳҲчЧҷҶшШъЪэЭюЮяЯ",
    "tk": "aAbBçÇdDeEäÄfFgGhHiIjJžŽkKlLmMnNňŇoOöÖpPrRsSşŞtTuUüÜwWyYýÝzZ",
}


def words(made: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    return " ".join(" ".join(pages).split())


def card(number: int = 1, **changed: str) -> Card:
    said = {
        "number": str(number),
        "course": "Вернуть детям детство",
        "agency": "Школа № 5",
        "code": "7K3M-9QXA-2VBD",
        "join_url": "https://kerege.example/ru/join/7K3M9QXA2VBD/",
        "address": "kerege.kz",
        "expires": "25 декабря 2026 г.",
        "help": "Ахметова Г. Е.",
    }
    return Card(**said | changed)


@pytest.mark.parametrize("language", ALPHABETS)
def test_letters_of_our_languages_are_printed_and_read_back(language: str) -> None:
    made = invitation_cards([card(agency=ALPHABETS[language])], language=language)

    assert ALPHABETS[language] in words(made)


def test_every_letter_that_is_promised_has_a_glyph() -> None:
    shown = "".join(sorted(letter for letter in LETTERS if letter.isprintable() and not letter.isspace()))

    made = invitation_cards(
        [card(course=shown[start : start + 60]) for start in range(0, len(shown), 60)], language="en"
    )

    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in PdfReader(io.BytesIO(made)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"NotoSans-Regular", "NotoSans-Bold"}


def test_letters_without_a_glyph_are_named_and_printed_as_a_sign() -> None:
    assert unprintable("Айгуль 山田 გ") == "山田გ"

    assert "Школа \ufffd\ufffd" in words(invitation_cards([card(agency="Школа 山田")], language="ru"))


def test_paper_is_tagged_and_says_its_title_and_language() -> None:
    reader = PdfReader(io.BytesIO(invitation_cards([card()], language="en")))

    assert (reader.metadata.title, reader.trailer["/Root"]["/Lang"]) == ("Invitation cards", "en")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_what_somebody_typed_is_never_source() -> None:
    typed = '#panic("x") \\ *b* $x$ "]) #sys'

    assert typed in words(invitation_cards([card(agency=typed)], language="ru"))


def test_same_words_at_the_same_time_give_the_same_bytes() -> None:
    with clock.fixed_at(clock.now()):
        first, second = (invitation_cards([card()], language="ru") for _ in range(2))

    assert first == second


def test_card_says_all_that_its_owner_needs() -> None:
    made = words(invitation_cards([card(12)], language="en"))

    assert made == (
        "Card № 12 Школа № 5 Вернуть детям детство 1. Point the camera of your phone at the square. "
        "2. No camera? Open kerege.kz and type the code. 3. Say how to address you, and begin. "
        "Code 7K3M-9QXA-2VBD For one person, to join once. Good until 25 декабря 2026 г. Lost it? Ask Ахметова Г. Е."
    )


def test_eight_cards_lie_on_a_sheet() -> None:
    long = {"course": "Очень длинное название курса " * 8, "agency": "Министерство " * 12, "help": "Кого спросить " * 9}

    made = PdfReader(io.BytesIO(invitation_cards([card(number, **long) for number in range(1, 18)], language="ru")))

    pages = [" ".join(page.extract_text().split()) for page in made.pages]
    on_each = [[n for n in range(1, 18) if f"№ {n} " in page] for page in pages]
    assert on_each == [[*range(1, 9)], [*range(9, 17)], [17]]


def test_no_cards_make_no_sheet() -> None:
    with pytest.raises(ValueError, match="no cards"):
        invitation_cards([], language="ru")
