from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "kerege.assessment"
    label = "assessment"

    def ready(self) -> None:
        from kerege.assessment import attempts, bank, exams_file, registrations  # noqa: F401 -- they register at start
        from kerege.suites import authors

        authors.may("assessment", "question", "scene")
