"""Her papers on my page: what they take, what is earned, what she has."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from kerege.credentials.access import papers_of, waiting_for_name
from kerege.credentials.facts import name_on_papers
from kerege.credentials.models import Certificate, Kind
from kerege.people.access import Visitor
from kerege.people.models import Person
from kerege.rollouts.completion import PaperStanding, completion
from kerege.rollouts.terms import Place

_Key = tuple[UUID | None, str]  # registration and kind


@dataclass(frozen=True)
class Row:
    """One paper. `waits` says that it is earned and not issued yet; `for_name`, that her name is missing."""

    standing: PaperStanding
    certificate: Certificate | None
    waits: bool
    for_name: bool

    @property
    def title(self) -> str:
        return str(Kind(self.standing.paper).label)


class Papers:
    """Two queries, however many courses."""

    def __init__(self, person: Visitor) -> None:
        self.person = person
        self._issued: dict[_Key, Certificate] = {(one.registration, one.kind): one for one in papers_of(person)}
        self._waiting: set[_Key] = {(one.registration, one.kind) for one in waiting_for_name(person)}

    def rows(self, place: Place) -> list[Row]:
        """The papers of a roll-out; none for somebody without an account."""
        if not isinstance(self.person, Person) or place.edition is None:
            return []
        registration = place.enrolment.registration if place.enrolment else None
        found = []
        for standing in completion(self.person, place.edition, place.enrolment):
            key = (registration, standing.paper)
            # The worker says it in a moment, where it has not done so yet.
            earned_now = standing.is_earned and registration is not None and key not in self._issued
            waits = earned_now or key in self._waiting
            for_name = waits and name_on_papers(self.person) is None
            found.append(Row(standing, self._issued.pop(key, None), waits, for_name))
        return found

    def others(self) -> list[Certificate]:
        """Those of other roll-outs, once `rows` has taken its own."""
        return list(self._issued.values())
