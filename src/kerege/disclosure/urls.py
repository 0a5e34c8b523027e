"""The check of a text; below /<lang>/."""

from django.urls import path

from kerege.disclosure import views

app_name = "disclosure"

urlpatterns = [
    path("check-text/", views.check_text, name="check"),
    path("check-text/marks/", views.marks, name="marks"),
]
