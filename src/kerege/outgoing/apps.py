from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    name = "kerege.outgoing"
    label = "outgoing"
