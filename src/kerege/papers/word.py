"""What all Word files of ours share: letters and colours, language, and bytes that are the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kerege import clock
from kerege.papers.letters import UNKNOWN

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

INK, SOFT, HAIR, INDIGO, FELT = "1D2330", "5A6170", "E4DCCD", "27407A", "FBF8F2"  # as in look.typ
FONT = "Arial"  # has our letters on every system, or a double of the same widths
REGIONS = {  # which Word's spelling goes by
    "ru": "ru-RU",
    "en": "en-GB",
    "kk": "kk-KZ",
    "ky": "ky-KG",
    "uz": "uz-Latn-UZ",
    "tg": "tg-Cyrl-TJ",
    "tk": "tk-TM",
}
_NO_XML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what no XML may hold


def describe(document: Document, title: str, language: str) -> None:
    """Title, language and time; python-docx's own template names others."""
    about = document.core_properties
    about.title, about.language, about.author, about.comments = printable(title), language, "", ""
    about.created = about.modified = clock.now()
    package = document.part.package
    for key in [key for key, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
        del package.rels[key]
    region = REGIONS.get(language, language)
    settings = document.settings.element
    put(settings.xpath("w:themeFontLang")[0], val=region)
    put(settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")[0], val=15)  # that of no older Word
    put(document.styles.element.xpath("w:docDefaults//w:lang")[0], val=region)


def printable(text: str) -> str:
    """The text with a sign for each character that no XML may hold."""
    return _NO_XML.sub(UNKNOWN, text)


def lines(text: str) -> SafeString:
    """A text as a run of Word has it, with its line ends and spaces."""
    words = (format_html('<w:t xml:space="preserve">{}</w:t>', line) for line in printable(text).split("\n"))
    return mark_safe("<w:br/>".join(words))


def new(name: str, *inside: BaseOxmlElement, **attributes: Any) -> BaseOxmlElement:
    """An element of Word's own, for what python-docx has no word for."""
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{name}")
    element.extend(inside)
    put(element, **attributes)
    return element


def put(element: BaseOxmlElement, **attributes: Any) -> None:
    from docx.oxml.ns import qn

    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))


def without_times(archive: bytes) -> bytes:
    """The archive without the times at which its files were packed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(kept, "w") as new:
        for file in old.infolist():
            words = old.read(file)
            file.date_time = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP knows
            new.writestr(file, words)
    return kept.getvalue()
