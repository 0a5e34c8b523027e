"""A person's own pages; all below /<lang>/."""

from django.urls import path

from kerege.people import views

app_name = "people"

urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
    path("my/about/", views.about, name="about"),
]
