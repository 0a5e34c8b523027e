"""The sessions of Django, in the database, where all page processes find them."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from kerege import clock


class SessionStore(db.SessionStore):
    """Each page asks for its session; Django would take five times as long to compose this query as to ask it."""

    def _get_session_from_db(self) -> Session | None:
        query = "SELECT * FROM django_session WHERE session_key = %s AND expire_date > %s"
        session = next(iter(Session.objects.raw(query, [self.session_key, clock.now()])), None)
        if session is None:
            self._session_key = None
        return session
