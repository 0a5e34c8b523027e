"""Practice in the content folder: cases, forms, samples, scenarios, conferences, each a file in the folder of its kind
(docs/reference/content-format.md, "Practice")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from django.core.exceptions import ValidationError

from kerege.practice.material.checks import giveaways, problems_of, unknown_module
from kerege.practice.material.documents import Document, MaterialKind, read_document, write_document
from kerege.practice.material.kept import losses
from kerege.practice.models import Material
from kerege.suites.content import parts
from kerege.suites.content.fields import LIST_OR_NONE, is_slug, write_yaml
from kerege.suites.content.folder import Reader, SuiteSource
from kerege.suites.content.load import bring_up_to_date
from kerege.suites.document import Place, Unit
from kerege.suites.models import Suite

FILE = "practice.yaml"


class PracticePart(parts.FolderPart):
    name = "practice"

    def read(self, reader: Reader, suite: SuiteSource) -> list[Document]:
        fields = {kind.value: LIST_OR_NONE for kind in MaterialKind}  # an older folder knows fewer kinds
        listed = reader.fields_of(FILE, fields) if reader.has(FILE) else None
        documents = [
            document
            for kind in MaterialKind
            for slug in (listed or {}).get(kind.value, [])
            if (document := _read(reader, kind, slug))
        ]
        if not reader.report.problems:  # else what is named may be there, but unreadable
            for document in documents:
                for id, reason in chain(
                    problems_of(document, documents),
                    unknown_module(document, {module.id for module in suite.modules}),
                    giveaways(document, documents, suite.source_language),
                ):
                    reader.at(id, str(reason))
        return documents

    def files(self, documents: list[Document]) -> Iterator[tuple[str, str]]:
        if documents:
            yield FILE, write_yaml({k.value: [one.slug for one in documents if one.kind is k] for k in MaterialKind})
        for document in documents:
            yield _path(document.kind, document.slug), write_document(document)

    def po_files(self, documents: list[Document], suite: SuiteSource) -> Iterator[tuple[str, list[Unit]]]:
        for kind in MaterialKind:
            units = [
                unit.at(Place(document["title"], f"practice/{suite.slug}/{_page(document, documents)}"))
                for document in documents
                if document.kind is kind
                for unit in document.units()
            ]
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


PART = PracticePart()
parts.register(PART)


def export_documents(suite: Suite, *, but: int = 0) -> list[Document]:
    """What the site has, in the order of the folder; without the material that has the key `but`."""
    rows = Material.objects.filter(suite=suite, live=True).exclude(pk=but)
    kinds = list(MaterialKind)
    return sorted((row.document for row in rows), key=lambda document: kinds.index(document.kind))


def taken_ids(document: Document, others: Sequence[Document], suite: Suite, but: int) -> list[str]:
    """The ids of a document that stand for something else in its course: in the `others`, in a lesson or a test, in a
    material that was put aside; `but` is the key of the document's own material."""
    count = Counter(id for id, _use in PART.identifiers([document, *others]))
    noted = dict(suite.identifiers.values_list("key", "used_for"))
    aside = set(Material.objects.filter(suite=suite).exclude(pk=but).values_list("key", flat=True))
    return [id for id, use in PART.identifiers([document]) if count[id] > 1 or noted.get(id, use) != use or id in aside]


def _page(document: Document, documents: Sequence[Document]) -> str:
    """Where readers see the document, below the pages of its course's practice."""
    match document.kind:
        case MaterialKind.FORM:
            return "blanks/"
        case MaterialKind.SAMPLE:
            abouts = (one["about"] for one in documents if one.id == document["form"])
            about = document["case"] or next(abouts, "")  # a form that was put aside has no pages
            return f"{document['form']}/{about}/sample/" if about else ""
        case _:
            return f"{document.kind.value}/{document.id}/"


def _path(kind: MaterialKind, slug: str) -> str:
    return f"{kind.value}/{slug}.md"


def _read(reader: Reader, kind: MaterialKind, slug: object) -> Document | None:
    if not isinstance(slug, str) or not is_slug(slug):
        reader.report.add(FILE, 1, f"{slug!r} cannot name a file: lower-case Latin letters, digits, hyphens")
        return None
    path = _path(kind, slug)
    text = reader.text(path)
    return read_document(kind, slug, text, path, reader.report) if text is not None else None
