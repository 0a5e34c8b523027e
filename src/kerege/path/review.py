"""Answers, question by question: what she answered, and why that was right or not."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kerege.assessment.models import Attempt
from kerege.assessment.scoring import Judged, judge
from kerege.items import ItemType
from kerege.path.feedback import Answered, feedback_html
from kerege.suites import markdown
from kerege.suites.typography import kept_together
from kerege.ui.languages import interface_language


@dataclass(frozen=True)
class Reviewed:
    place: int
    language: str  # of the question, "" where it is that of the page
    prompt: SafeString
    said: list[SafeString]
    feedback: SafeString


def reviewed(attempt: Attempt) -> list[Reviewed]:
    """A passed test: answers that were whole, in the words in which they were given."""
    rows = list(attempt.given.all())
    return [explained(place, one) for place, one in judge(rows).items() if one]


def explained(place: int, one: Judged) -> Reviewed:
    item, language = one.wording.item, one.wording.language
    return Reviewed(
        place,
        "" if language == interface_language(get_language() or language) else language,
        mark_safe(markdown.to_html(item.prompt, kept_together)),
        [mark_safe(markdown.inline_to_html(text, kept_together)) for text in _said(one)],
        mark_safe(feedback_html(Answered(item, {}, language, one.result, saved_on_device=None))),
    )


def _said(one: Judged) -> list[str]:
    """Her answer in words, a line for each part of it."""
    item, response = one.wording.item, one.response
    texts = {answer.id: answer.text for answer in item.answers}
    match item.type:
        case ItemType.TRUE_FALSE:
            return [_("Yes, that is so") if response.chosen == ("true",) else _("No, that is not so")]
        case ItemType.TEXT:
            return [response.text]
        case ItemType.MATCH:
            matches = {answer.id: answer.match for answer in item.answers}
            return [f"{texts[left]} — {matches[right]}" for left, right in response.pairs]
        case _:
            return [texts[id] for id in response.chosen]
