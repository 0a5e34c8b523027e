from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    name = "kerege.credentials"
    label = "credentials"
