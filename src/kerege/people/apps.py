from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    default = True
    name = "kerege.people"
    label = "people"

    def ready(self) -> None:
        from kerege.people import limits, mail, registrations, second_factor, sessions  # noqa: F401 -- they register at start


class StudioPeople(WagtailUsersAppConfig):
    """Wagtail's user administration, with the person that Kerege knows."""

    user_viewset = "kerege.people.studio.PersonViewSet"
