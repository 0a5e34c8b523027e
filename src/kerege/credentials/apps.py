from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    name = "kerege.credentials"
    label = "credentials"

    def ready(self) -> None:
        from kerege.credentials import earning, issue, registrations  # noqa: F401 -- they register at start
