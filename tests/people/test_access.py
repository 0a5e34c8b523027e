"""Who may do what: every address, every role."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from kerege.people.models import Agency, Person, Role
from kerege.people.roles import grant_role
from kerege.rollouts.models import Rollout
from kerege.suites.models import Suite

AGENCY = uuid.UUID(int=5)
PRACTICE = "/ru/practice/tiny/"
COHORT = uuid.UUID(int=7)
VISITORS = ("stranger", "learner", "focal_point", "organiser", "author", "operator", "facilitator")

# route -> (address to try, what each of VISITORS gets)
EVERYONE = (200,) * 7
NOBODY = (404,) * 7
NOT_HERS = (302, 404, 404, 404, 404, 404, 404)  # with an account it would be asked whose it is
PAGES: dict[str, tuple[str, tuple[int, ...]]] = {
    "": ("/", (302, 302, 302, 302, 302, 302, 302)),
    "healthz": ("/healthz", EVERYONE),
    "<lang>/": ("/ru/", EVERYONE),
    "<lang>/tour/": ("/ru/tour/", EVERYONE),
    "<lang>/check-text/": ("/ru/check-text/", EVERYONE),
    "<lang>/check-text/marks/": ("POST /ru/check-text/marks/", (422, 422, 422, 422, 422, 422, 422)),
    "<lang>/my/": ("/ru/my/", EVERYONE),
    "<lang>/privacy/": ("/ru/privacy/", EVERYONE),
    "<lang>/my/data/": ("/ru/my/data/", (302, 200, 200, 200, 200, 200, 200)),
    "<lang>/my/data/download/": ("/ru/my/data/download/", (302, 200, 200, 200, 200, 200, 200)),
    "<lang>/my/data/consent/": ("POST /ru/my/data/consent/", (302, 422, 422, 422, 422, 422, 422)),
    "<lang>/my/data/delete/": ("/ru/my/data/delete/", (302, 200, 200, 200, 200, 200, 200)),
    "<lang>/my/about/": ("/ru/my/about/", (302, 200, 200, 200, 200, 200, 200)),
    "<lang>/my/recall/": ("/ru/my/recall/", (302, 200, 200, 200, 200, 200, 200)),
    "<lang>/carry/": ("/ru/carry/", EVERYONE),
    "<lang>/sources/": ("/ru/sources/", EVERYONE),
    "<lang>/glossary/": ("/ru/glossary/", EVERYONE),
    "<lang>/search/": ("/ru/search/?q=слово", EVERYONE),
    "<lang>/join/": ("/ru/join/", EVERYONE),
    "<lang>/join/<str:code>/": ("/ru/join/ZZZZZ-ZZZZZ/", NOBODY),
    "<lang>/colleagues/": ("/ru/colleagues/", (302, 404, 302, 302, 404, 302, 404)),
    "<lang>/colleagues/<uuid:agency>/": (f"/ru/colleagues/{AGENCY}/", (302, 404, 200, 200, 404, 200, 404)),
    "<lang>/practice/": ("/ru/practice/", EVERYONE),
    "<lang>/practice/<slug:suite>/cases/": (f"{PRACTICE}cases/", EVERYONE),
    "<lang>/practice/<slug:suite>/cases/<slug:case>/": (f"{PRACTICE}cases/case-timur/", EVERYONE),
    "<lang>/practice/<slug:suite>/handouts/<slug:handout>/": (f"{PRACTICE}handouts/aid/", EVERYONE),
    "<lang>/practice/<slug:suite>/handouts/<slug:handout>.pdf": (f"{PRACTICE}handouts/notes.pdf", (404,) * 6 + (200,)),
    "<lang>/practice/<slug:suite>/scenarios/": (f"{PRACTICE}scenarios/", EVERYONE),
    "<lang>/practice/<slug:suite>/scenarios/<slug:scenario>/": (f"{PRACTICE}scenarios/sc-class/", EVERYONE),
    "<lang>/practice/<slug:suite>/sections/<slug:section>/": (f"{PRACTICE}sections/plan-known/", (302,) * 7),
    "<lang>/practice/<slug:suite>/blanks/": (f"{PRACTICE}blanks/", EVERYONE),
    "<lang>/practice/<slug:suite>/blanks/<slug:form>.<file_type:type>": (f"{PRACTICE}blanks/plan.pdf", EVERYONE),
    "<lang>/practice/<slug:suite>/<slug:form>/": (f"{PRACTICE}plan/", EVERYONE),
    "<lang>/practice/<slug:suite>/<slug:form>/<slug:about>/": (f"{PRACTICE}plan/case-timur/", EVERYONE),
    "<lang>/practice/<slug:suite>/<slug:form>/<slug:about>/<slug:section>/": (
        f"{PRACTICE}plan/case-timur/plan-known/",
        EVERYONE,
    ),
    "<lang>/practice/<slug:suite>/<slug:form>/<slug:about>/sample/": (f"{PRACTICE}plan/case-timur/sample/", EVERYONE),
    # What somebody has written is hers; another's is answered as what does not exist: tests/practice.
    "<lang>/practice/<slug:suite>/<slug:form>/<slug:about>/printed/": (f"{PRACTICE}plan/case-timur/printed/", NOT_HERS),
    "<lang>/practice/<slug:suite>/<slug:form>/<slug:about>/plan.<file_type:type>": (
        f"{PRACTICE}plan/case-timur/plan.pdf",
        NOT_HERS,
    ),
    "<lang>/practice/<slug:suite>/<slug:form>/<slug:about>/hand-in/": (f"{PRACTICE}plan/case-timur/hand-in/", NOT_HERS),
    "<lang>/practice/<slug:suite>/saved/<slug:lesson>/": (f"{PRACTICE}saved/two/", (404, 200, 200, 200, 200, 200, 200)),
    "<lang>/practice/works/<int:pk>/": ("/ru/practice/works/0/", NOT_HERS),
    "<lang>/practice/reviews/": ("/ru/practice/reviews/", (302, 200, 200, 200, 200, 200, 200)),
    "<lang>/practice/reviews/<int:pk>/": ("/ru/practice/reviews/0/", NOT_HERS),
    # A cohort's practice is for its facilitators alone.
    "<lang>/practice/cohorts/": ("/ru/practice/cohorts/", (302, 404, 404, 404, 404, 404, 302)),
    "<lang>/practice/cohorts/<uuid:rollout>/": (
        f"/ru/practice/cohorts/{COHORT}/",
        (302, 404, 404, 404, 404, 404, 200),
    ),
    "<lang>/practice/cohorts/<uuid:rollout>/scenarios/<slug:scenario>/": (
        f"/ru/practice/cohorts/{COHORT}/scenarios/sc-class/",
        (302, 404, 404, 404, 404, 404, 200),
    ),
    "<lang>/practice/cohorts/<uuid:rollout>/plans/<int:pk>/": (
        f"POST /ru/practice/cohorts/{COHORT}/plans/0/",
        NOT_HERS,
    ),
    "<lang>/practice/led/": ("/ru/practice/led/", (302, 200, 200, 200, 200, 200, 200)),
    "<lang>/practice/led/<uuid:conference>/": (
        f"/ru/practice/led/{uuid.UUID(int=0)}/",
        NOT_HERS,
    ),
    "<lang>/practice/<slug:suite>/conferences/": (f"{PRACTICE}conferences/", NOBODY),  # this course has none
    "<lang>/practice/<slug:suite>/conferences/<slug:conference>/": (f"{PRACTICE}conferences/none/", NOBODY),
    "<lang>/practice/<slug:suite>/conferences/<slug:conference>/<slug:role>/": (
        f"{PRACTICE}conferences/none/none/",
        NOBODY,
    ),
    "<lang>/<slug:suite>/": ("/ru/tiny/", EVERYONE),
    "<lang>/<slug:suite>/<slug:module>/": ("/ru/tiny/first/", EVERYONE),
    "<lang>/<slug:suite>/<slug:module>/pre-test/": ("/ru/tiny/first/pre-test/", NOBODY),
    "<lang>/<slug:suite>/<slug:module>/final-test/": ("/ru/tiny/first/final-test/", NOBODY),
    # Whose an attempt is: tests/assessment/test_taking.py, "Not hers".
    "<lang>/<slug:suite>/<slug:module>/pre-test/<uuid:id>/": (
        f"/ru/tiny/first/pre-test/{uuid.UUID(int=0)}/",
        NOT_HERS,
    ),
    "<lang>/<slug:suite>/<slug:module>/final-test/<uuid:id>/": (
        f"/ru/tiny/first/final-test/{uuid.UUID(int=0)}/",
        NOT_HERS,
    ),
    "<lang>/<slug:suite>/<slug:module>/commitment/": ("/ru/tiny/first/commitment/", EVERYONE),
    "<lang>/<slug:suite>/<slug:module>/<slug:lesson>/": ("/ru/tiny/first/one/", EVERYONE),
    # A paper that is another's is answered as one that does not exist; its holder's pages: tests/credentials.
    "<lang>/certificates/<str:code>/": ("/ru/certificates/0123456789ABCDEF/", (302, 404, 404, 404, 404, 404, 404)),
    "<lang>/certificates/<str:code>/pdf/": ("/ru/certificates/0123456789ABCDEF/pdf/", NOBODY),
    "verify/": ("/verify/", EVERYONE),
    "verify/<str:code>": ("/verify/0123456789ABCDEF", NOBODY),
    "verify/<str:code>/": ("/verify/0123456789ABCDEF/", (302, 302, 302, 302, 302, 302, 302)),
    "verify/<str:code>.json": ("/verify/0123456789ABCDEF.json", NOBODY),
    ".well-known/kerege-keys.json": ("/.well-known/kerege-keys.json", EVERYONE),
    "xapi/statements": ("POST /xapi/statements", (401, 400, 400, 400, 400, 400, 400)),
    "media/images/<str:name>": ("/media/images/none.png", NOBODY),
    "media/figures/<str:name>.svg": ("/media/figures/none.svg", NOBODY),
    "accounts/password/reset/": ("/accounts/password/reset/", (302, 302, 302, 302, 302, 302, 302)),
    "accounts/email/": ("/accounts/email/", (302, 302, 302, 302, 302, 302, 302)),
    "accounts/": ("/accounts/login/", (200, 302, 302, 302, 302, 302, 302)),
    "studio/": ("/studio/", (302, 403, 403, 200, 200, 200, 403)),
    "studio/account/": ("/studio/account/", (302, 403, 403, 200, 200, 200, 403)),
    "studio/login/": ("/studio/login/", (302, 403, 403, 302, 302, 302, 403)),
    "studio/pages/": ("/studio/pages/", (302, 403, 403, 200, 200, 200, 403)),
    "media/documents/": ("/media/documents/1/none.pdf", NOBODY),
    "studio/people": ("/studio/users/", (302, 403, 403, 302, 302, 200, 403)),
    "studio/cohorts": ("/studio/cohorts/", (302, 403, 403, 200, 302, 200, 403)),
    "studio/participants": ("/studio/participants/", (302, 403, 403, 200, 302, 200, 403)),
    "studio/agencies": ("/studio/agencies/", (302, 403, 403, 200, 302, 200, 403)),
    "studio/reports": ("/studio/reports/site-history/", (302, 403, 403, 200, 200, 200, 403)),
    "studio/sources": ("/studio/snippets/suites/source/", (302, 403, 403, 200, 200, 200, 403)),
    # Writing them: tests/suites/test_translations_in_the_studio.py, "Who may".
    "studio/translations": ("/studio/translations/", (302, 403, 403, 200, 200, 200, 403)),
    "studio/translations of a part": ("/studio/translations/kk/tiny/first/", (302, 403, 403, 200, 200, 200, 403)),
    "studio/bank": ("/studio/snippets/assessment/question/", (302, 403, 403, 200, 200, 200, 403)),
    # Each question, and scoring anew: tests/assessment/test_item_analysis.py, "Who may".
    "studio/questions": ("/studio/questions/", (302, 403, 403, 200, 200, 200, 403)),
    "studio/questions of a module": ("/studio/questions/0/", (302, 403, 403, 404, 404, 404, 403)),
    "studio/questions/question": ("/studio/questions/question/0/", (302, 403, 403, 404, 404, 404, 403)),
    "studio/questions/rescoring": ("POST /studio/questions/question/0/", (302, 403, 403, 404, 404, 404, 403)),
}


def _agency() -> Agency:
    return Agency.objects.create(name="Школа", country="KG", public_id=AGENCY)


@pytest.fixture
def visitors(with_practice: Suite, demo: None) -> dict[str, Client]:
    Rollout.objects.update(public_id=COHORT)
    clients = {}
    for name in VISITORS:
        clients[name] = Client()
        if name != "stranger":
            person = Person.objects.create_user(name, f"{name}@example.org", is_demo=True)
            if name in Role.Name.values:
                agency = _agency() if name == "focal_point" else None
                rollout = COHORT if name == "facilitator" else None
                grant_role(person, Role.Name(name), agency=agency, rollout=rollout, by=None, why="test")
            clients[name].force_login(person)
    return clients


def status(client: Client, address: str) -> int:
    method, _space, path = address.rpartition(" ")
    return client.post(path).status_code if method else client.get(path).status_code


def test_each_visitor_gets_what_she_may(visitors: dict[str, Client]) -> None:
    got = {
        route: (address, tuple(status(visitors[name], address) for name in VISITORS))
        for route, (address, _wanted) in PAGES.items()
    }

    assert got == PAGES


# A translator gets what a learner gets, and these pages of the studio; all others lead her back to its first page.
TRANSLATORS_STUDIO = {
    "studio/": 200,
    "studio/account/": 200,
    "studio/login/": 302,
    "studio/reports": 200,
    "studio/translations": 200,
    "studio/translations of a part": 200,
    # There is no such question, whoever asks; what there is she does not get.
    "studio/questions of a module": 404,
    "studio/questions/question": 404,
    "studio/questions/rescoring": 404,
}


def test_translator_gets_translations_and_nothing_else(visitors: dict[str, Client]) -> None:
    person, client = Person.objects.create_user("translator", "translator@example.org", is_demo=True), Client()
    grant_role(person, Role.Name.TRANSLATOR, by=None, why="test")
    client.force_login(person)
    wanted = {
        route: TRANSLATORS_STUDIO.get(route, 302) if route.startswith("studio/") else answers[VISITORS.index("learner")]
        for route, (_address, answers) in PAGES.items()
    }

    assert {route: status(client, address) for route, (address, _answers) in PAGES.items()} == wanted


def routes() -> set[str]:
    """Our own routes one by one; libraries by their prefix."""
    found = set()
    for pattern in get_resolver().url_patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLPattern) or route in ("accounts/", "studio/", "media/documents/"):
            found.add(route)
        else:
            assert isinstance(pattern, URLResolver)
            found |= _below(pattern, "<lang>/")
    return found


def _below(resolver: URLResolver, prefix: str) -> set[str]:
    found = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found |= _below(pattern, prefix + str(pattern.pattern))
        else:
            found.add(prefix + str(pattern.pattern))
    return found


def test_every_address_is_named_above() -> None:
    assert routes() - set(PAGES) == set()


def test_studio_of_an_installation_with_real_people_asks_for_a_second_factor(visitors: dict[str, Client]) -> None:
    settings.DEMO_FILE.unlink()

    response = visitors["author"].get("/studio/")

    assert (response.status_code, response.url) == (302, "/accounts/2fa/totp/activate/")


def test_studio_beside_demo_accounts_asks_everybody_else_for_a_second_factor(visitors: dict[str, Client]) -> None:
    Person.objects.filter(login="author").update(is_demo=False)

    response = visitors["author"].get("/studio/")

    assert (response.status_code, response.url) == (302, "/accounts/2fa/totp/activate/")


def test_author_edits_pages_but_sees_no_people(visitors: dict[str, Client]) -> None:
    from kerege.suites.models import Lesson

    lesson = Lesson.objects.get(key="one")

    assert visitors["author"].get(f"/studio/pages/{lesson.pk}/edit/").status_code == 200
    assert visitors["author"].get("/studio/users/").status_code == 302


def test_statements_of_somebody_else_are_refused(visitors: dict[str, Client]) -> None:
    from kerege.people.installation import installation_iri
    from kerege.records.store import agent

    other = Person.objects.get(login="author")
    body = {
        "id": str(uuid.uuid4()),
        "actor": agent(installation_iri(), other.record_id),
        "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
        "object": {"id": "https://example.org/l", "definition": {"type": "http://adlnet.gov/expapi/activities/lesson"}},
    }

    response = visitors["learner"].post("/xapi/statements", body, content_type="application/json")

    assert response.status_code == 403


def test_roles_are_audited_and_wagtail_follows(db: None) -> None:
    from kerege.people.models import AuditEntry
    from kerege.people.roles import revoke_role

    person = Person.objects.create_user("a", "a@example.org")
    grant_role(person, Role.Name.OPERATOR, by=None, why="first operator")
    grant_role(person, Role.Name.AUTHOR, by=None, why="writes")
    assert (person.is_superuser, [group.name for group in person.groups.all()]) == (True, ["Authors"])

    revoke_role(person, Role.Name.OPERATOR, by=None, why="left")

    assert (person.is_superuser, person.groups.count()) == (False, 1)
    assert [(entry.action, entry.why) for entry in AuditEntry.objects.order_by("id")] == [
        ("role.granted", "first operator"),
        ("role.granted", "writes"),
        ("role.revoked", "left"),
    ]


def test_operator_gives_a_role_in_the_studio(visitors: dict[str, Client]) -> None:
    learner = Person.objects.get(login="learner")
    address = f"/studio/users/edit/{learner.pk}/"
    assert visitors["operator"].get(address).status_code == 200

    visitors["operator"].post(
        address, {"email": learner.email, "given": "Дина", "is_active": "on", "roles": ["author"]}
    )

    learner.refresh_from_db()
    assert (learner.given, [role.name for role in learner.roles.all()]) == ("Дина", ["author"])
