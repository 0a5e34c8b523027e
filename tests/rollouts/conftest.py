from __future__ import annotations

import io
import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from pypdf import PdfReader

from kerege import clock
from kerege.people.models import Agency, Person, Role
from kerege.people.roles import grant_role
from kerege.rollouts import terms
from kerege.rollouts.editions import default_rule, make_edition
from kerege.rollouts.invitations import make_cards, make_link
from kerege.rollouts.models import Invitation, Rollout
from kerege.suites.models import Suite

IN_A_MONTH = timedelta(days=30)
PRINTED = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b")


@pytest.fixture
def rollout(tiny: Suite) -> Rollout:
    terms.forget()
    made = Rollout.objects.create(suite=tiny, name="Осень 2026")
    make_edition(made, default_rule(tiny), by=None, why="test")
    return made


@pytest.fixture
def school(db: None) -> Agency:
    return Agency.objects.create(name="Школа № 5", country="KG")


@pytest.fixture
def centre(db: None) -> Agency:
    return Agency.objects.create(name="Центр поддержки семьи", country="KZ")


@pytest.fixture
def card(rollout: Rollout, school: Agency) -> str:
    """The code of a card that nobody has used."""
    ((_card, code),) = make_cards(rollout, school, 1, by=None, expires=clock.now() + IN_A_MONTH)
    return code


@pytest.fixture
def link(rollout: Rollout, school: Agency) -> Invitation:
    return make_link(rollout, school, by=None, expires=clock.now() + IN_A_MONTH)


@pytest.fixture
def ainura(school: Agency) -> Person:
    """The focal point of the school."""
    person = Person.objects.create_user("ainura@example.org", "ainura@example.org", family="Асанова", given="Айнура")
    grant_role(person, Role.Name.FOCAL_POINT, agency=school, by=None, why="test")
    return person


@pytest.fixture
def focal_point(ainura: Person) -> Client:
    client = Client()
    client.force_login(ainura)
    return client


def codes_in(pdf: bytes) -> list[str]:
    """The codes that can be read on the paper."""
    return [code for page in PdfReader(io.BytesIO(pdf)).pages for code in PRINTED.findall(page.extract_text())]


def ask_for_cards(client: Client, agency: Agency, rollout: Rollout, count: int, **fields: str) -> list[str]:
    """Make cards on the colleagues' page; gives the codes on the paper."""
    form = {
        "rollout": str(rollout.pk),
        "count": str(count),
        "until": (clock.now() + IN_A_MONTH).date().isoformat(),
        "batch": str(uuid.uuid4()),
    }
    response = client.post(f"/ru/colleagues/{agency.public_id}/", {**form, **fields})
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"][:10] == "attachment"
    return codes_in(response.content)


def issue_anew(client: Client, agency: Agency, card: Invitation) -> str:
    """Issue a card anew on the colleagues' page; gives the code on the paper."""
    response = client.post(f"/ru/colleagues/{agency.public_id}/", {"reissue": str(card.pk)})
    (code,) = codes_in(response.content)
    return code
