"""What rooms above bring to a content folder: files beside the lessons, such as a module's question bank.

A room registers its part when the site starts. The folder then reads, checks, writes, translates, loads and exports
it with all else: one folder, one set of ids, one digest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from kerege.suites.document import Unit

if TYPE_CHECKING:
    from kerege.suites.content.folder import Reader, SuiteSource
    from kerege.suites.models import Suite


class FolderPart(Protocol):
    """A room's files in a content folder. `content` is what `read` and `export` give; only the room looks into it."""

    name: str

    def read(self, reader: Reader, suite: SuiteSource) -> Any:
        """What the room's files say. What is wrong goes to the reader's report."""

    def files(self, content: Any) -> Iterator[tuple[str, str]]:
        """Path and text of every file, in canonical form."""

    def po_files(self, content: Any, suite: SuiteSource) -> Iterator[tuple[str, list[Unit]]]:
        """Name and units of every PO file of a language; each unit says where it stands."""

    def identifiers(self, content: Any) -> Iterator[tuple[str, str]]:
        """Every id and what it is used for."""

    def load(self, content: Any, suite: Suite) -> int:
        """Bring the site up to date, in the caller's transaction; says how many entries changed."""

    def export(self, suite: Suite) -> Any:
        """What the site has."""

    def names(self, content: Any) -> Mapping[str, Collection[str]]:
        """What blocks of lessons may name here: by the option that names it, the ids."""

    def edit(self, content: Any, reader: Reader, suite: SuiteSource) -> None:
        """Report what an editor would send back, though it could be loaded; many rooms have no such thing."""
        return


_parts: dict[str, FolderPart] = {}


def register(part: FolderPart) -> None:
    _parts[part.name] = part


def parts() -> list[FolderPart]:
    """All registered parts, by name."""
    return [part for _name, part in sorted(_parts.items())]


def names_in(contents: Mapping[str, Any]) -> dict[str, Collection[str]]:
    """What blocks of lessons may name in the parts, whose contents are given by the names of the parts."""
    return {option: ids for part in parts() for option, ids in part.names(contents[part.name]).items()}
