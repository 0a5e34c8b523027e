"""Practice in the content folder: cases, forms, samples, scenarios, conferences, each a file in the folder of its kind
(docs/reference/content-format.md, "Practice")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.core.exceptions import ValidationError

from kerege.practice.material.checks import problems_of
from kerege.practice.material.documents import Document, MaterialKind, read_document, write_document
from kerege.practice.material.kept import losses
from kerege.practice.models import Material
from kerege.suites.content import parts
from kerege.suites.content.fields import LIST, is_slug, write_yaml
from kerege.suites.content.folder import Reader, SuiteSource
from kerege.suites.content.load import bring_up_to_date
from kerege.suites.document import Unit
from kerege.suites.models import Suite

FILE = "practice.yaml"


class PracticePart:
    name = "practice"

    def read(self, reader: Reader, suite: SuiteSource) -> list[Document]:
        listed = reader.fields_of(FILE, {kind.value: LIST for kind in MaterialKind}) if reader.has(FILE) else None
        documents = [
            document
            for kind in MaterialKind
            for slug in (listed or {}).get(kind.value, [])
            if (document := _read(reader, kind, slug))
        ]
        if not reader.report.problems:  # else what is named may be there, but unreadable
            for document in documents:
                for id, reason in problems_of(document, documents, suite.source_language):
                    reader.at(id, str(reason))
        return documents

    def files(self, documents: list[Document]) -> Iterator[tuple[str, str]]:
        if documents:
            yield FILE, write_yaml({k.value: [one.slug for one in documents if one.kind is k] for k in MaterialKind})
        for document in documents:
            yield _path(document.kind, document.slug), write_document(document)

    def po_files(self, documents: list[Document]) -> Iterator[tuple[str, list[Unit]]]:
        for kind in MaterialKind:
            units = [unit for document in documents if document.kind is kind for unit in document.units()]
            if units:
                yield f"practice-{kind.value}", units

    def identifiers(self, documents: list[Document]) -> Iterator[tuple[str, str]]:
        for document in documents:
            yield document.id, f"practice: {document.kind.value}"
            for block in document.blocks:
                yield block.id, f"{block.kind} of {document.id}"

    def load(self, documents: list[Document], suite: Suite) -> int:
        lost = [str(loss) for document in documents for loss in losses(suite, document)]
        if lost:
            raise ValidationError(lost)
        changed = 0
        for position, document in enumerate(documents, 1):
            fields = {
                "kind": document.kind.value,
                "slug": document.slug,
                "position": position,
                "live": True,
                "text": write_document(document),
            }
            changed += bring_up_to_date(Material, {"suite": suite, "key": document.id}, fields)
        keep = [document.id for document in documents]
        return changed + Material.objects.filter(suite=suite, live=True).exclude(key__in=keep).update(live=False)

    def export(self, suite: Suite) -> list[Document]:
        return export_documents(suite)

    def names(self, documents: list[Document]) -> Mapping[str, Collection[str]]:
        return {
            "case": {document.id for document in documents if document.kind is MaterialKind.CASE},
            "section": {
                block.id
                for document in documents
                if document.kind is MaterialKind.FORM
                for block in document.blocks
                if block.kind == "section"
            },
        }


parts.register(PracticePart())


def export_documents(suite: Suite, *, but: int = 0) -> list[Document]:
    """What the site has, in the order of the folder; without the material that has the key `but`."""
    rows = Material.objects.filter(suite=suite, live=True).exclude(pk=but)
    kinds = list(MaterialKind)
    return sorted((row.document for row in rows), key=lambda document: kinds.index(document.kind))


def is_taken(id: str, suite: Suite, pk: int | None) -> bool:
    """Whether an id stands for something else in the course than for the material `pk`."""
    if Material.objects.filter(suite=suite, key=id).exclude(pk=pk or 0).exists():
        return True
    noted = suite.identifiers.filter(key=id).exclude(used_for__startswith="practice: ")
    return noted.exists()


def _path(kind: MaterialKind, slug: str) -> str:
    return f"{kind.value}/{slug}.md"


def _read(reader: Reader, kind: MaterialKind, slug: object) -> Document | None:
    if not isinstance(slug, str) or not is_slug(slug):
        reader.report.add(FILE, 1, f"{slug!r} cannot name a file: lower-case Latin letters, digits, hyphens")
        return None
    path = _path(kind, slug)
    text = reader.text(path)
    return read_document(kind, slug, text, path, reader.report) if text is not None else None
