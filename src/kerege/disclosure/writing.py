"""A text that somebody is writing: what is marked in it, what she changes, what she keeps and why. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from kerege.disclosure.check import check
from kerege.disclosure.known import NOTHING, Known
from kerege.disclosure.model import Certainty, Range, Span
from kerege.disclosure.safer import safer_wording


@dataclass(frozen=True)
class Mark:
    """Words that are marked, wherever they stand in the text. The id follows from the words alone, so that a decision
    about them holds while the text around them changes."""

    id: str
    words: str
    spans: tuple[Span, ...]
    safer: str
    reason: str = ""

    @property
    def certainty(self) -> Certainty:
        return max(span.certainty for span in self.spans)

    @property
    def is_hint(self) -> bool:
        """A hint asks for no decision."""
        return self.certainty is Certainty.HINT

    @property
    def is_open(self) -> bool:
        """Whether the writer has still to decide."""
        return not self.is_hint and not self.reason


@dataclass(frozen=True)
class Writing:
    """A text in a language; by the ids of marks, why they stay as they are, and what the writer would put instead.
    `names` are places where a model sees names; what is `known` needs no decision;
    `is_changed` says that the program has just put other words into it."""

    text: str
    language: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    wordings: Mapping[str, str] = field(default_factory=dict)
    names: Sequence[Range] = ()
    known: Known = NOTHING
    is_changed: bool = False
    _marks: dict[int, list[Mark]] = field(default_factory=dict, compare=False, repr=False)

    def marks(self, *, year: int) -> list[Mark]:
        """What is marked, in the order of the text; `year` is the present one. Read once for each writing."""
        if year not in self._marks:
            self._marks[year] = self._find_marks(year)
        return self._marks[year]

    def _find_marks(self, year: int) -> list[Mark]:
        found: dict[str, Mark] = {}
        for span in check(self.text, self.language, least=Certainty.HINT, names=self.names):
            words = self.text[span.start : span.end]
            if self.known.covers(words, span.kind):
                continue
            id = sha256(f"{span.kind}\n{words}".encode(errors="surrogatepass")).hexdigest()[:10]
            if id in found:
                found[id] = replace(found[id], spans=(*found[id].spans, span))
            else:
                safer = self.wordings.get(id, safer_wording(self.text, span, self.language, year=year))
                found[id] = Mark(id, words, (span,), safer, self.reasons.get(id, ""))
        return list(found.values())

    def changed(self, ids: Collection[str], *, year: int) -> Writing:
        """The same with the safer words in the place of these marks."""
        text = self.text
        changes = [
            (span, mark.safer.strip()) for mark in self.marks(year=year) if mark.id in ids for span in mark.spans
        ]
        for span, words in sorted(changes, reverse=True):
            text = _put(text, span, words)
        return replace(self, text=text, names=(), is_changed=True, _marks={})

    def decided(self, *, year: int) -> Writing:
        """The same with the reasons of its own marks alone."""
        reasons = {mark.id: mark.reason for mark in self.marks(year=year) if mark.reason}
        return replace(self, reasons=reasons, wordings={}, _marks={})


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, Mark | None]]:
    """The text piece by piece, each with its mark if it has one."""
    at = 0
    places = [(span, mark) for mark in marks for span in mark.spans]
    for span, mark in sorted(places, key=lambda place: place[0]):
        if span.start > at:
            yield text[at : span.start], None
        yield text[span.start : span.end], mark
        at = span.end
    if at < len(text):
        yield text[at:], None


def _put(text: str, span: Span, words: str) -> str:
    """The words in the place of a span; where nothing stays, the space before it goes as well."""
    before, after = text[: span.start], text[span.end :]
    if not words and before.endswith(" ") and (not after or after[0] in " .,;:!?)\n"):
        before = before[:-1]
    return before + words + after
