"""Pieces of a learner's pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.translation import ngettext

from kerege.learning.acts import Progress
from kerege.suites.catalogue import LessonEntry
from kerege.suites.typography import kept_together

register = template.Library()
STEP, HEIGHT = 64, 48


@register.inclusion_tag("path/lattice.html")
def lattice(lessons: list[LessonEntry], progress: Progress, next: LessonEntry | None = None) -> dict[str, Any]:
    """The wall of a yurt: each finished lesson colours its crossing and ties its knot. A sentence beside it says
    the same in words."""
    crossings = [
        {
            "left": number * STEP + 3,
            "middle": number * STEP + STEP // 2 + 3,
            "right": (number + 1) * STEP + 3,
            "done": lesson.iri in progress.done,
            "next": next is not None and lesson.iri == next.iri,
        }
        for number, lesson in enumerate(lessons)
    ]
    # Finished slats are drawn last, over the pale ones.
    crossings.sort(key=lambda crossing: bool(crossing["done"]))
    return {"crossings": crossings, "width": len(lessons) * STEP + 6, "height": HEIGHT, "half": HEIGHT // 2}


@register.filter
def kilobytes(size: int) -> int:
    """Bytes as whole kilobytes, never nothing."""
    return max(1, round(size / 1000))


@register.filter
def share(progress: Progress, lessons: list[LessonEntry]) -> int:
    """How many of these lessons are done."""
    return progress.share(lessons)


@register.filter
def next_of(progress: Progress, lessons: list[LessonEntry]) -> LessonEntry | None:
    return progress.next_of(lessons)


@register.filter
def has_done(progress: Progress, lesson: LessonEntry) -> bool:
    return lesson.iri in progress.done


@register.filter
def duration(minutes: int) -> str:
    """Minutes as people say them: 50 minutes, 1 h 40 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest}
    said = ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    if rest:
        said += " " + ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest}
    return said


@register.simple_tag
def words(text: Any) -> Any:
    """Words from the catalogue, marked with their language where it is not the page's."""
    said = kept_together(text.words)
    return format_html('<span lang="{}">{}</span>', text.language, said) if text.language else said
