"""Figures: SVG drawn for Kerege. What is not on the lists below is refused, not cleaned.

A figure is put into our own pages, so it may hold neither script nor style nor a link; its words are translated.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext_noop as _

from kerege.suites.explained import Explained
from kerege.suites.spans import one_line

MOST_BYTES = 40_000
MOST_DEPTH = 20
_NS = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
_ATTRIBUTES = {
    "viewBox", "id", "class", "d", "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
    "width", "height", "points", "transform",
}  # fmt: skip
_CLASSES = {
    "ink", "soft", "indigo", "madder", "ochre", "sage", "paper", "felt", "strong", "small", "middle", "end",
    "tint-indigo", "tint-ochre", "tint-sage", "tint-madder",
    "line", "line-ink", "line-soft", "line-indigo", "line-madder", "line-ochre", "line-sage",
}  # fmt: skip
_WORD_ID = re.compile(r"w-[a-z0-9-]+")


class FigureError(Explained):
    """An SVG that is not a figure."""


def read_words(svg: str) -> dict[str, str]:
    """The words of a figure by their ids, in reading order. Raises FigureError."""
    return {element.get("id", ""): _words(element) for element in _worded(_parse(svg))}


def draw(svg: str, translate: Callable[[str, str], tuple[str, str]], **attributes: str) -> str:
    """The figure as inline SVG with `attributes` on its root; `translate(id, words)` gives words and their
    language, or "" where it is the page's."""
    root = _parse(svg)
    for element in _worded(root):
        element.text, language = translate(element.get("id", ""), _words(element))
        del element.attrib["id"]
        if language:
            element.set("lang", language)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_NS)
        element.tail = (element.tail or "").strip() or None
        if not element.get("id"):
            element.text = (element.text or "").strip() or None
    for name, value in attributes.items():
        root.set(name.replace("_", "-"), value)
    return tostring(root, encoding="unicode")


def _parse(svg: str) -> Element:
    if len(svg.encode()) > MOST_BYTES:
        raise FigureError(_("a figure has at most %(most)d kB"), most=MOST_BYTES // 1000)
    try:
        root: Element = fromstring(svg, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise FigureError(_("not an SVG: %(error)s"), error=error) from error
    if root.tag != f"{_NS}svg" or not root.get("viewBox"):
        raise FigureError(_("the root must be <svg> with a viewBox"))
    _check_depth(root)
    for element in root.iter():
        _check(element)
    _check_ids(root)
    return root


def _check_depth(root: Element) -> None:
    """What is written out by recursion must not be too deep for it."""
    level = [root]
    for _depth in range(MOST_DEPTH):
        level = [child for element in level for child in element]
    if level:
        raise FigureError(_("elements stand in one another more than %(most)d deep"), most=MOST_DEPTH)


def _check_ids(root: Element) -> None:
    seen = set()
    for element in _worded(root):
        if (id := element.get("id")) in seen:
            raise FigureError(_("the id '%(id)s' stands twice"), id=id)
        seen.add(id)


def _check(element: Element) -> None:
    name = str(element.tag).removeprefix(_NS)
    if not str(element.tag).startswith(_NS) or name not in _ELEMENTS:
        raise FigureError(_("<%(name)s> is not allowed in a figure"), name=name)
    for attribute, value in element.attrib.items():
        if attribute not in _ATTRIBUTES:
            raise FigureError(_("the attribute '%(name)s' is not allowed in a figure"), name=attribute)
        if attribute == "class" and (unknown := set(value.split()) - _CLASSES):
            raise FigureError(_("unknown class %(names)s"), names=", ".join(sorted(unknown)))
    beside = one_line(element.tail or "")
    if beside or (_words(element) and not (name in ("text", "tspan") and _WORD_ID.fullmatch(element.get("id", "")))):
        raise FigureError(
            _("words stand in <text> or <tspan> with an id that begins with w-: '%(words)s'"),
            words=beside or _words(element),
        )


def _words(element: Element) -> str:
    return one_line(element.text or "")


def _worded(root: Element) -> list[Element]:
    return [element for element in root.iter() if _WORD_ID.fullmatch(element.get("id", "")) and _words(element)]
