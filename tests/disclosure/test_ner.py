"""The model in the worker and the pages that ask it; here a small function takes the model's place."""

from __future__ import annotations

import socket
import threading

import pytest

from kerege.disclosure import Kind, check, ner
from kerege.disclosure.ner import names_in, serve

TEXT = "Сюда ходит Вячик, он поёт."


def find_vyachik(text: str) -> list[tuple[int, int]]:
    start = text.index("Вячик")
    return [(start, start + 5)]


@pytest.fixture
def home(settings, tmp_path_factory):
    """A short path, for the address of a socket may not be long."""
    settings.PRIVACY_MODEL = True
    settings.HOME = tmp_path_factory.mktemp("m")
    return settings.HOME


def answers(path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(str(path)) == 0


@pytest.fixture
def worker(home):
    """The thread that the worker process runs beside its own work."""
    stop = threading.Event()
    thread = threading.Thread(target=serve, args=(stop, lambda: find_vyachik), daemon=True)
    thread.start()
    while not answers(home / "names.sock"):
        assert thread.is_alive()
    yield home
    stop.set()
    thread.join()


def test_a_page_gets_the_names_that_the_model_sees(worker):
    assert names_in(TEXT, "ru") == [(11, 16)]


def test_nobody_else_may_ask(worker):
    assert (worker / "names.sock").stat().st_mode & 0o077 == 0


def test_a_question_that_the_model_cannot_answer_ends_nothing(worker, caplog):
    assert names_in("Ни одного имени.", "ru") == []
    assert names_in(TEXT, "ru") == [(11, 16)]
    assert "Ни одного" not in caplog.text


def test_other_languages_are_not_asked_about(worker):
    assert names_in(TEXT, "kk") == []


def test_without_a_worker_the_rules_do_alone(home):
    assert names_in(TEXT, "ru") == []


def test_a_worker_that_is_silent_is_not_waited_for(home, monkeypatch):
    monkeypatch.setattr(ner, "PATIENCE", 0.05)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(home / "names.sock"))
        silent.listen()
        assert names_in(TEXT, "ru") == []


def test_without_the_option_nothing_is_loaded(settings, home):
    settings.PRIVACY_MODEL = False

    def load():
        raise AssertionError("loaded")

    serve(threading.Event(), load)


def test_a_missing_model_is_said_and_ends_nothing(home, caplog):
    def load():
        raise ImportError("slovnet")

    serve(threading.Event(), load)

    assert "is not installed" in caplog.text


def test_what_the_model_sees_is_marked_unless_it_is_public():
    assert [span.kind for span in check(TEXT, "ru", names=[(11, 16)])] == [Kind.PERSON]
    author = "По Выготскому игра ведёт развитие."
    assert check(author, "ru", names=[(3, 13)]) == []
