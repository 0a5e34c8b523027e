"""Invitation cards for people who have no e-mail address, or none that they want to give: printed, cut, handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from kerege import clock, papers
from kerege.papers.qr import qr_svg


@dataclass(frozen=True)
class Card:
    """What one card says, as it is to be read: `code` in groups, `address` short enough to type, `expires` a date in
    the card's language, `help` whom to ask when it is lost. `join_url` is what the square leads to."""

    number: str
    course: str
    agency: str
    code: str
    join_url: str
    address: str
    expires: str
    help: str


def invitation_cards(cards: Sequence[Card], *, language: str) -> bytes:
    """A PDF with eight cards on each sheet of A4, and marks to cut along. Raises ValueError where there is no card."""
    if not cards:
        raise ValueError("no cards")
    with translation.override(language):
        return papers.pdf(
            papers.ROOM / "cards.typ",
            {
                "words": {"code": _("Code"), "once": _("For one person, to join once.")},
                "cards": [_face(card) for card in cards],
            },
            language=language,
            title=_("Invitation cards"),
            made_at=clock.now(),
        )


def _face(card: Card) -> dict[str, object]:
    return {
        "course": card.course,
        "agency": card.agency,
        "code": card.code,
        "number": _("Card № %(number)s") % {"number": card.number},
        "steps": [
            _("Point the camera of your phone at the square."),
            _("No camera? Open %(address)s and type the code.") % {"address": card.address},
            _("Say how to address you, and begin."),
        ],
        "expires": _("Good until %(day)s") % {"day": card.expires},
        "help": _("Lost it? Ask %(whom)s") % {"whom": card.help},
        "qr": qr_svg(card.join_url),
        "qr_alt": _("QR code of %(address)s") % {"address": card.join_url},
    }
