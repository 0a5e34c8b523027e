"""Does this text give a child away? One question for every text box of the site."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from kerege.disclosure.combine import combine
from kerege.disclosure.finders.ages import find_ages
from kerege.disclosure.finders.coordinates import find_coordinates
from kerege.disclosure.finders.dates import find_birth_dates
from kerege.disclosure.finders.documents import find_documents
from kerege.disclosure.finders.houses import find_houses
from kerege.disclosure.finders.numbers import find_numbers
from kerege.disclosure.finders.online import find_online
from kerege.disclosure.finders.people import find_people, people_among
from kerege.disclosure.finders.places import find_places
from kerege.disclosure.finders.schools import find_schools
from kerege.disclosure.finders.unique import find_unique_facts
from kerege.disclosure.lexicon import lexicon_for
from kerege.disclosure.model import Certainty, Range, Span
from kerege.disclosure.reading import Reading
from kerege.disclosure.settle import settle

FINDERS = (
    find_coordinates,
    find_online,
    find_numbers,
    find_documents,
    find_schools,
    find_birth_dates,
    find_places,
    find_houses,
    find_people,
    find_ages,
    find_unique_facts,
)


def check(
    text: str, language: str = "", *, least: Certainty = Certainty.LIKELY, names: Sequence[Range] = ()
) -> list[Span]:
    """What in the text could identify somebody: spans in their order that do not overlap.

    `language` is a BCP 47 tag; without one, or with one that has no words here, the words of all languages count.
    `least` leaves out what is less certain. `names` are places where somebody else sees names (`ner`); what
    is public stays unmarked. The text is read and not kept.
    """
    reading = Reading(text, lexicon_for(language))
    found = [span for find in FINDERS for span in find(reading)]
    spans = settle(chain(found, people_among(reading, names)), text)
    return [span for span in combine(reading, spans) if span.certainty >= least]
