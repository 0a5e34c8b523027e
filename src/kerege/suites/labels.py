"""What readers see of the words that blocks are made with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PROFESSION_NAMES = {
    "psychologist": _("Psychologist, teacher-psychologist"),
    "social-worker": _("Social worker"),
    "school": _("School head, teacher"),
    "lawyer": _("Lawyer"),
    "police": _("Police officer"),
    "health": _("Health worker"),
    "guardianship": _("Guardianship officer"),
    "ngo": _("NGO worker"),
}
TASK_LABELS = {
    "rewrite": _("Your turn: rewrite"),
    "sort": _("Your turn: sort"),
    "strike": _("Your turn: strike out"),
    "trace": _("Your turn: who saw it"),
    "dialogue": _("Your turn: a talk, line by line"),
    "section": _("Your turn: fill in a part"),
}
