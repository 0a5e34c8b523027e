"""Who is reading: somebody with an account, or a device."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kerege.learning.acts import Progress, progress_of_device, progress_of_person, take_over
from kerege.learning.device import COOKIE, DeviceProgress
from kerege.people.models import Person
from kerege.records.errors import StatementError
from kerege.suites.catalogue import SuiteEntry

log = logging.getLogger(__name__)


def progress_in(request: HttpRequest, suite: SuiteEntry) -> Progress:
    if isinstance(request.user, Person):
        return progress_of_person(request.user, suite)
    return progress_of_device(DeviceProgress.of(request), suite)


class TakeOver:
    """When somebody has signed in, what her device had becomes part of her record, and leaves the device.

    Here, not at sign-in, so that it also happens when the connection broke right behind the sign-in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if COOKIE not in request.COOKIES or not isinstance(request.user, Person):
            return self.get_response(request)
        device = DeviceProgress.of(request) or DeviceProgress()
        try:
            rest = take_over(request.user, device)
        except StatementError:
            # She reads on; what the device has stays there until we have mended this.
            log.exception("progress of a device was not taken over")
            return self.get_response(request)
        response = self.get_response(request)
        if not rest or rest != device:
            rest.keep(response)
        return response
