"""Why a span is marked, in the reader's language."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kerege.disclosure.model import Certainty, Kind


class Explanation(NamedTuple):
    """What it is, and how it leads to the child."""

    title: Promise
    why: Promise


EXPLANATIONS = {
    Kind.PERSON: Explanation(
        _("A name"),
        _("Neighbours and classmates know a child by her name, by a short form, by the name of a relative."),
    ),
    Kind.BIRTH_DATE: Explanation(
        _("A date of birth"), _("One date of birth is enough to find a person in a class register or a database.")
    ),
    Kind.AGE_PLACE: Explanation(
        _("An exact age and a place"),
        _("In one village or one school few children are of this age. The age group is enough."),
    ),
    Kind.PLACE: Explanation(
        _("A small place or an address"), _("In a village, a street or a house a family is found within a day.")
    ),
    Kind.SCHOOL: Explanation(
        _("A school or a class"), _("Teachers and other parents will know at once which child this is.")
    ),
    Kind.PHONE: Explanation(_("A telephone number"), _("Whoever reads the number can call and find its owner.")),
    Kind.ID_NUMBER: Explanation(_("A personal number"), _("Such a number belongs to one person in the whole country.")),
    Kind.PASSPORT: Explanation(
        _("A document"), _("The number of a document belongs to one person in the whole country.")
    ),
    Kind.EMAIL: Explanation(_("An e-mail address"), _("An address leads to its owner, and often bears the name.")),
    Kind.HANDLE: Explanation(
        _("A name in a network or a game"),
        _("It leads to the page of the child or the family: photographs, friends, places."),
    ),
    Kind.PLATE: Explanation(_("A car’s number"), _("A car’s number is known in the street and stands in registers.")),
    Kind.COORDINATES: Explanation(
        _("A point on the map or in a camp"),
        _("A point on the map leads to a house; a section and a tent lead to a list of names."),
    ),
    Kind.UNIQUE_FACT: Explanation(
        _("A fact that fits one child only"),
        _("Who lives nearby needs no name: there is only one such child or family."),
    ),
}

AGE_ALONE = Explanation(
    _("An exact age"),
    _("By itself it gives nobody away; with a place or a school it does. The age group is often enough."),
)

CERTAINTIES = {
    Certainty.STRONG: _("almost certainly"),
    Certainty.LIKELY: _("probably"),
    Certainty.HINT: _("something to think about"),
}
