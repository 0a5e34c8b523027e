"""Who is here, what they may do, and what was done with other people's data."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from kerege import clock


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, login: str, email: str | None = None, password: str | None = None, **names: Any) -> Person:
        person = self.model(login=login, email=(email or "").lower() or None, **names)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(login=username)


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account.

    `public_id` names her to the outside; `record_id` names her in statements and nowhere else, so that erasing
    this row leaves statements that lead to nobody. The e-mail address is a way to reach her, never the key.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    record_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    login = models.CharField(_("login"), max_length=254, unique=True)
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    family = models.CharField(_("family name"), max_length=120, blank=True)
    given = models.CharField(_("given name"), max_length=120, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=120, blank=True)
    paper_name_cyrillic = models.CharField(_("name on papers, Cyrillic"), max_length=240, blank=True)
    paper_name_latin = models.CharField(_("name on papers, Latin"), max_length=240, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False, editable=False)  # her password lies in a file
    created_at = models.DateTimeField(default=clock.now, editable=False)

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name() or self.login

    @property
    def is_staff(self) -> bool:
        """Django and Wagtail ask this; who may enter the studio is decided by `access`."""
        return self.is_superuser

    def get_full_name(self) -> str:
        """Family name, given name, patronymic, as lists and papers want them."""
        return " ".join(filter(None, (self.family, self.given, self.patronymic)))

    def get_short_name(self) -> str:
        """How the site addresses her: given name and patronymic."""
        return " ".join(filter(None, (self.given, self.patronymic))) or self.login


class Agency(models.Model):
    """An organisation whose people learn here."""

    class Country(models.TextChoices):
        KAZAKHSTAN = "KZ", _("Kazakhstan")
        KYRGYZSTAN = "KG", _("Kyrgyzstan")
        TAJIKISTAN = "TJ", _("Tajikistan")
        TURKMENISTAN = "TM", _("Turkmenistan")
        UZBEKISTAN = "UZ", _("Uzbekistan")
        OTHER = "ZZ", _("another country")  # ISO 3166-1 leaves ZZ to its users

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200, unique=True)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """What a person may do, and where."""

    class Name(models.TextChoices):
        OPERATOR = "operator", _("Operator")
        ORGANISER = "organiser", _("Organiser")
        AUTHOR = "author", _("Author")
        TRANSLATOR = "translator", _("Translator")
        FOCAL_POINT = "focal_point", _("Focal point of an agency")  # Wagtail's pictures have a "Focal point"
        FACILITATOR = "facilitator", _("Facilitator of a cohort")

    class Scope(models.TextChoices):
        INSTALLATION = "installation", _("Whole installation")
        AGENCY = "agency", _("One agency")
        ROLLOUT = "rollout", _("One cohort")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(_("role"), max_length=20, choices=Name.choices)
    scope = models.CharField(_("scope"), max_length=20, choices=Scope.choices, default=Scope.INSTALLATION)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="roles", verbose_name=_("agency")
    )
    rollout = models.UUIDField(_("cohort"), null=True, blank=True)  # its public id: cohorts live above
    granted_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "name"], condition=models.Q(agency=None, rollout=None), name="people_role_once"
            ),
            models.UniqueConstraint(fields=["person", "name", "agency"], name="people_role_once_in_agency"),
            models.UniqueConstraint(fields=["person", "name", "rollout"], name="people_role_once_in_rollout"),
            models.CheckConstraint(
                condition=models.Q(scope="installation", agency=None, rollout=None)
                | models.Q(scope="agency", agency__isnull=False, rollout=None)
                | models.Q(scope="rollout", agency=None, rollout__isnull=False),
                name="people_role_scope_fits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()}, {self.agency}" if self.agency else self.get_name_display()


class Profile(models.Model):
    """What is known of a person beyond how to address her, as far as she said it.

    An empty field is a question that she has not answered, which is not the same as "prefer not to say"."""

    class Profession(models.TextChoices):
        """The keys are those of the course (`suites.document.PROFESSIONS`), with one more."""

        PSYCHOLOGIST = "psychologist", _("Psychologist, teacher-psychologist")
        SOCIAL_WORKER = "social-worker", _("Social worker")
        SCHOOL = "school", _("School head, teacher")
        LAWYER = "lawyer", _("Lawyer")
        POLICE = "police", _("Police officer")
        HEALTH = "health", _("Health worker")
        GUARDIANSHIP = "guardianship", _("Guardianship officer")
        NGO = "ngo", _("NGO worker")
        OTHER = "other", _("Another profession")

    class Sex(models.TextChoices):
        FEMALE = "female", _("female")
        MALE = "male", _("male")
        UNSAID = "unsaid", _("prefer not to say")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="profile")
    profession = models.CharField(_("profession"), max_length=20, choices=Profession.choices, blank=True)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="profiles", verbose_name=_("agency")
    )
    other_agency = models.CharField(_("agency that is not in the list"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Agency.Country.choices, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices, blank=True)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(agency=None) | models.Q(other_agency=""), name="people_profile_one_agency"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @classmethod
    def of(cls, person: Person) -> Profile:
        """Hers, or an empty one that is not saved yet."""
        return cls.objects.filter(person=person).first() or cls(person=person)


class Consent(models.Model):
    """That a person agreed to a version of the text about her data, as it was shown in one language."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    text = models.CharField(_("version of the text"), max_length=20)
    language = models.CharField(_("language"), max_length=8)
    given_at = models.DateTimeField(_("given"), default=clock.now)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar = ["given_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "text"], condition=models.Q(withdrawn_at=None), name="people_consent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"


class AuditEntry(models.Model):
    """Who did what with other people's data or rights, and why. Only ever added to."""

    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    why = models.TextField(blank=True)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.action}: {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("An audit entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("An audit entry is never deleted.")


class Installation(models.Model):
    """This installation: the one organiser that it serves, and the name that it has in statements.

    `iri` is made once and does not follow the address of the site; statements and actors carry it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    iri = models.CharField(max_length=200, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="people_one_installation")]

    def __str__(self) -> str:
        return self.iri

    @classmethod
    def get(cls) -> Installation:
        """The one row, made at first use."""
        made, _created = cls.objects.get_or_create(id=1, defaults={"iri": f"urn:uuid:{uuid.uuid4()}"})
        return made
