from django.apps import AppConfig


class RolloutsConfig(AppConfig):
    name = "kerege.rollouts"
    label = "rollouts"

    def ready(self) -> None:
        from kerege.rollouts import registrations  # noqa: F401 -- it registers at start
