from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "kerege.records"
    label = "records"

    def ready(self) -> None:
        from kerege.records import registrations  # noqa: F401 -- it registers at start
