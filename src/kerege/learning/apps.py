from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "kerege.learning"
    label = "learning"

    def ready(self) -> None:
        from kerege.learning import device, progress, registrations  # noqa: F401 -- they register at start
