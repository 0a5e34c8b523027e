"""What this room and the libraries below it hold about a person."""

from __future__ import annotations

from functools import partial
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile

from kerege.outgoing.models import Outgoing
from kerege.people.addresses import addresses_of
from kerege.people.models import Agency, AuditEntry, Consent, Installation, Person, Profile, Role
from kerege.people.personal_data import register, register_without
from kerege.people.sessions import end_sessions


def _nothing(person: Person) -> None:
    """Goes with the person's own row."""


def _person_data(person: Person) -> dict[str, Any]:
    return {
        "login": person.login,
        "email": person.email,
        "family": person.family,
        "given": person.given,
        "patronymic": person.patronymic,
        "paper_name_cyrillic": person.paper_name_cyrillic,
        "paper_name_latin": person.paper_name_latin,
        "language": person.language,
        "created_at": person.created_at.isoformat(),
        "public_id": str(person.public_id),
        "record_id": str(person.record_id),
    }


def _profile(person: Person) -> dict[str, Any]:
    profile = Profile.of(person)
    return {
        "profession": profile.profession,
        "agency": str(profile.agency or ""),
        "other_agency": profile.other_agency,
        "country": profile.country,
        "sex": profile.sex,
    }


def _consents(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "text": consent.text,
            "language": consent.language,
            "given_at": consent.given_at.isoformat(),
            "withdrawn_at": consent.withdrawn_at and consent.withdrawn_at.isoformat(),
        }
        for consent in person.consents.all()
    ]


def _roles(person: Person) -> list[dict[str, Any]]:
    roles = person.roles.select_related("agency")
    return [
        {
            "name": role.name,
            "agency": str(role.agency or ""),
            "cohort": str(role.rollout or ""),
            "granted_at": role.granted_at.isoformat(),
        }
        for role in roles
    ]


def _authenticators(person: Person) -> list[dict[str, Any]]:
    return [
        {"type": authenticator.type, "created_at": authenticator.created_at.isoformat()}
        for authenticator in Authenticator.objects.filter(user=person)
    ]


def _audit(person: Person) -> list[dict[str, Any]]:
    return [
        {"done_at": entry.at.isoformat(), "action": entry.action, "subject": entry.subject, "why": entry.why}
        for entry in AuditEntry.objects.filter(by=person)
    ]


def _erase_picture(person: Person) -> None:
    """The row goes with the person's own; her picture is a file."""
    for profile in UserProfile.objects.filter(user=person).exclude(avatar=""):
        transaction.on_commit(partial(profile.avatar.storage.delete, profile.avatar.name))


def _erase_mail(person: Person) -> None:
    for address in addresses_of(person):
        Outgoing.objects.filter(kind="mail", payload__to__iexact=address).delete()


register(
    Person,
    section="account",
    title=_("Account"),
    words={
        "public_id": _("number of the account"),
        "record_id": _("number in the records of learning"),
        "created_at": _("made"),
    },
    holds="names, login, e-mail address, language",
    why="to sign in, to be addressed, to be named on papers",
    kept="until she asks for erasure",
    export=_person_data,
    erase=lambda person: person.delete() and None,
)
register(
    Profile,
    section="profile",
    title=_("You and your work"),
    holds="profession, agency, country, sex, as far as she said it",
    why="to know whom the course reaches",
    kept="until she empties it or withdraws her consent, or as long as the person",
    export=_profile,
    erase=_nothing,
)
register(
    Consent,
    section="consent",
    title=_("Consent"),
    holds="to which text she agreed, in which language, since when, and until when",
    why="to show that she agreed",
    kept="as long as the person",
    export=_consents,
    erase=_nothing,
)
register(
    Role,
    section="account",
    words={"granted_at": _("since")},
    holds="what she may do",
    why="rights",
    kept="as long as the person",
    export=_roles,
    erase=_nothing,
)
register(
    EmailAddress,
    section="account",
    title=_("E-mail address for signing in"),
    holds="e-mail address and whether it is confirmed",
    why="sign-in by code",
    kept="as long as the person",
    export=lambda person: list(EmailAddress.objects.filter(user=person).values_list("email", flat=True)),
    erase=_nothing,
)
register(
    Authenticator,
    section="sign-in",
    title=_("Second factor"),
    words={"created_at": _("set up")},
    holds="secret of the second factor",
    why="sign-in to the studio",
    kept="as long as the person",
    export=_authenticators,
    erase=_nothing,
)
register(
    UserProfile,
    section="studio",
    title=_("Settings of the studio"),
    holds="her settings of the studio, and a picture if she put one there",
    why="the studio's language and notices",
    kept="as long as the person",
    export=lambda person: list(
        UserProfile.objects.filter(user=person).values("preferred_language", "current_time_zone", "avatar")
    ),
    erase=_erase_picture,
)
register(
    Session,
    section="sign-in",
    holds="who is signed in on a device, or to which address a code was sent",
    why="sign-in",
    kept="60 days after sign-in, or after a code was asked for",
    export=lambda person: [],
    erase=lambda person: end_sessions(person, addresses_of(person)),
)
register(
    Outgoing,
    section="mail",
    holds="mail that is still to be sent; emptied once it is sent",
    why="sign-in codes and notices",
    kept="until sent, a week at most",
    export=lambda person: [],
    erase=_erase_mail,
)
register(
    AuditEntry,
    section="log",
    title=_("What you did with data and rights of others"),
    words={"action": _("action"), "subject": _("with whom"), "why": _("reason"), "done_at": _("when")},
    holds="who did what with other people's data, by public id",
    why="accountability",
    kept="as long as the installation",
    export=_audit,
    erase=_nothing,
)
register_without(Agency, Installation, EmailConfirmation, Group, Permission, ContentType, Group.permissions.through)
register_without(Person.groups.through, Person.user_permissions.through)  # they go with her row
