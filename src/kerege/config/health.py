"""Is the site able to answer? For supervisors and load balancers."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from kerege import clock
from kerege.outgoing.models import Outgoing

LATE = timedelta(minutes=10)


def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the database answers; says whether the worker keeps up."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        late = Outgoing.objects.filter(done_at=None, attempts=0, due__lt=clock.now() - LATE).exists()
    except DatabaseError:
        return JsonResponse({"database": "fails"}, status=503)
    return JsonResponse({"database": "answers", "worker": "late" if late else "keeps up"})
