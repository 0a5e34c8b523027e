import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kerege import clock
from kerege.learning.models import Outcome
from kerege.outgoing.models import Outgoing
from kerege.outgoing.worker import tick
from kerege.people.addresses import set_address
from kerege.people.audit import record
from kerege.people.models import AuditEntry, Person, Role
from kerege.people.personal_data import erase_person, export_person, is_registered
from kerege.people.roles import grant_role
from kerege.records.models import Statement
from kerege.suites.catalogue import LessonEntry
from people.test_sign_in import code_from_mail
from people.test_studio import OWN_SETTINGS


def test_every_model_is_registered() -> None:
    missing = [model._meta.label for model in apps.get_models(include_auto_created=True) if not is_registered(model)]

    assert missing == []


def test_erasing_a_person_leaves_statements_that_lead_to_nobody(
    signed_in: Client, person: Person, first_lesson: LessonEntry
) -> None:
    import uuid

    signed_in.post("/ru/tiny/first/one/", {"nonce": str(uuid.uuid4()), "complete": "1"})
    record_id = str(person.record_id)

    erase_person(person, by=None, why="she asked")

    assert Person.objects.count() == 0
    assert [row.content["actor"]["account"]["name"] for row in Statement.objects.all()] == [record_id]
    assert Outcome.objects.count() == 1
    assert signed_in.get("/ru/my/").context["user"].is_anonymous
    assert AuditEntry.objects.get().action == "person.erased"


def test_export_holds_what_is_known_of_her(person: Person) -> None:
    exported = export_person(person)

    assert exported["people.Person"]["given"] == "Дина"
    assert exported["people.Role"] == []


@pytest.mark.django_db
def test_audit_entries_are_only_ever_added() -> None:
    entry = record(None, "something", "x", "y")

    entry.why = "another"
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


def test_deleting_a_person_in_the_studio_erases_her(operator: Client, olga: Person, person: Person) -> None:
    public_id = str(person.public_id)
    assert (
        "Записи об учёбе останутся, но без имени."
        in operator.get(f"/studio/users/delete/{person.pk}/").content.decode()
    )

    response = operator.post(f"/studio/users/delete/{person.pk}/")

    assert response.status_code == 302
    assert not Person.objects.filter(public_id=public_id).exists()
    entry = AuditEntry.objects.get(action="person.erased")
    assert (entry.by, entry.subject, entry.why) == (olga, public_id, "studio")


def test_erasure_ends_sessions_that_are_hers_or_wait_for_her(client: Client, person: Person) -> None:
    set_address(person, "dina@example.org")
    EmailAddress.objects.create(user=person, email="second@example.org", verified=True)
    stranger = Client()
    stranger.post("/accounts/login/code/", {"email": "somebody@example.org"})
    client.force_login(person)
    for email in ("Dina@example.org", "second@example.org"):
        Client().post("/accounts/login/code/", {"email": email})
        Client().post("/accounts/signup/", {"email": email, "given": "Дина", "agree": "on"})

    erase_person(person, by=None, why="she asked")

    assert [session.session_key for session in Session.objects.all()] == [stranger.session.session_key]
    assert [row.payload["to"] for row in Outgoing.objects.all()] == ["somebody@example.org"]


def test_erasure_removes_her_picture(
    operator: Client, olga: Person, settings: Any, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "PNG")
    upload = SimpleUploadedFile("olga.png", picture.getvalue())
    operator.post("/studio/account/", {"avatar-avatar": upload, **OWN_SETTINGS})
    assert files(settings.MEDIA_ROOT) == 1

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(olga, by=None, why="she asked")

    assert files(settings.MEDIA_ROOT) == 0


def files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


@pytest.mark.django_db
def test_who_never_confirmed_the_address_is_forgotten_after_a_day(client: Client) -> None:
    client.post("/accounts/signup/", {"email": "dina@example.org", "given": "Дина", "agree": "on"})

    with clock.moved_by(timedelta(hours=23)):
        tick("test")
        assert Person.objects.count() == 1
    with clock.moved_by(timedelta(hours=25)):
        tick("test")

    assert (Person.objects.count(), EmailAddress.objects.count(), Session.objects.count()) == (0, 0, 0)
    assert AuditEntry.objects.get().why == "the address was never confirmed"


def test_who_confirmed_the_address_or_was_added_in_the_studio_stays(
    operator: Client, olga: Person, client: Client
) -> None:
    page = client.post("/accounts/signup/", {"email": "dina@example.org", "given": "Дина", "agree": "on"})
    client.post(page.url, {"code": code_from_mail("dina@example.org")})
    operator.post("/studio/users/new/", {"email": "added@example.org", "given": "Нур", "is_active": "on"})
    Client().post("/accounts/signup/", {"email": "author@example.org", "given": "Азамат", "agree": "on"})
    grant_role(Person.objects.get(given="Азамат"), Role.Name.AUTHOR, by=olga, why="test")

    with clock.moved_by(timedelta(days=30)):
        tick("test")

    assert set(Person.objects.values_list("given", flat=True)) == {"", "Дина", "Нур", "Азамат"}
