"""Materials as readers see them: in their language, from memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kerege.disclosure.known import Known
from kerege.practice.material.checks import names_of
from kerege.practice.material.documents import Document, MaterialKind
from kerege.practice.material.folder import export_documents
from kerege.practice.sheet import Sheet, sheet_of
from kerege.suites import catalogue, markdown
from kerege.suites.catalogue import SuiteEntry
from kerege.suites.document import text_hash
from kerege.suites.models import Suite, Translation
from kerege.suites.typography import kept_together
from kerege.ui.languages import page_language

_known: dict[int, tuple[int, Library]] = {}


@dataclass(frozen=True)
class Shown:
    """A material in the reader's language or, while one of its sentences has no translation, in that of its author: who
    decides must not have to guess at half of it."""

    document: Document
    language: str

    @property
    def attr(self) -> SafeString:
        return lang_attr(self.language)

    @cached_property
    def sheet(self) -> Sheet:
        return sheet_of(self.document)

    @property
    def text(self) -> str:
        """All of its words."""
        return "\n".join(unit.text for unit in self.document.units())


@dataclass
class Library:
    """All materials of a suite."""

    suite: SuiteEntry
    documents: list[Document]
    translations: dict[str, dict[str, tuple[str, str]]]  # language -> unit -> text, hash of its source
    _shown: dict[tuple[str, str], Shown] = field(default_factory=dict)

    def all(self, kind: MaterialKind) -> list[Shown]:
        return [self._in_her_language(document) for document in self.documents if document.kind is kind]

    def find(self, kind: MaterialKind, id: str) -> Shown | None:
        return next((shown for shown in self.all(kind) if shown.document.id == id), None)

    @property
    def children(self) -> list[Shown]:
        """The cases that are about a child: a plan can be written for each."""
        return [case for case in self.all(MaterialKind.CASE) if case.document["name"]]

    def form_of_section(self, section: str) -> Shown | None:
        """The form that has this section."""
        return next((form for form in self.all(MaterialKind.FORM) if form.sheet.section(section)), None)

    def sample(self, form: str, case: str) -> Shown | None:
        """The form as it was filled in for a case."""
        samples = self.all(MaterialKind.SAMPLE)
        return next((one for one in samples if (one.document["form"], one.document["case"]) == (form, case)), None)

    @property
    def names(self) -> list[str]:
        """What the fictional children are called, in all languages: she may write in any."""
        units = [f"{document.id}.name" for document in self.documents if document.kind is MaterialKind.CASE]
        translated = [words[unit][0] for words in self.translations.values() for unit in units if unit in words]
        return names_of(self.documents) + translated

    def known(self, *texts: str) -> Known:
        """What gives nobody away here: the names of the children, and these texts."""
        return Known(self.names, texts)

    def known_about(self, case: Shown | None) -> Known:
        """What gives nobody away in writing about a case: what stands in it, too."""
        return self.known(*([case.text] if case else []))

    def _in_her_language(self, document: Document) -> Shown:
        language = get_language() or self.suite.source_language
        if (document.id, language) not in self._shown:
            self._shown[document.id, language] = self._translated(document, language)
        return self._shown[document.id, language]

    def _translated(self, document: Document, language: str) -> Shown:
        there = self.translations.get(language, {})
        words = {
            unit.id: there[unit.id][0] for unit in document.units() if there.get(unit.id, ("", ""))[1] == unit.hash
        }
        if len(words) < sum(1 for _unit in document.units()):
            return Shown(document, self.suite.source_language)
        return Shown(document.translated(lambda unit, _text: words[unit]), language)


def library_of(suite: SuiteEntry) -> Library:
    """The suite's materials; read anew after each publication."""
    version = catalogue.version()
    if suite.pk not in _known or _known[suite.pk][0] != version:
        _known[suite.pk] = (version, _read(suite))
    return _known[suite.pk][1]


def library_of_suite(pk: int) -> Library | None:
    """The materials of the suite with this key; None where it is published no more."""
    suite = catalogue.suite_of(pk)
    return library_of(suite) if suite else None


def libraries() -> dict[int, Library]:
    """The materials of all published suites, by the keys of these: for who looks up many."""
    return {suite.pk: library_of(suite) for suite in catalogue.suites()}


def find_in(libraries: Mapping[int, Library], suite: int, kind: MaterialKind, id: str) -> Shown | None:
    """A material of a suite; None where it is withdrawn, or its suite is published no more."""
    library = libraries.get(suite)
    return library.find(kind, id) if library else None


def forget() -> None:
    """Forget what this process has read; a test's tool."""
    _known.clear()


def lang_attr(language: str) -> SafeString:
    """The attribute that names the language of words; empty where it is that of the words around them."""
    return format_html(' lang="{}"', language) if language != page_language() else mark_safe("")


def prose(text: str) -> SafeString:
    """Markdown of a material as HTML."""
    return mark_safe(markdown.to_html(text, kept_together))


def inline(text: str) -> SafeString:
    """One line of Markdown of a material as HTML."""
    return mark_safe(markdown.inline_to_html(text, kept_together))


def _read(suite: SuiteEntry) -> Library:
    documents = export_documents(Suite.objects.get(pk=suite.pk))
    units = {unit.id: text_hash(unit.text) for document in documents for unit in document.units()}
    translations: dict[str, dict[str, tuple[str, str]]] = {}
    for row in Translation.objects.filter(suite=suite.pk):
        if row.unit in units:
            translations.setdefault(row.language, {})[row.unit] = (row.text, row.source_hash)
    return Library(suite, documents, translations)
