"""What is found, and what is left alone, kind by kind. The figures are in test_examples.py."""

from __future__ import annotations

import pytest

from kerege.disclosure import Certainty, Kind, check


def found(text: str, language: str = "ru") -> list[tuple[Kind, str]]:
    return [(span.kind, text[span.start : span.end]) for span in check(text, language)]


# --- People -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Вчера Айгуль не пришла.", "Айгуль"),
        ("Мы говорили с Айгулью о школе.", "Айгулью"),
        ("Написали Марии, она молчит.", "Марии"),
        ("Рисунок Мадинки висит на стене.", "Мадинки"),
        ("Спросили Серикову Айгерим Болатовну.", "Серикову Айгерим Болатовну"),
        ("Пришла Асанова Гульмира Болот кызы.", "Асанова Гульмира Болот кызы"),
        ("Передали дело Ахметова Т. Б. в суд.", "Ахметова Т. Б."),
        ("у нас девочка айгерим молчит", "айгерим"),
        ("вчера айжамал опять плакала на уроке", "айжамал"),
        ("его зовут сумайя", "сумайя"),
        ("Мальчик по имени Абу-Бакр рисует.", "Абу-Бакр"),
        ("devochka Aigul molchit", "Aigul"),
        ("Прочитали письмо мальчика Зульфикра.", "Зульфикра"),
    ],
)
def test_a_name_is_found_in_any_form(text, name):
    assert found(text) == [(Kind.PERSON, name)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Кеше Нұрсұлтанның анасы келді.", "kk", "Нұрсұлтанның"),
        ("Айпери деген кызыбыз үндөбөйт.", "ky", "Айпери"),
        ("Kecha Sherzodning onasi keldi.", "uz-Latn", "Sherzodning"),
        ("Кеча Шерзоднинг онаси келди.", "uz-Cyrl", "Шерзоднинг"),
        ("Дирӯз Фирӯзаро надидем.", "tg", "Фирӯзаро"),
        ("Yesterday Aigul's mother called.", "en", "Aigul's"),
    ],
)
def test_a_name_is_found_in_every_language(text, language, name):
    assert found(text, language) == [(Kind.PERSON, name)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("A girl named Aigul Serikova came to us.", "en", "Aigul Serikova"),
        ("A girl of nine named Aigul came.", "en", "Aigul"),
        ("The class changed after Aigul came.", "en", "Aigul"),
        ("Духтаре бо номи Мадина Каримова омад.", "tg", "Мадина Каримова"),
        ("Madina Karimova nomli qiz keldi.", "uz-Latn", "Madina Karimova"),
        ("Педагог не называет имени Айгуль Сериковой.", "ru", "Айгуль Сериковой"),
        ("Ребёнка имени Айгуль здесь нет.", "ru", "Айгуль"),
    ],
)
def test_a_child_called_so_is_no_institution_named_so(text, language, name):
    assert found(text, language) == [(Kind.PERSON, name)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She studies at the university named after Abai.", "en"),
        ("The foundation named Zhanibek helps.", "en"),
        ("Донишгоҳи ба номи Садриддин Айнӣ.", "tg"),
        ("В КазНПУ имени Абая прошла встреча.", "ru"),
    ],
)
def test_an_institution_named_so_is_no_child(text, language):
    assert found(text, language) == []


def test_initials_count_where_a_place_is_told():
    assert found("Мальчик А. молчит.") == []
    assert found("Мальчик А. из с. Покровка молчит.") == [(Kind.PERSON, "А."), (Kind.PLACE, "с. Покровка")]


@pytest.mark.parametrize(
    "text",
    [
        "Вера и надежда помогают детям, любовь тоже.",
        "Надежда есть всегда.",
        "В марте и мае мы встретимся снова.",
        "Шкала Спилбергера в адаптации Ханина; тест Люшера.",
        "По Выготскому, игра ведёт за собой развитие.",
        "Выступил министр просвещения Республики Казахстан Асхат Аймагамбетов.",
        "Уполномоченный по правам ребёнка Динара Закиева посетила центр.",
        "Занятия идут в университете имени Абая.",
        "Операции «Жусан» и «Мээрим» закончились.",
        "По данным Weine et al. (2020), семья важнее всего.",
    ],
)
def test_what_is_public_or_an_ordinary_word_is_no_name(text):
    assert found(text) == []


# --- Dates and ages -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Родилась 12.03.2014 в Сирии.", "12.03.2014"),
        ("Ребёнок 2014 г.р., не говорит.", "2014 г.р."),
        ("Дата рождения: 5 марта 2015 года", "5 марта 2015"),
        ("мальчик, 12.03.2014 г/р", "12.03.2014 г/р"),
        ("Появился на свет 3 июля 2015 года.", "3 июля 2015"),
    ],
)
def test_a_date_is_a_birth_date_where_it_is_called_one(text, date):
    [(kind, words)] = found(text)
    assert kind is Kind.BIRTH_DATE
    assert words.startswith(date)


def test_a_date_beside_a_name_is_a_birth_date():
    assert found("Алиева Мадина, 12.03.2014, 3 класс") == [
        (Kind.PERSON, "Алиева Мадина"),
        (Kind.BIRTH_DATE, "12.03.2014"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Приказ № 382 от 4 сентября 2020 года.",
        "Дети, рождённые в 2014–2019 годах, не имеют документов.",
        "Семинар пройдёт 12.03.2026 в 10:00.",
        "Свидетельство о рождении выдаёт ЗАГС до 1 марта.",
    ],
)
def test_other_dates_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("К нам пришла девочка 9 лет из Таласа.", "девочка 9 лет из Таласа"),
        ("В Оше живёт мальчик десяти лет.", "Оше живёт мальчик десяти лет"),
        ("Ей девять, она из Нарына.", "девять, она из Нарына"),
        ("9-летняя девочка, Кулябский район", "9-летняя девочка"),
    ],
)
def test_an_exact_age_counts_with_a_place(text, words):
    assert (Kind.AGE_PLACE, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Мальчик 9 лет боится темноты.",
        "Группа для детей 7–10 лет в Алматы.",
        "Подросткам 14–17 лет в Бишкеке нужна работа.",
        "Она провела 4 года в лагере и вернулась в Ташкент.",
        "Через 2 года семья переехала в Душанбе.",
    ],
)
def test_ages_without_a_place_groups_and_spans_of_time_are_left_alone(text):
    assert found(text) == []


def test_an_exact_age_alone_is_a_hint():
    [span] = check("Мальчик 9 лет боится темноты.", "ru", least=Certainty.HINT)
    assert (span.kind, span.certainty) == (Kind.AGE_PLACE, Certainty.HINT)


# --- Places and schools -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Живут в с. Кызыл-Суу, ул. Абая, 15, кв. 3.", "ru", "с. Кызыл-Суу, ул. Абая, 15, кв. 3"),
        ("семья живёт на ул абая 15", "ru", "ул абая 15"),
        ("Приехали из Кордайского района.", "ru", "Кордайского района"),
        ("Прописана: Токтогула 125-14", "ru", "Токтогула 125-14"),
        ("Живут за мечетью, второй дом.", "ru", "за мечетью"),
        ("Отбасы Ақсу ауылында тұрады.", "kk", "Ақсу ауылында"),
        ("Ular Navbahor qishlog'ida yashaydi.", "uz-Latn", "Navbahor qishlog'ida"),
        ("Онҳо дар деҳаи Навобод зиндагӣ мекунанд.", "tg", "деҳаи Навобод"),
        ("They live at 12 Abai Street.", "en", "12 Abai Street"),
    ],
)
def test_a_small_place_is_found(text, language, place):
    assert found(text, language) == [(Kind.PLACE, place)]


@pytest.mark.parametrize(
    "text", ["Семья вернулась из Сирии в Казахстан.", "Встреча в Бишкеке, потом в Оше.", "Дети из Ферганской области."]
)
def test_countries_cities_and_regions_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "language", "school"),
    [
        ("Учится в школе № 12.", "ru", "школе № 12"),
        ("Перевели в 15-ю школу.", "ru", "15-ю школу"),
        ("Он из 5 «Б» класса.", "ru", "5 «Б» класса"),
        ("Ходит в детский сад «Балдырган».", "ru", "сад «Балдырган»"),
        ("Абай атындағы мектепте оқиды.", "kk", "Абай атындағы мектепте"),
        ("Ол № 5 мектепте оқиды.", "kk", "№ 5 мектепте"),
        ("U 7-maktabda o'qiydi.", "uz-Latn", "7-maktabda"),
        ("Ӯ дар мактаби №12 мехонад.", "tg", "мактаби №12"),
        ("She goes to School No. 12.", "en", "School No. 12"),
    ],
)
def test_a_school_is_found_by_its_number_or_name(text, language, school):
    assert found(text, language) == [(Kind.SCHOOL, school)]


@pytest.mark.parametrize("text", ["В школе 12 учителей.", "Открыли 96 школ.", "Школа принимает всех детей."])
def test_schools_in_general_are_left_alone(text):
    assert found(text) == []


# --- The rest -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Пишите a.karimova91@mail.ru", Kind.EMAIL, "a.karimova91@mail.ru"),
        ("Пишите a.karimova (собака) mail.ru", Kind.EMAIL, "a.karimova (собака) mail.ru"),
        ("Она в телеграме @zulya_noor07", Kind.HANDLE, "@zulya_noor07"),
        ("Его страница instagram.com/ali_2012", Kind.HANDLE, "instagram.com/ali_2012"),
        ("В роблоксе он Barsbek_2010", Kind.HANDLE, "Barsbek_2010"),
        ("Паспорт N12345678", Kind.PASSPORT, "N12345678"),
        ("Паспорт ID 1234567", Kind.PASSPORT, "ID 1234567"),
        ("Приехали на машине 01 KG 123 ABC", Kind.PLATE, "01 KG 123 ABC"),
        ("Номер машины 614 BKM 13", Kind.PLATE, "614 BKM 13"),
        ("Дом здесь: 42.8746, 74.5698", Kind.COORDINATES, "42.8746, 74.5698"),
        ("Она жила в лагере, сектор 5, палатка 118.", Kind.COORDINATES, "сектор 5, палатка 118"),
    ],
)
def test_numbers_names_and_points_are_found_by_their_form(text, kind, words):
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Она единственная девочка, вернувшаяся в наше село.", "единственная девочка, вернувшаяся в наше село"),
        ("Это первая семья, вернувшаяся в наш район.", "первая семья, вернувшаяся в наш район"),
        ("О нём показывали репортаж на областном канале.", "нём показывали репортаж на областном канале"),
        ("В посёлке все знают эту семью.", "все знают эту семью"),
    ],
)
def test_a_fact_that_fits_one_child_only_is_found(text, words):
    assert found(text) == [(Kind.UNIQUE_FACT, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Это единственный способ помочь.",
        "Первая встреча прошла хорошо.",
        "Линия 111 работает круглосуточно, 8-800-080-77-77 тоже.",
        "Бюджет 1 200 000 тенге, 14 баллов, 38,5 %.",
        "Резолюция 2396 (2017) и A/RES/44/25.",
        "Пишите на info@unicef.org, страница t.me/unicefkz.",
        "Фаза 1 проекта закончилась.",
    ],
)
def test_statistics_deadlines_and_services_are_left_alone(text):
    assert found(text) == []


def test_a_language_without_words_is_read_by_the_words_of_all():
    text = "Aýgül, school No. 12, тел. +993 65 12 34 56"
    assert [kind for kind, _words in found(text, "tk")] == [Kind.PERSON, Kind.SCHOOL, Kind.PHONE]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("ИИН 160307504829", Certainty.STRONG),
        ("Серикова Айгуль Болатовна", Certainty.STRONG),
        ("Вчера Айгуль не пришла.", Certainty.LIKELY),
    ],
)
def test_each_span_says_how_sure_it_is(text, certainty):
    assert [span.certainty for span in check(text, "ru")] == [certainty]


USUAL = """Айгуль Айгерим Айша Алина Али Амина Амир Асель Асия Ахмад Бекзат Билал Гульнара Далер Данияр Диана
Дилноза Динара Ерлан Жасур Зарина Зухра Ибрахим Исмаил Камила Карим Катя Лейла Мадина Малика Марьям
Маша Муса Муслима Мухаммад Нигора Нилуфар Нурлан Нурсултан Омар Римма Руслан Рустам Сабина Саида
Самира Санжар Сара Сардор Севара Тимур Умар Усман Фатима Фирдавс Фируз Хадиджа Хамза Шерзод Эльдар
Юсуф Ясмина"""


@pytest.mark.parametrize("name", USUAL.split())
def test_no_list_of_places_or_words_hides_a_usual_name(name):
    assert found(f"{name} опять не пришла на занятие.") == [(Kind.PERSON, name)]
