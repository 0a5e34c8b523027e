"""Joining, and bringing colleagues in; all below /<lang>/."""

from django.urls import path

from kerege.rollouts.views import colleagues, join

app_name = "rollouts"

urlpatterns = [
    path("join/", join.code, name="code"),
    path("join/<str:code>/", join.join, name="join"),
    path("colleagues/", colleagues.agencies, name="agencies"),
    path("colleagues/<uuid:agency>/", colleagues.colleagues, name="colleagues"),
]
