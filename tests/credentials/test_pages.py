"""A paper as its holder sees it, and as somebody sees it who checks it."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from credentials.conftest import Earn
from credentials.test_replace_and_revoke import rename
from kerege.codes import grouped
from kerege.credentials.facts import Words
from kerege.credentials.models import Certificate, Kind
from kerege.credentials.replace import replace_for_name
from kerege.credentials.revoke import revoke
from kerege.credentials.sheet import sheet_of
from kerege.people.models import Person
from kerege.people.personal_data import erase_person

NOBODY = "0" * 16
ROOT = Path(__file__).parents[2]


@pytest.fixture
def holder(dina: Person) -> Client:
    client = Client()
    client.force_login(dina)
    return client


@pytest.fixture
def other(db: None) -> Client:
    client = Client()
    client.force_login(Person.objects.create_user("other"))
    return client


def page_of(paper: Certificate, language: str = "ru") -> str:
    return f"/{language}/certificates/{paper.code}/"


def words_of(page: str) -> str:
    """The words of an HTML page's paper, in their order."""
    article = page[page.index("<article") : page.index("</article>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", article)).split())


def words_of_pdf(made: bytes) -> str:
    (page,) = PdfReader(io.BytesIO(made)).pages
    return " ".join(page.extract_text().split())


def heading(page: str) -> str:
    return html.unescape(re.findall(r"<h1>(.*?)</h1>", page)[0])


def said(paper: Certificate, language: str) -> list[str]:
    """Everything that a paper says."""
    sheet = sheet_of(paper, language)
    facts = [word for fact in sheet.facts for word in fact]
    return [
        *(sheet.title, sheet.name, sheet.course, *sheet.modules, *facts, sheet.rule),
        *(sheet.number, sheet.issued, sheet.code, sheet.words["independent"]),
    ]


# --- Who sees it --------------------------------------------------------------------------------------------


def test_paper_is_its_holder_s_until_she_shares_it(paper: Certificate, holder: Client, other: Client) -> None:
    page, pdf = page_of(paper), f"{page_of(paper)}pdf/"
    assert [holder.get(page).status_code, holder.get(pdf).status_code] == [200, 200]
    assert [other.get(page).status_code, other.get(pdf).status_code] == [404, 404]
    assert Client().get(page).url == f"/accounts/login/?next={page}"
    assert Client().get(pdf).status_code == 404

    holder.post(page, {"visibility": "public"})

    for visitor in (other, Client()):
        assert [visitor.get(page).status_code, visitor.get(pdf).status_code] == [200, 200]
        assert "csrfmiddlewaretoken" not in visitor.get(page).content.decode()


def test_paper_that_does_not_exist_answers_as_one_that_is_not_hers(other: Client) -> None:
    address = f"/ru/certificates/{NOBODY}/"

    assert (other.get(address).status_code, Client().get(address).status_code) == (404, 302)


def test_nobody_else_changes_a_shared_paper(paper: Certificate, other: Client) -> None:
    Certificate.objects.update(visibility="public")

    assert other.post(page_of(paper), {"visibility": "closed"}).status_code == 404
    assert Client().post(page_of(paper), {"replace": "1"}).status_code == 404
    assert Certificate.objects.get().visibility == "public"


def test_holder_closes_and_opens_her_paper(paper: Certificate, holder: Client, client: Client) -> None:
    holder.post(page_of(paper), {"visibility": "closed"})
    page = client.get(f"/verify/{paper.code}?lang=en").content.decode()
    assert heading(page) == "Its holder has closed this paper"
    assert [word for word in ("Dina", "KRG-2026", "valid</h1>", "Giving children") if word in page] == []
    assert client.get(f"/verify/{paper.code}.json").json() == {"status": "closed"}

    holder.post(page_of(paper), {"visibility": "code"})

    assert client.get(f"/verify/{paper.code}.json").json()["status"] == "valid"


def test_closed_paper_does_not_say_that_it_is_revoked(paper: Certificate, dina: Person, client: Client) -> None:
    revoke(paper, by=dina, why="test")
    Certificate.objects.update(visibility="closed")

    assert client.get(f"/verify/{paper.code}.json").json() == {"status": "closed"}


def test_papers_are_unlisted_and_leak_no_address(paper: Certificate, holder: Client) -> None:
    addresses = [page_of(paper), f"{page_of(paper)}pdf/", f"/verify/{paper.code}", f"/verify/{paper.code}.json"]
    for response in map(holder.get, [*addresses, "/verify/"]):
        heads = response.headers["X-Robots-Tag"], response.headers["Referrer-Policy"], response["Cache-Control"]
        assert heads == ("noindex, nofollow", "same-origin", "private, no-store")


# --- What it says -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ru", "en"])
def test_page_pdf_and_verification_say_the_same(
    paper: Certificate, holder: Client, client: Client, language: str
) -> None:
    texts = [
        words_of(holder.get(page_of(paper, language)).content.decode()),
        words_of(client.get(f"/verify/{paper.code}?lang={language}").content.decode()),
        words_of_pdf(holder.get(f"{page_of(paper, language)}pdf/").content),
    ]

    assert [[word for word in said(paper, language) if " ".join(word.split()) not in text] for text in texts] == [
        [],
        [],
        [],
    ]


def test_english_paper_in_words(paper: Certificate, client: Client) -> None:
    assert words_of(client.get(f"/verify/{paper.code}?lang=en").content.decode()) == (
        f"Kerege Code {grouped(paper.code)} Certificate of achievement Participant Dina Sergaliyeva "
        "Сергалиева Дина Маратовна Independent open course Giving children their childhood back "
        "Modules The child first Trust Hours of study 12.5 h Result 86% Completed 24 November 2026 Edition 2 "
        "What it took All lessons. Final test from 70% № KRG-2026-000001 Issued on 25 November 2026 "
        "An independent open course. It cites public documents of the United Nations and is not their product."
    )


def test_whole_hours_and_a_paper_without_score(dina: Person, earn: Earn) -> None:
    earn(Kind.PARTICIPATION, hours=12.0, score=None)

    facts = sheet_of(Certificate.objects.get(), "en").facts
    assert facts == (("Hours of study", "12 h"), ("Completed", "24\xa0November\xa02026"), ("Edition", "2"))


def test_day_is_spelled_in_russian(paper: Certificate) -> None:
    assert ("24\xa0ноября\xa02026\xa0г.") in [value for _name, value in sheet_of(paper, "kk").facts]


def test_what_a_paper_replaces_stands_behind_its_day(paper: Certificate, dina: Person) -> None:
    rename(dina)
    (new,) = replace_for_name(dina)

    assert [sheet_of(new, language).issued.replace("\xa0", " ") for language in ("ru", "en")] == [
        f"Дата выдачи: 25 ноября 2026 г. Заменяет № {paper.number}",
        f"Issued on 25 November 2026. Replaces № {paper.number}",
    ]


def test_pdf_is_tagged_named_and_of_one_page(paper: Certificate, holder: Client) -> None:
    response = holder.get(f"{page_of(paper, 'en')}pdf/")

    reader = PdfReader(io.BytesIO(response.content))
    root = reader.trailer["/Root"]
    assert response["Content-Disposition"] == 'attachment; filename="KRG-2026-000001.pdf"'
    assert (len(reader.pages), reader.metadata.title, root["/Lang"]) == (1, "Certificate of achievement", "en")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert holder.get(f"{page_of(paper, 'en')}pdf/").content == response.content


def test_long_names_and_titles_stay_on_the_page(dina: Person, holder: Client, earn: Earn) -> None:
    dina.paper_name_cyrillic = ("Абдурахмангельдиева-Константинопольская Гульсара-Фатима " * 3)[:120].strip()
    dina.save()
    title = "Очень длинное название модуля о реабилитации и реинтеграции детей, возвращённых из зон конфликта"
    earn(modules=(Words(title, title),) * 14, suite_title=Words(title * 2, title))
    paper = Certificate.objects.get()

    text = words_of_pdf(holder.get(f"{page_of(paper)}pdf/").content)

    assert [word for word in said(paper, "ru") if "".join(word.split()) not in "".join(text.split())] == []


@pytest.mark.parametrize(
    "name",
    [
        "Әлия Ғалымқызы Өмірбекова Ұлпан Үміт Һанна Іңкәр",
        "Өмүрбекова Үмүт Ыңтымак кызы",
        "Oʻgʻiloy Gʻulomova Maʼmura",
        "Ҷӯраева Ғунча Ӣкром Қӯчқор Ҳаким",
        "Äşe Ýazmyradowa Ňury Žümagül Çary Öwez",
    ],
)
def test_names_of_our_languages_are_in_the_pdf(dina: Person, holder: Client, earn: Earn, name: str) -> None:
    dina.paper_name_cyrillic = name
    dina.save()
    earn()

    assert name in words_of_pdf(holder.get(f"{page_of(Certificate.objects.get())}pdf/").content)


# --- Whether it stands --------------------------------------------------------------------------------------


@pytest.mark.parametrize("spelt", ["{}", "{lower}", "{grouped}", "{grouped}/", " {grouped} ", "{lookalike}"])
def test_code_is_read_as_people_type_it(paper: Certificate, client: Client, spelt: str) -> None:
    code = paper.code
    typed = spelt.format(
        code, lower=code.lower(), grouped=grouped(code), lookalike=code.replace("0", "o").replace("1", "l")
    )

    response = client.get(f"/verify/{typed}", {"lang": "en"}, follow=True)

    assert heading(response.content.decode()) == "This paper is valid"


def test_typed_code_leads_to_its_paper(paper: Certificate, client: Client) -> None:
    assert client.get("/verify/", {"code": grouped(paper.code).lower()}).url == f"/verify/{paper.code}"
    assert client.get("/verify/", {"code": "ABC"}).status_code == 422
    assert client.get("/verify/").status_code == 200


def test_revoked_paper_says_so_and_its_reason_to_its_holder_alone(
    paper: Certificate, dina: Person, holder: Client, client: Client
) -> None:
    revoke(paper, by=dina, why="Тест сдал другой человек")

    page = client.get(f"/verify/{paper.code}?lang=en").content.decode()

    assert heading(page) == "This paper is revoked"
    assert [word for word in said(paper, "en") if " ".join(word.split()) not in words_of(page)] == []
    assert "Тест сдал" not in page
    assert "Тест сдал другой человек" in holder.get(page_of(paper)).content.decode()
    assert holder.get(f"{page_of(paper)}pdf/").status_code == 404


def test_replaced_paper_says_what_it_said_and_names_nobody_anew(
    paper: Certificate, dina: Person, client: Client
) -> None:
    rename(dina)
    (new,) = replace_for_name(dina)

    page = client.get(f"/verify/{paper.code}").content.decode()
    assert "Сергалиева Дина Маратовна" in words_of(page)
    assert [word for word in ("Ахметова", new.code, new.number) if word in page] == []

    Certificate.objects.filter(pk=new.pk).update(visibility="public")
    assert f"/certificates/{new.code}/" in client.get(f"/verify/{paper.code}").content.decode()


def test_holder_has_her_papers_replaced(paper: Certificate, dina: Person, holder: Client) -> None:
    assert 'name="replace"' not in holder.get(page_of(paper)).content.decode()
    rename(dina)
    assert 'name="replace"' in holder.get(page_of(paper)).content.decode()

    answer = holder.post(page_of(paper), {"replace": "1"})

    new = Certificate.objects.get(status="valid")
    assert answer.url == page_of(new)
    assert page_of(paper) in holder.get(page_of(new)).content.decode()
    assert page_of(new) in holder.get(page_of(paper)).content.decode()


def test_form_that_replaces_and_is_sent_twice_replaces_once(paper: Certificate, dina: Person, holder: Client) -> None:
    rename(dina)

    answers = [holder.post(page_of(paper), {"replace": "1"}) for _ in range(2)]

    old, new = Certificate.objects.order_by("id")
    assert (old.status, new.status, [answer.url for answer in answers]) == ("replaced", "valid", [page_of(new)] * 2)


def test_forged_form_opens_no_paper(paper: Certificate, dina: Person) -> None:
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(dina)

    assert forged.post(page_of(paper), {"visibility": "public"}).status_code == 403
    assert Certificate.objects.get().visibility == "code"


@pytest.mark.parametrize(
    "tampered",
    [
        {"facts": lambda paper: paper.facts.replace('"score":86', '"score":99')},
        {"facts": lambda paper: "not even JSON"},
        {"facts": lambda paper: "86"},
        {"number": lambda paper: "KRG-2026-000777"},
        {"kind": lambda paper: "participation"},
        {"signature": lambda paper: paper.signature[::-1]},
        {"key_id": lambda paper: "lost"},
    ],
)
def test_paper_that_somebody_changed_is_not_valid(
    paper: Certificate, holder: Client, client: Client, tampered: dict[str, Any]
) -> None:
    Certificate.objects.update(**{field: change(paper) for field, change in tampered.items()})

    page = client.get(f"/verify/{paper.code}?lang=en").content.decode()

    assert heading(page) == "This paper is not valid"
    assert "<article" not in page
    assert client.get(f"/verify/{paper.code}.json").json() == {"status": "broken"}
    assert "<article" not in holder.get(page_of(paper)).content.decode()
    assert holder.get(f"{page_of(paper)}pdf/").status_code == 404


def test_erased_person_leaves_nothing_to_verify(paper: Certificate, dina: Person, client: Client) -> None:
    erase_person(dina, by=None, why="she asked")

    page = client.get(f"/verify/{paper.code}")

    assert page.status_code == 404
    assert "Сергалиева" not in page.content.decode()


@pytest.mark.parametrize("address", [f"/verify/{NOBODY}", f"/verify/{NOBODY}.json", "/verify/abc"])
def test_guesses_are_counted(client: Client, paper: Certificate, address: str) -> None:
    guesses = [client.get(address).status_code for _ in range(31)]

    assert guesses == [404] * 30 + [429]
    assert client.get(f"/verify/{paper.code}").status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.7").get(address).status_code == 404


@pytest.mark.parametrize("typed", ["a.b", "%2e%2e", "<script>alert(1)</script>", "ы" * 200, "%00"])
def test_strange_codes_are_no_papers(client: Client, db: None, typed: str) -> None:
    response = client.get(f"/verify/{typed}")

    assert (response.status_code, b"<script>alert" in response.content) == (404, False)


# --- Without us ---------------------------------------------------------------------------------------------


def test_anybody_verifies_what_was_downloaded(
    paper: Certificate,
    client: Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    recipe = re.findall(r"```python\n(.*?)```", (ROOT / "docs/reference/certificates.md").read_text("utf-8"), re.DOTALL)
    save(tmp_path / "paper.json", client.get(f"/verify/{paper.code}.json"))
    save(tmp_path / "keys.json", client.get("/.well-known/kerege-keys.json"))
    monkeypatch.chdir(tmp_path)

    exec(recipe[0], {})
    assert capsys.readouterr().out == "KRG-2026-000001 is genuine\n"

    changed = (tmp_path / "paper.json").read_text("utf-8").replace(":86", ":99")
    (tmp_path / "paper.json").write_text(changed, "utf-8")
    with pytest.raises(InvalidSignature):
        exec(recipe[0], {})


def save(path: Path, response: HttpResponse) -> None:
    path.write_bytes(response.content)


def test_public_keys_are_public_alone(client: Client) -> None:
    (key,) = client.get("/.well-known/kerege-keys.json").json()["keys"]

    assert sorted(key) == ["alg", "created", "id", "key"]
    assert settings.SIGNING_KEYS[0].secret not in str(key)
