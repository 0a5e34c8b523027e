from django.apps import AppConfig


class SuitesConfig(AppConfig):
    name = "kerege.suites"
    label = "suites"

    def ready(self) -> None:
        from kerege.suites import publication, registrations  # noqa: F401, PLC0415 -- they register at start
