from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "kerege.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        from kerege.disclosure.ner import serve
        from kerege.outgoing.worker import beside

        beside(serve)
