from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "kerege.practice"
    label = "practice"

    def ready(self) -> None:
        from kerege.practice import registrations  # noqa: F401 -- they register at start
        from kerege.practice.material import folder  # noqa: F401 -- as above
        from kerege.suites import authors

        authors.may("practice", "material")
