"""A holder's papers; all below /<lang>/."""

from django.urls import path

from kerege.credentials import views

app_name = "credentials"

urlpatterns = [
    path("certificates/<str:code>/", views.certificate, name="certificate"),
    path("certificates/<str:code>/pdf/", views.download, name="pdf"),
]
