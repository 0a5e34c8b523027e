"""What an activity is called. This room knows no course; the room that does says its names."""

from __future__ import annotations

from collections.abc import Callable, Set

Namer = Callable[[Set[str]], dict[str, str]]
_namers: list[Namer] = []


def namer(function: Namer) -> Namer:
    """Register a function that gives names, in the reader's language, to those of the activities that it knows."""
    _namers.append(function)
    return function


def names_of(activities: Set[str]) -> dict[str, str]:
    """A name for each; an activity that no room knows keeps its id."""
    names = {activity: activity for activity in activities}
    if not names:
        return names
    for function in _namers:
        names.update(function(activities))
    return names
