#!/usr/bin/env python3
"""Write down which lessons cover which topic, on which sources: docs/coverage.md. `make coverage`.

What the course is to cover is in docs/coverage.yaml: topics, each with the ids of its lessons. Titles and sources are
those of the content folder, in English where it is translated.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import yaml

ROOT = Path(__file__).resolve().parent.parent
TOPICS = ROOT / "docs" / "coverage.yaml"
MATRIX = ROOT / "docs" / "coverage.md"
SUITE = ROOT / "content" / "children-return"
LANGUAGE = "en"


@dataclass(frozen=True)
class Row:
    """A lesson in the matrix: "1.7", its title, and its sources by id, each with the place in it."""

    number: str
    title: str
    sources: dict[str, str]


def matrix() -> str:
    """The page. Raises KeyError for a lesson that is not there, ValueError for one that no topic names."""
    from kerege.suites.content.folder import read_folder

    suite = read_folder(SUITE)
    words = suite.translations[LANGUAGE]

    def said(unit: str, source: str) -> str:
        return words[unit].text if unit in words and words[unit].made_from == source else source

    rows = {
        lesson.id: Row(
            f"{module_number}.{number}",
            said(f"{lesson.id}.title", lesson.title),
            {
                entry["key"]: said(f"{lesson.id}:{block.id}.{entry['key']}", entry["text"])
                for block in lesson.blocks
                if block.kind == "sources"
                for entry in block["entries"]
            },
        )
        for module_number, module in enumerate(suite.modules, 1)
        for number, lesson in enumerate(module.lessons, 1)
    }
    titles = {source["id"]: said(f"source-{source['id']}.title", source["title"]) for source in suite.sources}
    topics = {
        topic["topic"]: [rows[id] for id in topic["lessons"]] for topic in yaml.safe_load(TOPICS.read_text("utf-8"))
    }
    if forgotten := [row.number for row in rows.values() if not any(row in found for found in topics.values())]:
        raise ValueError(f"no topic names lessons {', '.join(forgotten)}")
    return "\n".join(_page(list(rows.values()), topics, titles)) + "\n"


def _page(rows: list[Row], topics: dict[str, list[Row]], titles: dict[str, str]) -> Iterator[str]:
    yield "# What the course covers"
    yield ""
    yield "Made by `make coverage` of [coverage.yaml](coverage.yaml) and `content/children-return`. Where each document"
    yield "is to be found: the site’s page `/en/sources/`."
    yield ""
    yield "## Topics and lessons"
    yield ""
    yield "| topic | lessons | sources |"
    yield "| --- | --- | --- |"
    for topic, found in topics.items():
        sources = {key for row in found for key in row.sources}
        yield f"| {topic} | {' · '.join(row.number for row in found)} | {len(sources)} |"
    for topic, found in topics.items():
        yield ""
        yield f"## {topic}"
        yield ""
        for row in found:
            cited = "; ".join(titles[key] + (f" ({place})" if place else "") for key, place in row.sources.items())
            yield f"- **{row.number} {row.title}**: {cited}"
    yield ""
    yield "## Sources and lessons"
    yield ""
    yield "| source | lessons |"
    yield "| --- | --- |"
    for key, title in titles.items():
        if cited_by := [row.number for row in rows if key in row.sources]:
            yield f"| {title} | {' · '.join(cited_by)} |"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kerege.config.settings")
    django.setup()
    MATRIX.write_text(matrix(), "utf-8")
    print(f"{MATRIX}: written")


if __name__ == "__main__":
    main()
