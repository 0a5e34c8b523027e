import re

import pytest
from django.test import Client

from kerege.suites.catalogue import LessonEntry
from kerege.ui.languages import LANGUAGE_NAMES

LESSON = "/ru/tiny/first/one/"


def test_policy_of_learner_pages_lets_nothing_foreign_or_inline_in(client: Client, first_lesson: LessonEntry) -> None:
    policy = client.get(LESSON)["Content-Security-Policy"]

    assert set(re.findall(r"'[a-z-]+'|https?:|\*|data:", policy)) == {"'none'", "'self'"}


@pytest.mark.parametrize("address", ["/ru/", "/ru/tiny/", "/ru/tiny/first/", LESSON, "/ru/my/", "/accounts/login/"])
def test_pages_hold_no_inline_script_style_or_handler(client: Client, first_lesson: LessonEntry, address: str) -> None:
    page = client.get(address).content.decode()

    assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", page) == []


def test_pages_ask_nothing_of_third_parties(client: Client, first_lesson: LessonEntry) -> None:
    page = client.get(LESSON).content.decode()

    assert re.findall(r'(?:src|srcset|action)="(https?:[^"]*)"', page) == []


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_language_menu_leads_to_the_same_page(client: Client, first_lesson: LessonEntry, language: str) -> None:
    page = client.get(f"/{language}/tiny/first/one/").content.decode()

    assert f'<html lang="{language}">' in page
    assert "<body>" in page
    links = re.findall(r'<a href="([^"]*)" hreflang="([a-z]+)"', page)
    assert links == [(f"/{code}/tiny/first/one/", code) for code in LANGUAGE_NAMES]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accept", "cookie", "home"),
    [("", "", "/ru/"), ("kk,ru;q=0.8", "", "/kk/"), ("de", "", "/ru/"), ("kk", "en", "/en/")],
)
def test_bare_address_leads_to_the_reader_s_language(client: Client, accept: str, cookie: str, home: str) -> None:
    if cookie:
        client.cookies["django_language"] = cookie

    assert client.get("/", headers={"Accept-Language": accept}).url == home


@pytest.mark.parametrize(("accept", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("", None)])
def test_pages_are_compressed_as_the_browser_likes(
    client: Client, first_lesson: LessonEntry, accept: str, encoding: str | None
) -> None:
    response = client.get(LESSON, headers={"Accept-Encoding": accept})

    assert response.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in response["Vary"]
