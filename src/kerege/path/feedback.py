"""What a reader is told about her answer, and how it is put into the stored body of the lesson."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kerege.items import ANSWER_FIELD, Item, ItemType, Result
from kerege.suites import markdown
from kerege.suites.typography import kept_together
from kerege.ui.languages import interface_language

_LONGEST_VALUE = 3_000
_PLACE = '<div class="result" id="{}-result" role="status" tabindex="-1"></div>'


@dataclass(frozen=True)
class Answered:
    """What came of one check."""

    item: Item
    values: dict[str, list[str]] = field(repr=False)  # what was sent, by the names of the question's fields
    language: str  # of the question
    result: Result | None = None
    problem: str = ""
    saved_on_device: bool | None = True  # None: it was saved long ago


def feedback_html(answered: Answered) -> str:
    """Verdict and explanation, or what is wrong with an answer that is none."""
    result = answered.result
    told = result.told if result else ()
    general = result.feedback if result else ""
    return render_to_string(
        "path/answer.html",
        {
            "answered": answered,
            "verdict": _verdict(answered.item, result) if result else "",
            "foreign": answered.language != interface_language(get_language() or answered.language),
            "told": [
                {
                    # Of several answers it must be seen which one is meant.
                    "text": _inline(answer.text) if answered.item.type is ItemType.SEVERAL else "",
                    "right": answer.right,
                    "feedback": _html(answer.feedback),
                }
                for answer in told
            ],
            "feedback": _html(general),
        },
    ).strip()


def problem_of(code: str) -> str:
    """What is said to an answer that is none, by the code of its ResponseError."""
    return {
        "empty": _("Choose or write an answer first, then check it."),
        "incomplete": _("Something is still without an answer."),
        "repeated": _("Two have the same place; give each its own."),
    }.get(code, _("This answer does not belong to the question. Reload the page and try again."))


def put_feedback(body: str, answered: Answered) -> str:
    """The body with the feedback in its place, and the controls as she left them."""
    body = put(body, answered.item.id, feedback_html(answered))
    for name in (ANSWER_FIELD, *(answer.id for answer in answered.item.answers)):
        for value in answered.values.get(name, ())[: len(answered.item.answers) + 1]:
            body = _keep(body, f"{answered.item.id}.{name}", escape(value))
    return body


def put_task_values(body: str, items: Mapping[str, Any], sent: QueryDict, texts: Mapping[str, str]) -> str:
    """The body with what she has in the tasks of the page: none of it is lost because she answered something else.
    `texts` are those in which words were just changed."""
    for block, stored in items.items():
        if "task" not in stored:
            continue
        field = f"{block}.text"
        if text := texts.get(field, sent.get(field, "")):
            body = _keep_text(body, field, text)
        for line in stored.get("exercise", {}).get("lines", ()):
            for value in sent.getlist(f"{block}.{line['id']}")[:1]:
                body = _keep(body, f"{block}.{line['id']}", escape(value))
    return body


def put_earlier(body: str, check: str, success: bool) -> str:
    """The body with what is known of an answer that was given before."""
    return put(body, check, render_to_string("path/answered.html", {"success": success}))


def put(body: str, place: str, html: str) -> str:
    """Fill the place of a check or a task, where it is still empty."""
    place = _PLACE.format(place)
    return body.replace(place, place.replace("></div>", f">{html}</div>"))


def _keep(body: str, name: str, value: str) -> str:
    if len(value) > _LONGEST_VALUE:
        return body  # nothing that a form of ours has sent; its pattern would take long
    name, chosen = re.escape(name), re.escape(value)
    choice = rf'(<input type="(?:radio|checkbox)" name="{name}" value="{chosen}")'
    option = rf'(<select name="{name}"(?:(?!</select>).)*?<option value="{chosen}")'
    text = rf'(<input type="text" name="{name}")'
    body = re.sub(choice, r"\1 checked", body, count=1)
    body = re.sub(option, r"\1 selected", body, count=1, flags=re.DOTALL)
    return re.sub(text, lambda found: f'{found[1]} value="{value}"', body, count=1)


def _keep_text(body: str, name: str, text: str) -> str:
    # A browser drops the first line end of a text area.
    area = re.compile(rf'(<textarea name="{re.escape(name)}"[^>]*>)(</textarea>)')
    return area.sub(lambda found: f"{found[1]}\n{escape(text)}{found[2]}", body, count=1)


def _verdict(item: Item, result: Result) -> str:
    if result.success:
        # "True" and "false" are what the statement is; she is right or not.
        return _("You are right") if item.type is ItemType.TRUE_FALSE else _("Right")
    if not result.scaled:
        return _("Think again")
    if item.type in (ItemType.ORDER, ItemType.MATCH):
        right, count = round(result.scaled * len(item.answers)), len(item.answers)
        return _("Partly right: %(right)d of %(count)d") % {"right": right, "count": count}
    return _("Partly right")


def _html(text: str) -> SafeString:
    return mark_safe(markdown.to_html(text, kept_together))


def _inline(text: str) -> SafeString:
    return mark_safe(markdown.inline_to_html(text, kept_together))
