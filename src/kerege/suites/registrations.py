"""This room holds nothing about learners. Authors appear in the tables of Wagtail, by key only; a key is
emptied when its person is erased."""

from django.apps import apps

from kerege.people.personal_data import register_without

for _label in ("suites", "wagtailcore", "wagtailimages", "wagtaildocs", "wagtailsearch", "wagtailadmin", "taggit"):
    if apps.is_installed(apps.get_app_config(_label).name):
        register_without(*apps.get_app_config(_label).get_models(include_auto_created=True))
