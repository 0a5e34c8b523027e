import pytest
from django.apps import apps
from django.test import Client

from kerege.learning.models import Outcome
from kerege.people.audit import record
from kerege.people.models import AuditEntry, Person
from kerege.people.personal_data import erase_person, export_person, is_registered
from kerege.records.models import Statement
from kerege.suites.catalogue import LessonEntry


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
