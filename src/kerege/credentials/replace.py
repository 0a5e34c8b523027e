"""A changed name: new papers in the place of the old ones."""

from __future__ import annotations

from django.db import transaction

from kerege.credentials.facts import PaperName, name_on_papers
from kerege.credentials.issue import make_certificate
from kerege.credentials.models import Certificate
from kerege.people.models import Person

# What belongs to one paper alone; the rest was earned, and stands in the new one as it stood in the old.
_OF_ONE_PAPER = ("format", "issuer", "kind", "number", "code", "name", "issued_on", "replaces")


def names_differ(certificate: Certificate, name: PaperName | None) -> bool:
    """Whether her name on papers is another now than on this one."""
    return name is not None and certificate.says.get("name") != {"ru": name.cyrillic, "en": name.latin}


@transaction.atomic
def replace_for_name(person: Person) -> list[Certificate]:
    """Replace each valid paper of hers that carries another name; gives the new ones.

    Old and new name each other. The new one is closed where the old one was. The old one says only that it is replaced,
    and is not shared any more. A paper whose signature does not fit is left alone: signing its facts anew would make
    them true.
    """
    name = name_on_papers(person)
    valid = Certificate.objects.select_for_update().filter(person=person, status=Certificate.Status.VALID)
    outdated = [old for old in valid.order_by("id") if names_differ(old, name) and old.is_genuine]
    return [_replace(old, name) for old in outdated if name]


@transaction.atomic
def show_to(paper: Certificate, visibility: str) -> None:
    """Let a paper be seen by whom its holder says. Those that it has replaced go with it: they bear her earlier names,
    are closed with it, and are never shared."""
    paper.visibility = visibility
    paper.save(update_fields=["visibility"])
    closed, code = Certificate.Visibility.CLOSED, Certificate.Visibility.CODE
    while earlier := Certificate.objects.filter(replaced_by=paper).first():
        earlier.visibility = closed if visibility == closed else code
        earlier.save(update_fields=["visibility"])
        paper = earlier


def _replace(old: Certificate, name: PaperName) -> Certificate:
    claim = {fact: value for fact, value in old.says.items() if fact not in _OF_ONE_PAPER}
    old.status = Certificate.Status.REPLACED
    if old.is_public:
        old.visibility = Certificate.Visibility.CODE
    old.save(update_fields=["status", "visibility"])  # first: one paper of a kind is valid
    new = make_certificate(old.person, old.registration, old.kind, claim, name, visibility=old.visibility, replaces=old)
    old.replaced_by = new
    old.save(update_fields=["replaced_by"])
    return new
