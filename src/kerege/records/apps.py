from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "kerege.records"
    label = "records"

    def ready(self) -> None:
        from kerege.people.personal_data import register_without
        from kerege.records.models import Statement

        register_without(Statement)  # pseudonymous: the link to a person is her row's record id
