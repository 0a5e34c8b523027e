"""Options: what cannot be used is refused by name, before anything is done, and without its secrets."""

from __future__ import annotations

import pytest

from kerege.config import options


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PORT", "abc"),
        ("PORT", "99999"),
        ("PAGE_WORKERS", "0"),
        ("TRUSTED_PROXIES", "-1"),
        ("KEREGE_DEMO", "maybe"),
        ("BASE_URL", "learn.example.org"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "https://example.org/learn"),
        ("BASE_URL", "https://dina:hush@example.org"),
        ("DATABASE_URL", "mysql://kerege:hush@127.0.0.1/kerege"),
        ("DATABASE_URL", "postgres://kerege:hush@127.0.0.1:port/kerege"),
        ("DATABASE_URL", "postgres://kerege:hu#sh@127.0.0.1/kerege"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "smtp://"),
        ("EMAIL_URL", "smtp://mail.example.org:port"),
        ("EMAIL_URL", "smtp+tls://dina:12/hush@mail.example.org"),
        ("EMAIL_URL", "smtp+tls://dina:hu#sh@mail.example.org"),
        ("EMAIL_URL", "smtp+tls://dina:hu?sh@mail.example.org"),
    ],
)
def test_what_cannot_be_used_is_named_without_secrets(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(name, text)

    with pytest.raises(options.OptionError) as refused:
        options.check()

    assert str(refused.value).startswith(f"{name}=")
    assert "sh@" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DATABASE_URL", "postgres:///kerege"),
        ("DATABASE_URL", "postgres://kerege:hu%2Fsh@127.0.0.1:5432/kerege"),
        ("DATABASE_URL", "sqlite:////var/lib/kerege/kerege.sqlite3"),
        ("EMAIL_URL", "smtp+tls://dina@example.org:hu%23sh@mail.example.org:587"),
        ("EMAIL_URL", "filemail:///var/lib/kerege/mail"),
        ("BASE_URL", "http://[::1]:8000"),
    ],
)
def test_what_can_be_used_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(name, text)

    assert options.read(name) == text


def test_a_host_in_letters_of_its_own_is_what_browsers_send(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE_URL", "https://кереге.қаз:8443/")

    assert options.base_url() == "https://xn--c1adabv1b.xn--80ao21a:8443"
