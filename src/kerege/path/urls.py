"""A learner's way; all below /<lang>/."""

from django.urls import path

from kerege.path.views import carry, commitment, exam, landing, lesson, my, recall, registers, search

app_name = "path"

urlpatterns = [
    path("", landing.home, name="home"),
    path("my/", my.my, name="my"),
    path("my/recall/", recall.recall, name="recall"),
    path("carry/", carry.carry, name="carry"),
    path("sources/", registers.sources, name="sources"),
    path("glossary/", registers.glossary, name="glossary"),
    path("search/", search.search, name="search"),
    path("<slug:suite>/", landing.suite, name="suite"),
    path("<slug:suite>/<slug:module>/", landing.module, name="module"),
    path("<slug:suite>/<slug:module>/pre-test/", exam.exam, {"kind": "pre"}, name="pre-test"),
    path("<slug:suite>/<slug:module>/final-test/", exam.exam, {"kind": "final"}, name="final-test"),
    path("<slug:suite>/<slug:module>/pre-test/<uuid:id>/", exam.attempt, {"kind": "pre"}, name="pre-attempt"),
    path("<slug:suite>/<slug:module>/final-test/<uuid:id>/", exam.attempt, {"kind": "final"}, name="final-attempt"),
    path("<slug:suite>/<slug:module>/commitment/", commitment.commitment, name="commitment"),
    path("<slug:suite>/<slug:module>/<slug:lesson>/", lesson.lesson, name="lesson"),
]
