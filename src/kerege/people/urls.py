"""A person's own pages; all below /<lang>/."""

from django.urls import path

from kerege.people import views

app_name = "people"

urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
    path("my/data/", views.data, name="data"),
    path("my/data/download/", views.download, name="download"),
    path("my/data/consent/", views.agree, name="agree"),
    path("my/data/delete/", views.delete, name="delete"),
    path("my/about/", views.about, name="about"),
]
