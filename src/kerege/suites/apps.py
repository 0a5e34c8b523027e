from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SuitesConfig(AppConfig):
    name = "kerege.suites"
    label = "suites"

    def ready(self) -> None:
        from kerege.suites import authors, catalogue, publication, registrations  # noqa: F401 -- they register at start

        authors.may("suites", "figure", "source", "term")
        post_migrate.connect(authors.permit, dispatch_uid="kerege.suites.authors")
