"""A case conference: what each role knows, what it needs of the others, and who knew what in the end. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kerege.practice.material.documents import Document

FEWEST_ROLES, MOST_ROLES = 5, 8

ASK, LEAVE = "ask", "leave"
"""What a role decides about a fact of another's."""


@dataclass(frozen=True)
class Role:
    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Fact:
    """What one role knows. The others see its title; `why` says why those in `needs` need it, and not what it is."""

    id: str
    title: str
    holder: str
    needs: tuple[str, ...]
    text: str
    why: str


class Answer(StrEnum):
    WAITING = "waiting"
    SHARED = "shared"
    KEPT = "kept"


@dataclass(frozen=True)
class Request:
    """A role has asked for a fact. `words` are what its holder said to it."""

    role: str
    fact: str
    purpose: str
    answer: Answer
    words: str = ""


class Mark(StrEnum):
    """How a role stands to a fact in the end."""

    KNOWS = "knows"  # it is the holder
    LEARNED = "learned"  # asked, needed, shared
    WITHHELD = "withheld"  # asked, needed, not shared
    MISSED = "missed"  # needed, not asked
    NEEDLESS = "needless"  # asked, not needed, not shared
    LEAKED = "leaked"  # asked, not needed, shared all the same
    NOTHING = ""


@dataclass(frozen=True)
class Roundtable:
    """The whole of a conference, as its file describes it."""

    title: str
    opening: str
    text: str
    roles: tuple[Role, ...]
    facts: tuple[Fact, ...]
    closing: str
    why: str

    def role(self, id: str) -> Role | None:
        return next((role for role in self.roles if role.id == id), None)

    def fact(self, id: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.id == id), None)

    def held_by(self, role: str) -> list[Fact]:
        return [fact for fact in self.facts if fact.holder == role]

    def asked_of(self, role: str) -> list[tuple[Role, list[Fact]]]:
        """The other roles, each with what it could be asked for."""
        return [(other, self.held_by(other.id)) for other in self.roles if other.id != role]

    def next_after(self, decided: Collection[str]) -> Role | None:
        """The first role that has still to decide."""
        return next((role for role in self.roles if role.id not in decided), None)

    def decided(self, choices: Mapping[str, str]) -> list[str]:
        """The roles that have decided about every fact of the others; `choices` by `line_of`."""
        return [
            role.id
            for role in self.roles
            if all(line_of(role.id, fact.id) in choices for fact in self.facts if fact.holder != role.id)
        ]

    def requests(self, choices: Mapping[str, str], purposes: Mapping[str, str]) -> list[Request]:
        """What was asked for, answered as the file would."""
        return [
            Request(role.id, fact.id, purposes.get(line_of(role.id, fact.id), ""), answer_as_written(fact, role.id))
            for role in self.roles
            for fact in self.facts
            if fact.holder != role.id and choices.get(line_of(role.id, fact.id)) == ASK
        ]

    def marks(self, requests: Iterable[Request], taking_part: Collection[str]) -> dict[tuple[str, str], Mark]:
        """By role and fact; of a role that nobody played no question was missed."""
        asked = {(request.role, request.fact): request.answer for request in requests}
        return {
            (role.id, fact.id): _mark(fact, role.id, asked.get((role.id, fact.id)), role.id in taking_part)
            for role in self.roles
            for fact in self.facts
        }


def line_of(role: str, fact: str) -> str:
    """What a decision of a role about a fact is called among choices."""
    return f"{role}.{fact}"


def answer_as_written(fact: Fact, role: str) -> Answer:
    return Answer.SHARED if role in fact.needs else Answer.KEPT


def _mark(fact: Fact, role: str, answer: Answer | None, takes_part: bool) -> Mark:
    needed = role in fact.needs
    if fact.holder == role:
        return Mark.KNOWS
    if answer is None:
        return Mark.MISSED if needed and takes_part else Mark.NOTHING
    if answer is Answer.SHARED:
        return Mark.LEARNED if needed else Mark.LEAKED
    return Mark.WITHHELD if needed else Mark.NEEDLESS


def roundtable_of(document: Document) -> Roundtable:
    """The conference that a document of the kind CONFERENCE describes."""
    blocks = document.blocks
    opening = next(block for block in blocks if block.kind == "opening")
    closing = next(block for block in blocks if block.kind == "closing")
    return Roundtable(
        title=document["title"],
        opening=opening["title"] or "",
        text=opening["text"],
        roles=tuple(Role(block.id, block["title"], block["text"]) for block in blocks if block.kind == "role"),
        facts=tuple(
            Fact(
                id=block.id,
                title=block["title"],
                holder=block["holder"],
                needs=tuple((block["needs"] or "").split()),
                text=block["text"],
                why=block["model"],
            )
            for block in blocks
            if block.kind == "fact"
        ),
        closing=closing["text"],
        why=closing["model"],
    )
