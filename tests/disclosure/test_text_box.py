"""The text box: the form comes back with marks; the writer changes them or says why they stay. Without script."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.core.cache import cache
from django.http import QueryDict
from django.test import Client
from django.utils.translation import override

from kerege.disclosure.forms import LONGEST, WatchedTextField
from kerege.people.models import Person

TEXT = "К нам пришла девочка 9 лет из села Покровка. Мама просит звонить: 8 701 234 56 78."


class PostForm(forms.Form):
    text = WatchedTextField()


def post(**fields: str) -> PostForm:
    data = QueryDict(mutable=True)
    data.update(fields)
    with override("ru"):
        form = PostForm(data)
        form.is_valid()
    return form


def marks(form: PostForm) -> dict[str, str]:
    """The id of each mark by its words."""
    writing = form["text"].value()
    return {mark.words: mark.id for mark in writing.marks(year=2026)}


def test_a_text_that_gives_nobody_away_is_taken():
    form = post(text="Как говорить с классом о возвращении ребёнка?")

    assert form.errors == {}
    assert form.cleaned_data["text"].text == "Как говорить с классом о возвращении ребёнка?"


def test_a_text_that_gives_a_child_away_comes_back_as_it_was():
    form = post(text=TEXT)

    assert form.has_error("text", "gives_away")
    assert form["text"].value().text == TEXT
    assert list(marks(form)) == ["девочка 9 лет", "села Покровка", "8 701 234 56 78"]


def test_one_mark_is_replaced_by_the_safer_words():
    id = marks(post(text=TEXT))["девочка 9 лет"]

    form = post(text=TEXT, **{"text-change": id, f"text-safer-{id}": "ребёнок младшего школьного возраста"})

    assert form["text"].value().text.startswith("К нам пришла ребёнок младшего школьного возраста из села Покровка.")
    assert list(marks(form)) == ["села Покровка", "8 701 234 56 78"]


def test_the_writer_s_own_words_stay_while_she_changes_another_mark():
    ids = marks(post(text=TEXT))
    fields = {f"text-safer-{ids['села Покровка']}": "далёкого села", "text-change": ids["8 701 234 56 78"]}

    form = post(text=TEXT, **fields)

    assert form["text"].value().text.endswith("из села Покровка. Мама просит звонить: (телефон не называем).")
    assert 'value="далёкого села"' in str(form["text"])


def test_all_marks_are_replaced_at_once():
    form = post(text=TEXT, **{"text-change": "all"})

    assert form["text"].value().text == (
        "К нам пришла ребёнок младшего школьного возраста из одного из сёл. Мама просит звонить: (телефон не называем)."
    )


def test_words_that_were_replaced_are_read_once_more_before_the_text_is_taken():
    changed = post(text=TEXT, **{"text-change": "all"})
    assert changed.has_error("text", "changed")

    form = post(text=changed["text"].value().text)

    assert form.errors == {}


def test_with_a_reason_for_every_mark_the_text_is_taken_unchanged():
    reasons = {f"text-why-{id}": "fiction" for id in marks(post(text=TEXT)).values()}

    form = post(text=TEXT, **reasons)

    assert form.errors == {}
    assert form.cleaned_data["text"].text == TEXT
    assert set(form.cleaned_data["text"].reasons.values()) == {"fiction"}


def test_reasons_for_what_is_not_marked_are_not_kept():
    form = post(text="Как быть?", **{"text-why-0123456789": "fiction"})

    assert form.cleaned_data["text"].reasons == {}


def test_a_reason_that_is_none_does_not_count():
    reasons = {f"text-why-{id}": "because" for id in marks(post(text=TEXT)).values()}

    assert post(text=TEXT, **reasons).has_error("text", "gives_away")


def test_a_hint_asks_for_no_decision():
    form = post(text="Девочка 9 лет боится громких звуков.")

    assert form.errors == {}
    assert list(marks(form)) == ["Девочка 9 лет"]


def test_what_is_left_out_leaves_no_gap():
    text = "Девочка Айгуль, и её мама тоже."
    form = post(text=text, **{"text-change": "all"})

    assert form["text"].value().text == "Девочка, и её мама тоже."


def test_the_same_words_are_one_mark_wherever_they_stand():
    text = "Звоните 8 701 234 56 78. Ещё раз: звоните 8 701 234 56 78."
    form = post(text=text)

    assert len(marks(form)) == 1
    assert str(form["text"]).count(">1</sup>") == 2


def test_the_text_s_language_is_not_the_reader_s():
    form = post(text="Айгүл деген кызыбыз бар", **{"text-language": "ky"})

    assert form["text"].value().language == "ky"
    assert '<option value="ky" selected>' in str(form["text"])


@pytest.mark.parametrize("empty", ["", "   ", "\n\n"])
def test_an_empty_text_is_asked_for(empty):
    assert post(text=empty).has_error("text", "required")


def test_a_text_that_is_too_long_is_not_read():
    form = post(text="а" * (LONGEST + 1))

    assert form.has_error("text", "max_length")
    assert "data-summary></p>" in str(form["text"])


def test_what_is_typed_is_shown_as_text():
    form = post(text='<script>alert(1)</script> звоните 8 701 234 56 78 "><b>')

    assert "<script>" not in str(form["text"])
    assert "<b>" not in re.sub(r"<b>[^<]+</b>", "", str(form["text"]))


# --- The page -----------------------------------------------------------------------------------------------------


@pytest.fixture
def page(db: None) -> Client:
    cache.clear()
    return Client()


def test_the_page_shows_the_marks_and_keeps_nothing(page, django_assert_num_queries, caplog):
    response = page.post("/ru/check-text/", {"text": TEXT})

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    body = response.content.decode()
    assert [found.replace("&nbsp;", " ") for found in re.findall(r"<mark[^>]*><a[^>]*>(.*?)<sup", body)] == [
        "девочка 9 лет",
        "села Покровка",
        "8 701 234 56 78",
    ]
    assert Person.objects.count() == 0
    assert "Покровка" not in caplog.text
    assert not response.cookies.get("sessionid")


def test_an_empty_page_asks_for_a_text(page):
    response = page.post("/ru/check-text/", {"text": ""})

    assert response.status_code == 422


@pytest.mark.parametrize(
    ("text", "tag"), [("", "div"), ("а" * (LONGEST + 1), "div"), (TEXT, "p"), ("Дети играют.", "p")]
)
def test_the_answer_stands_where_the_browser_goes(page, text, tag):
    """The form leads to `#text-found`: to what was found, or, where nothing could be read, to the error."""
    body = page.post("/ru/check-text/", {"text": text}).content.decode()

    assert re.findall(r'<(\w+)[^>]* id="text-found"', body) == [tag]


def test_a_text_box_asks_for_its_marks_alone(page):
    answer = page.post("/ru/check-text/marks/", {"name": "text", "text": TEXT}).json()

    assert answer["text"] == TEXT
    assert answer["findings"].count("<li class=") == 3


def test_a_text_box_gets_the_changed_text(page):
    answer = page.post("/ru/check-text/marks/", {"name": "note", "note": TEXT, "note-change": "all"}).json()

    assert answer["text"].endswith("(телефон не называем).")
    assert "<li" not in answer["findings"]


@pytest.mark.parametrize("fields", [{}, {"name": "text"}, {"name": "text", "text": "а" * (LONGEST + 1)}])
def test_a_question_that_is_none_is_refused(page, fields):
    assert page.post("/ru/check-text/marks/", fields).status_code == 422


def test_a_form_of_another_site_is_refused(db):
    response = Client(enforce_csrf_checks=True).post("/ru/check-text/", {"text": TEXT})

    assert response.status_code == 403
