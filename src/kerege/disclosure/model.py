"""What is found in a text."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a place in a text gives away; the names are those of the command `kerege disclosure`."""

    PERSON = "person"
    BIRTH_DATE = "birth_date"
    AGE_PLACE = "age_place"
    PLACE = "place"
    SCHOOL = "school"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    PASSPORT = "passport"
    EMAIL = "email"
    HANDLE = "handle"
    PLATE = "plate"
    COORDINATES = "coordinates"
    UNIQUE_FACT = "unique_fact"


class Certainty(IntEnum):
    """How sure the check is.

    A HINT identifies nobody alone: the exact age of a child, an initial. With a place it becomes more (`combine`); an
    age without one is shown to the writer and not reported, an initial is dropped. STRONG is what can hardly be
    anything else: a number with its check figure or its label, a full name with a date or a place.
    """

    HINT = 1
    LIKELY = 2
    STRONG = 3


Range = tuple[int, int]
"""Start and end of a part of a text, in code points; the end is exclusive."""


class Span(NamedTuple):
    """A part of a text; offsets count Unicode code points, the end is exclusive."""

    start: int
    end: int
    kind: Kind
    certainty: Certainty = Certainty.LIKELY
