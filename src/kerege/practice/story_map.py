"""A scenario drawn as a map: scenes from top to bottom, lines leading on. For authors, and for who leads a debrief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kerege.practice.material.documents import Document
from kerege.suites.document import Block

WIDE, HIGH, GAP, DROP = 176, 52, 24, 52
MARGIN = 120  # beside the scenes, for lines that pass some of them
_LINE = 19  # letters of a title in one line


@dataclass(frozen=True)
class _Place:
    block: Block
    x: float
    y: float

    @property
    def middle(self) -> float:
        return self.x + WIDE / 2


def story_map(story: Document, told: Mapping[tuple[str, str], str] | None = None) -> SafeString:
    """The map as SVG. `told` says something of a line (scene, line), such as how many took it."""
    rows = _rows(story)
    step = WIDE + GAP
    width = max(len(row) for row in rows) * step - GAP + 2 * MARGIN
    places = {
        block.id: _Place(block, (width - len(row) * step + GAP) / 2 + number * step, depth * (HIGH + DROP))
        for depth, row in enumerate(rows)
        for number, block in enumerate(row)
    }
    height = len(rows) * (HIGH + DROP) - DROP
    edges = [_edge(places, block, told or {}) for block in story.blocks if block.kind == "scene"]
    scenes = [block.id for block in story.blocks if block.kind == "scene"]
    numbers = {id: f"{number}. " for number, id in enumerate(scenes, 1)}  # as in lists of them; endings have none
    nodes = [_node(place, numbers.get(id, "")) for id, place in places.items()]
    return format_html(
        '<svg class="story-map" viewBox="0 -4 {0} {1}" width="{0}" height="{1}" role="img" aria-label="{2}">{3}</svg>',
        f"{width:.0f}",
        f"{height + 8:.0f}",
        story["title"],
        mark_safe("".join([*edges, *nodes])),
    )


def _rows(story: Document) -> list[list[Block]]:
    """Blocks by how many decisions lie before them, at most."""
    depth = {block.id: 0 for block in story.blocks}
    for block in story.blocks:  # lines lead on, so each is reached before it is left
        for line in block["exercise"].lines if block.kind == "scene" else ():
            depth[line.right] = max(depth.get(line.right, 0), depth[block.id] + 1)
    rows: list[list[Block]] = [[] for _ in range(max(depth.values()) + 1)]
    for block in story.blocks:
        rows[depth[block.id]].append(block)
    return [row for row in rows if row]


def _edge(places: Mapping[str, _Place], block: Block, told: Mapping[tuple[str, str], str]) -> str:
    start, lines = places[block.id], block["exercise"].lines
    drawn = []
    for number, line in enumerate(lines):
        end = places[line.right]
        x = start.x + WIDE * (number + 1) / (len(lines) + 1)
        y = start.y + HIGH
        passed = round((end.y - start.y) / (HIGH + DROP)) - 1
        # What passes other scenes goes around them, on the side on which it leaves.
        # A curve comes three quarters of the way to its turning points.
        reach = (WIDE / 2 + 10 + 14 * passed) / 0.75 if passed else 0
        aside = reach if 2 * number >= len(lines) - 1 else -reach
        half, turn = (y + end.y) / 2, end.middle + aside
        path = f"M{x:.0f} {y:.0f}C{x + aside:.0f} {half:.0f} {turn:.0f} {half:.0f} {end.middle:.0f} {end.y:.0f}"
        drawn.append(f'<path class="lead" d="{path}"><title>{escape(line.text)}</title></path>')
        if words := told.get((block.id, line.id)):
            drawn.append(f'<text class="told" x="{x:.0f}" y="{y + 15:.0f}">{escape(words)}</text>')
    return "".join(drawn)


def _node(place: _Place, number: str) -> SafeString:
    title = f"{number}{place.block['title'] or place.block.id}"
    lines = wrap(title, _LINE)[:2]
    top = place.y + HIGH / 2 + 5 - 9 * (len(lines) - 1)
    words = format_html_join(
        "", '<tspan x="{}" y="{}">{}</tspan>',
        ((f"{place.middle:.0f}", f"{top + 18 * row:.0f}", line) for row, line in enumerate(lines)),
    )  # fmt: skip
    return format_html(
        '<g class="{}"><rect x="{}" y="{}" width="{}" height="{}" rx="12"/><text>{}</text></g>',
        place.block.kind,
        f"{place.x:.0f}",
        f"{place.y:.0f}",
        WIDE,
        HIGH,
        words,
    )
