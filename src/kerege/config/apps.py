from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "kerege.config"
    label = "config"
