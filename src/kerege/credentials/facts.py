"""What a paper says, frozen: what was earned, and the one text that is signed."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kerege.papers.letters import unprintable
from kerege.people.models import Person
from kerege.people.names import paper_names

FORMAT = "kerege-certificate/1"


@dataclass(frozen=True)
class Words:
    """The same in both languages of papers."""

    ru: str
    en: str


@dataclass(frozen=True)
class Claim:
    """What somebody has earned, as it stood when she earned it. `score` is in percent, None where nothing was scored;
    `rule` is a sentence: what it took."""

    suite_iri: str
    suite_title: Words
    edition: str
    rule: Words
    modules: tuple[Words, ...]
    hours: float
    score: int | None
    completed_on: date

    def to_json(self) -> dict[str, Any]:
        return {
            "suite": {"iri": self.suite_iri, "title": asdict(self.suite_title)},
            "edition": self.edition,
            "rule": asdict(self.rule),
            "modules": [asdict(title) for title in self.modules],
            "hours": round(self.hours, 1),
            "score": self.score,
            "completed_on": self.completed_on.isoformat(),
        }


@dataclass(frozen=True)
class PaperName:
    """How papers name her, on those in Russian and on those in English."""

    cyrillic: str
    latin: str


def name_on_papers(person: Person) -> PaperName | None:
    """The form that she gave for papers, else what her names suggest; None while her family name is not known, or has
    letters that no paper can show."""
    cyrillic, latin = (
        unicodedata.normalize("NFC", " ".join((getattr(person, field) or suggested).split()))
        for field, suggested in paper_names(person).items()
    )
    if unprintable(cyrillic + latin) or not cyrillic + latin:
        return None
    return PaperName(cyrillic or latin, latin or cyrillic)


def frozen(facts: dict[str, Any]) -> str:
    """The one text of these facts. Who verifies does so with this text, and never writes it anew."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
