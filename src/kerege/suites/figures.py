"""Figures: SVG drawn for Kerege. What is not on the lists below is refused, not cleaned.

An author's figure may hold neither script nor style nor a link; its words are translated. Readers get it as a picture
of its own: a lesson is read before its figures have come over a slow line. Colours are the site's, so that it follows
light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
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
_FILLS = ("ink", "soft", "indigo", "madder", "ochre", "sage", "paper", "felt")
_TINTS = ("indigo", "ochre", "sage", "madder")
_LINES = ("ink", "soft", "indigo", "madder", "ochre", "sage")
_LINE = "fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;stroke:"
_CLASSES = (  # class -> what it does; a fill beats the "no fill" of a line
    {"line": f"{_LINE}var(--hair)"}
    | {f"line-{name}": f"{_LINE}var(--{name})" for name in _LINES}
    | {name: f"fill:var(--{name})" for name in _FILLS}
    | {f"tint-{name}": f"fill:var(--{name}-tint)" for name in _TINTS}
    | {"strong": "font-weight:700", "small": "font-size:13px", "middle": "text-anchor:middle", "end": "text-anchor:end"}
)
_SHEET = Path(__file__).parents[1] / "ui" / "static" / "ui" / "kerege.css"
_FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif'
_PHONE = 400  # px; where a figure is narrower, its letters grow
_WORD_ID = re.compile(r"w-[a-z0-9-]+")


class FigureError(Explained):
    """An SVG that is not a figure."""


def read_words(svg: str) -> dict[str, str]:
    """The words of a figure by their ids, in reading order. Raises FigureError."""
    return {element.get("id", ""): _words(element) for element in _worded(_parse(svg))}


def draw(svg: str, translate: Callable[[str, str], tuple[str, str]]) -> str:
    """The figure as a file that stands for itself; `translate(id, words)` gives words and their language, or "" where
    it is the page's."""
    root = _parse(svg)
    used = {name for element in root.iter() for name in element.get("class", "").split()}
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
    root.set("xmlns", _NS.strip("{}"))
    style = Element("style")
    style.text = _style(used)
    root.insert(0, style)
    return tostring(root, encoding="unicode")


def size_of(svg: str) -> tuple[int, int]:
    """Width and height of the figure's own units."""
    _x, _y, width, height = (round(float(number)) for number in _parse(svg).get("viewBox", "").split())
    return width, height


def _style(used: set[str]) -> str:
    """The site's colours and what the classes in use do; nothing that no class needs."""
    rules = {name: rule for name, rule in _CLASSES.items() if name in used}
    named = {"paper", "ink", *re.findall(r"var\(--([\w-]+)\)", " ".join(rules.values()))}
    light, dark = ("".join(f"--{name}:{tokens[name]};" for name in sorted(named)) for tokens in _tokens())
    return (
        f"svg{{{light}background:var(--paper);font:15px {_FONT}}}"
        f"@media(prefers-color-scheme:dark){{svg{{{dark}}}}}"
        f"text{{fill:var(--ink)}}"
        + "".join(f".{name}{{{rule}}}" for name, rule in rules.items())
        + f"@media(max-width:{_PHONE}px){{svg{{font-size:16px}}.small{{font-size:15px}}}}"
    )


@cache
def _tokens() -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the site's sheet, light and dark."""
    light, dark = re.findall(r":root \{(.*?)\}", _SHEET.read_text("utf-8"), re.DOTALL)[:2]
    found = [dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in (light, dark)]
    return found[0], found[0] | found[1]


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
        if attribute == "class" and (unknown := set(value.split()) - _CLASSES.keys()):
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
