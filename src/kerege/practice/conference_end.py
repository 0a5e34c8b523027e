"""What a conference comes to, in words: for one role, and for the whole table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kerege.practice.roundtable import Answer, Fact, Mark, Request, Role, Roundtable

SIGNS: dict[Mark, tuple[str, str | Promise]] = {
    Mark.KNOWS: ("●", gettext_lazy("knows")),
    Mark.LEARNED: ("✓", gettext_lazy("learned, needed")),
    Mark.WITHHELD: ("–", gettext_lazy("asked, needed, not told")),
    Mark.MISSED: ("!", gettext_lazy("needed, not asked")),
    Mark.NEEDLESS: ("○", gettext_lazy("asked, not needed")),
    Mark.LEAKED: ("×", gettext_lazy("learned, not needed")),
}
"""Each mark as a sign and in words."""


@dataclass(frozen=True)
class Asked:
    """A request, with what it is about and who has that."""

    request: Request
    role: Role
    fact: Fact
    holder: Role

    @property
    def is_shared(self) -> bool:
        return self.request.answer is Answer.SHARED

    @property
    def is_waiting(self) -> bool:
        return self.request.answer is Answer.WAITING

    @property
    def is_needed(self) -> bool:
        return self.role.id in self.fact.needs


@dataclass(frozen=True)
class Topic:
    """What could be asked of whom."""

    fact: Fact
    holder: Role


@dataclass(frozen=True)
class Told:
    """What one role has learned by asking, what it was not told, and what it should have asked for."""

    asked: list[Asked]
    missed: list[Topic]

    @property
    def sum(self) -> str:
        shared = sum(one.is_shared for one in self.asked)
        return _("Shared: %(shared)d. Kept: %(kept)d. Needed, but not asked for: %(missed)d.") % {
            "shared": shared,
            "kept": len(self.asked) - shared,
            "missed": len(self.missed),
        }


@dataclass(frozen=True)
class Cell:
    role: Role
    mark: Mark

    @property
    def sign(self) -> str:
        return SIGNS[self.mark][0] if self.mark else ""

    @property
    def words(self) -> str:
        return str(SIGNS[self.mark][1]) if self.mark else ""


@dataclass(frozen=True)
class Advice:
    """What a role might do differently: for what to ask, for what not."""

    role: Role
    ask: list[Topic]
    leave: list[Topic]


@dataclass(frozen=True)
class End:
    """Who knew what, and whether it was needed; nobody's name, and no fact's content."""

    rows: list[tuple[Topic, list[Cell]]]
    asked: list[Asked]
    advice: list[Advice]
    empty: list[Role]  # whose seat nobody took

    @property
    def sums(self) -> Iterator[str]:
        """The whole in a few sentences."""
        marks = [cell.mark for _topic, cells in self.rows for cell in cells]
        needed = sum(one.is_needed for one in self.asked)
        yield ngettext(
            "The table asked once.",
            "The table asked %(count)d times.",
            len(self.asked),
        ) % {"count": len(self.asked)}
        yield _("It was needed for work: %(needed)d. It was not: %(needless)d.") % {
            "needed": needed,
            "needless": len(self.asked) - needed,
        }
        if leaked := marks.count(Mark.LEAKED):
            yield _("Told without need: %(count)d.") % {"count": leaked}
        if withheld := marks.count(Mark.WITHHELD):
            yield _("Needed, asked for, and not told: %(count)d.") % {"count": withheld}
        yield _("Needed, but not asked for: %(count)d.") % {"count": marks.count(Mark.MISSED)}

    @property
    def is_whole(self) -> bool:
        """Whether everybody learned what was needed, and nothing else."""
        return not self.advice


def told_of(table: Roundtable, role: Role, requests: Sequence[Request]) -> Told:
    """What one role's `requests` came to."""
    ids = {request.fact for request in requests}
    missed = [topic for topic in _topics(table) if role.id in topic.fact.needs and topic.fact.id not in ids]
    return Told(asked_in(table, requests), missed)


def end_of(table: Roundtable, requests: Sequence[Request], taking_part: Collection[str]) -> End:
    """What all requests came to; `taking_part` are the roles that somebody played."""
    marks = table.marks(requests, taking_part)
    topics = _topics(table)
    advice = []
    for role in table.roles:
        by_mark = {mark: [one for one in topics if marks[role.id, one.fact.id] is mark] for mark in Mark}
        one = Advice(role, by_mark[Mark.MISSED], by_mark[Mark.NEEDLESS] + by_mark[Mark.LEAKED])
        if one.ask or one.leave:
            advice.append(one)
    rows = [(topic, [Cell(role, marks[role.id, topic.fact.id]) for role in table.roles]) for topic in topics]
    empty = [role for role in table.roles if role.id not in taking_part]
    return End(rows, asked_in(table, requests), advice, empty)


def asked_in(table: Roundtable, requests: Sequence[Request]) -> list[Asked]:
    """The requests that this table knows of: a file may have changed since."""
    found = []
    for request in requests:
        role, fact = table.role(request.role), table.fact(request.fact)
        holder = table.role(fact.holder) if fact else None
        if role and fact and holder:
            found.append(Asked(request, role, fact, holder))
    return found


def _topics(table: Roundtable) -> list[Topic]:
    return [Topic(fact, holder) for holder in table.roles for fact in table.held_by(holder.id)]
