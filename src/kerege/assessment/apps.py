from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "kerege.assessment"
    label = "assessment"

    def ready(self) -> None:
        from kerege.assessment import (  # noqa: F401 -- they register at start
            attempts,
            bank,
            exams_file,
            registrations,
            rescoring,
        )
        from kerege.suites import authors

        authors.may("assessment", "question", "scene")
