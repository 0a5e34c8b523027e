"""A scenario as it is played: where somebody stands, what she has decided on the way. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kerege.items import Line
from kerege.practice.material.documents import Document
from kerege.suites.document import Block


@dataclass(frozen=True)
class Step:
    """A scene that is behind her, and what she took there."""

    scene: Block
    line: Line
    reason: str = field(default="", repr=False)


@dataclass(frozen=True)
class Way:
    """The steps so far, and where they have led: a scene in which she decides, or an ending."""

    steps: tuple[Step, ...]
    here: Block

    @property
    def is_over(self) -> bool:
        return self.here.kind == "ending"

    @property
    def scenes(self) -> list[str]:
        return [step.scene.id for step in self.steps]


def way_of(story: Document, choices: Mapping[str, str], reasons: Mapping[str, str] | None = None) -> Way:
    """Follow the choices from the first scene on. A choice that the story does not offer (any more) ends the way there:
    she decides anew."""
    here, steps = story.blocks[0], []
    while here.kind == "scene":
        line = next((line for line in here["exercise"].lines if line.id == choices.get(here.id)), None)
        if line is None:
            break
        steps.append(Step(here, line, (reasons or {}).get(here.id, "")))
        here = story.block(line.right)
    return Way(tuple(steps), here)


def scenes_after(story: Document, scene: str) -> list[str]:
    """The scenes that can only come later: lines lead on, never back."""
    ids = [block.id for block in story.blocks if block.kind == "scene"]
    return ids[ids.index(scene) + 1 :]
