"""Mail is owed, not sent on the spot: it is written to `outgoing` with the fact that caused it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.mail import EmailMessage

from kerege.outgoing.queue import handler, owe


def owe_mail(to: str, subject: str, body: str, *, key: str | None = None) -> None:
    """Put one plain-text mail on the list of what is owed. The same `key` is sent once."""
    owe("mail", key or str(uuid.uuid4()), {"to": to, "subject": subject, "body": body})


@handler("mail", forget=True)
def send_mail(key: str, payload: dict[str, str]) -> None:
    """The Message-ID follows from the key: should the worker die between the server's "accepted" and our note
    of it, the second copy carries the same id and is dropped by the mailbox."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    EmailMessage(
        payload["subject"],
        payload["body"],
        to=[payload["to"]],
        headers={"Message-ID": f"<{uuid.uuid5(uuid.NAMESPACE_URL, key)}@{domain}>", "Auto-Submitted": "auto-generated"},
    ).send()
