"""`kerege disclosure --jsonl`: what other programs ask."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from kerege.disclosure.command import answer, main


def ask(**fields):
    return answer(json.dumps(fields).encode())


def test_a_line_is_answered_with_its_spans():
    assert ask(id="a1", lang="ru", text="Мама просит звонить: 8 701 234 56 78") == {
        "id": "a1",
        "spans": [{"start": 21, "end": 36, "kind": "phone"}],
    }


def test_offsets_count_code_points():
    text = "👩‍👧 e\u0301 позвоните Айгуль"
    [span] = ask(id=1, lang="ru", text=text)["spans"]
    assert text[span["start"] : span["end"]] == "Айгуль"


@pytest.mark.parametrize(
    "lang", ["ru", "ru-KZ", "uz-Latn", "uz-Cyrl", "kk", "ky", "tg", "en", "tk", "xx-Unknown", "", None]
)
def test_every_language_has_rules(lang):
    assert [span["kind"] for span in ask(id=1, lang=lang, text="a.karimova91@mail.ru")["spans"]] == ["email"]


def test_without_a_language_the_general_rules_are_taken():
    assert [span["kind"] for span in ask(id=1, text="+996 555 12 34 56")["spans"]] == ["phone"]


@pytest.mark.parametrize(
    ("line", "id"),
    [
        (b"", None),
        (b"\n", None),
        (b"not JSON", None),
        (b"\xff\xfe", None),
        (b"[" * 100_000, None),
        (b"[1]", None),
        (b'{"id": NaN, "lang": "ru", "text": "a"}', None),
        (b'{"id": 7, "lang": "ru"}', 7),
        (b'{"id": {"a": 1}, "lang": "ru", "text": 5}', {"a": 1}),
        (b'{"id": "x", "lang": ["ru"], "text": "a"}', "x"),
        (b'{"id": "x", "lang": 0, "text": "a"}', "x"),
    ],
)
def test_a_bad_line_gets_an_error_and_its_id(line, id):
    found = answer(line)
    assert found["id"] == id
    assert set(found) == {"id", "error"}


def test_an_id_that_json_cannot_say_gets_an_error():
    out = io.StringIO()
    main(["--jsonl"], [b'{"id": 1e999, "lang": "ru", "text": ""}'], out)

    assert json.loads(out.getvalue())["id"] is None


def test_the_command_answers_line_by_line_and_at_once():
    """Each answer comes before the next line is written, bad lines and all."""
    command = [sys.executable, "-m", "kerege.config.cli", "disclosure", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        answers = []
        for line in (
            b'{"id": 1, "lang": "ru", "text": "+7 701 234 56 78"}\n',
            b"bad\n",
            b'{"id": 3, "lang": "ru", "text": ""}\n',
        ):
            process.stdin.write(line)
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.wait() == 0
    assert [one.get("spans", "error") for one in answers] == [[{"start": 0, "end": 16, "kind": "phone"}], "error", []]
