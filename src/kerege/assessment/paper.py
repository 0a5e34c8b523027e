"""The questions of an attempt as they stand in the page. Nothing here tells what is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kerege.assessment.attempts import Sent, mask_of
from kerege.assessment.models import Attempt, Given
from kerege.assessment.versions import wordings_of
from kerege.items import ANSWER_FIELD, Item, ItemType, Mask, ResponseError, match_choices, read_response, shuffled
from kerege.suites import markdown
from kerege.suites.render import Words
from kerege.suites.typography import kept_together
from kerege.ui.languages import interface_language

FORM = "test-form"
WAS = "was"  # names the field that says what a question held when the page was made


@dataclass(frozen=True)
class Asked:
    """One question. `context` is what the template of controls takes."""

    place: int
    given: Given
    context: dict[str, Any]
    scene: str
    scene_title: Words
    scene_text: Words
    opens_scene: bool
    was: str

    @property
    def id(self) -> str:
        return f"q{self.place}"

    @property
    def state(self) -> str:
        """ "" for none, "part" for half an answer, "whole"."""
        if not self.given.values:
            return ""
        return "whole" if _is_whole(self.context["item"], self.given) else "part"


def asked(attempt: Attempt, language: str) -> list[Asked]:
    """All questions of an attempt, in a language where there is one."""
    rows = list(attempt.given.all())
    wordings = wordings_of([row.version_id for row in rows], language)
    found: list[Asked] = []
    for row in rows:
        wording = wordings[row.version_id]
        words = Speaker(wording.language, language)
        mask = mask_of(attempt, row)
        found.append(
            Asked(
                place=row.place,
                given=row,
                context=controls(f"q{row.place}", FORM, wording.item, attempt.seed, words, mask, row.values),
                scene=wording.scene,
                scene_title=words.line(wording.scene_title),
                scene_text=words.text(wording.scene_text),
                opens_scene=bool(wording.scene) and (not found or found[-1].scene != wording.scene),
                was=_fingerprint(mask, row),
            )
        )
    return found


def read_form(fields: Iterable[tuple[str, list[str]]]) -> dict[int, Sent]:
    """What a form says, by place. A question of which it holds what was there when the page was made is left out when
    nothing has changed, so that an old page does not undo what another device has answered since."""
    by_place: dict[int, dict[str, list[str]]] = {}
    for name, values in fields:
        place, _dot, field = name.removeprefix("q").partition(".")
        if name.startswith("q") and place.isascii() and place.isdigit() and len(place) < 4 and field:
            by_place.setdefault(int(place), {})[field] = values
    sent = {}
    for number, given in by_place.items():
        was = given.pop(WAS, None)
        if was is None or was[-1] != _one_string(given):
            sent[number] = Sent(given)
    return sent


def controls(
    id: str, form: str, item: Item, seed: str, words: Speaker, mask: Mask, values: Mapping[str, list[str]]
) -> dict[str, Any]:
    """What suites/blocks/controls.html takes for a question that holds `values`."""
    shown = shuffled(item, seed)
    chosen = values.get(ANSWER_FIELD, [])
    pairs = match_choices(shown, seed) if item.type is ItemType.MATCH else ()
    return {
        "id": id,
        "form": form,
        "item": item,
        "type": item.type.value,
        "prompt": words.text(item.prompt),
        "said": chosen[0] if chosen and item.type in (ItemType.TEXT, ItemType.TRUE_FALSE) else "",
        "answers": [
            {
                "id": mask.answer(answer.id),
                "text": words.inline(answer.text),
                "chosen": _chosen(item, answer.id, values, mask),
            }
            for answer in shown.answers
        ],
        "choices": [
            {"id": mask.match(id), "letter": letter, "right": words.inline(text)}
            for (id, text), letter in zip(pairs, _("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), strict=False)
        ],
        "places": range(1, len(item.answers) + 1),
    }


def _chosen(item: Item, id: str, values: Mapping[str, list[str]], mask: Mask) -> Any:
    match item.type:
        case ItemType.ORDER:
            return int(values[id][0]) if id in values else None
        case ItemType.MATCH:
            return mask.match(values[id][0]) if id in values else None
        case _:
            return id in values.get(ANSWER_FIELD, [])


class Speaker:
    """Words of a question in its `language`, marked with it where the page has another."""

    def __init__(self, language: str, page: str) -> None:
        self.language = "" if language == interface_language(page) else language

    def line(self, text: str) -> Words:
        return Words(escape(kept_together(text)), self.language)

    def inline(self, text: str) -> Words:
        return Words(_inline(text), self.language)

    def text(self, text: str) -> Words:
        return Words(_whole(text), self.language)


@lru_cache(maxsize=10_000)
def _inline(text: str) -> SafeString:
    return mark_safe(markdown.inline_to_html(text, kept_together))


@lru_cache(maxsize=2_000)
def _whole(text: str) -> SafeString:
    return mark_safe(markdown.to_html(text, kept_together))


def _fingerprint(mask: Mask, row: Given) -> str:
    """The fields that a page sends back when nothing was changed in it."""
    values: dict[str, list[str]] = {}
    for name, given in row.values.items():
        match mask.item.type:
            case ItemType.ORDER:
                values[mask.answer(name)] = given
            case ItemType.MATCH:
                values[mask.answer(name)] = [mask.match(one) for one in given]
            case ItemType.ONE | ItemType.SEVERAL:
                values[name] = [mask.answer(one) for one in given]
            case _:
                values[name] = given
    return _one_string(values)


def _one_string(values: dict[str, list[str]]) -> str:
    return "&".join(sorted(f"{name}={one}" for name, given in values.items() for one in given if one))


def _is_whole(item: Item, given: Given) -> bool:
    try:
        read_response(item, given.values)
    except ResponseError:
        return False
    return True
