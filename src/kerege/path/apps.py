from django.apps import AppConfig


class PathConfig(AppConfig):
    name = "kerege.path"
    label = "path"
