"""A question as an xAPI interaction activity (xAPI 1.0.3, Data 2.4.4.1)."""

from collections.abc import Iterable
from typing import Any

from kerege.items.model import Item, ItemType
from kerege.items.score import Response, Result, right_responses

INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"

INTERACTION_TYPES = {
    ItemType.ONE: "choice",
    ItemType.SEVERAL: "choice",
    ItemType.TRUE_FALSE: "true-false",
    ItemType.ORDER: "sequencing",
    ItemType.MATCH: "matching",
    ItemType.TEXT: "fill-in",
}


def definition(item: Item, language: str) -> dict[str, Any]:
    """The activity definition of the authored item, its words under the given language tag (RFC 5646)."""
    return {
        "type": INTERACTION,
        "interactionType": INTERACTION_TYPES[item.type],
        "description": {language: item.prompt},
        "correctResponsesPattern": _correct_responses_pattern(item),
        **_component_lists(item, language),
    }


def judgement(item: Item, response: Response, result: Result) -> dict[str, Any]:
    """An answer and how good it is, as the result of its statement (xAPI 1.0.3, Data 2.4.5). What somebody typed is not
    stated: it may name people, and statements stay when she is erased."""
    said = {} if item.type == ItemType.TEXT else {"response": response.to_xapi(item)}
    return {"success": result.success, "score": {"scaled": result.scaled}, **said}


def _correct_responses_pattern(item: Item) -> list[str]:
    parameters = "{case_matters=false}" if item.type == ItemType.TEXT else ""
    return [parameters + response.to_xapi(item) for response in right_responses(item)]


def _component_lists(item: Item, language: str) -> dict[str, list[dict[str, Any]]]:
    lefts = _components(((answer.id, answer.text) for answer in item.answers), language)
    match item.type:
        case ItemType.ONE | ItemType.SEVERAL | ItemType.ORDER:
            return {"choices": lefts}
        case ItemType.MATCH:
            rights = _components(((answer.id, answer.match) for answer in item.answers), language)
            return {"source": lefts, "target": rights}
        case ItemType.TRUE_FALSE | ItemType.TEXT:
            return {}


def _components(texts: Iterable[tuple[str, str]], language: str) -> list[dict[str, Any]]:
    return [{"id": id, "description": {language: text}} for id, text in texts]
