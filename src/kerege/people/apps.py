from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    default = True
    name = "kerege.people"
    label = "people"

    def ready(self) -> None:
        from kerege.people import joining, limits, mail, registrations, second_factor, sessions  # noqa: F401 -- they register


class StudioPeople(WagtailUsersAppConfig):
    """Wagtail's user administration, with the person that Kerege knows."""

    user_viewset = "kerege.people.studio.PersonViewSet"
    group_viewset = "kerege.people.studio.NoGroups"

    def ready(self) -> None:
        super().ready()
        from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

        # They go past roles, audit and erasure: what is done with a person is done with her alone, in her form.
        UserBulkAction.models = []
