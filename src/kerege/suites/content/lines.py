"""Lines of a Markdown file that know where they stand, and the text that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kerege.suites import markdown
from kerege.suites.content.problems import Wrong

FEEDBACK = re.compile(r"> ?(.*)")
# A line of a list with its id; one that can be ticked; what is said of it.
NAMED = re.compile(r"- \{([^}]*)\}\s*(.*)")
TICKED = re.compile(r"- \[([ xX])\] \{([^}]*)\}\s*(.*)")
SAID_OF_IT = re.compile(r"\s+> ?(.*)")


@dataclass(frozen=True)
class Lines:
    """Some lines of a file, and the number of the first one."""

    first: int
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n")

    def numbered(self) -> Iterator[tuple[int, str]]:
        return enumerate(self.lines, self.first)

    def cut(self, start: int, end: int | None = None) -> Lines:
        """The lines from the `start`-th to before the `end`-th, counted from 0."""
        return Lines(self.first + start, self.lines[start:end])


def read_text(lines: Lines) -> str:
    """Canonical Markdown. Raises Wrong, with the line, where it holds what lessons may not."""
    for line, reason in markdown.problems("\n".join(lines.lines)):
        raise Wrong(lines.first + line, reason)
    return markdown.canonical(lines.text)


def read_inline(text: str, line: int) -> str:
    """Canonical Markdown of one line. Raises Wrong."""
    for _line, reason in markdown.problems(text, inline=True):
        raise Wrong(line, reason)
    return markdown.canonical(text)


def read_quoted(lines: Lines) -> str:
    """Text of which each line begins with `> `. Raises Wrong."""
    plain = []
    for number, line in lines.numbered():
        match = FEEDBACK.fullmatch(line)
        if not match and line.strip():
            raise Wrong(number, "only lines beginning with `> ` may follow")
        plain.append(match[1] if match else "")
    return read_text(Lines(lines.first, plain))


def quoted(text: str, indent: str = "") -> str:
    """What `read_quoted` reads."""
    return "\n".join(f"{indent}> {line}".rstrip() for line in text.split("\n")) if text else ""
