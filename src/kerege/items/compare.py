"""When two short texts count as the same answer."""

import unicodedata


def comparable(text: str) -> str:
    """The text without what a reader may write either way: case, ё or е, punctuation, spacing.

    Source: docs/reference/content-format.md, "Questions", type text.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(sign for sign in folded if not unicodedata.category(sign).startswith("P"))
    return " ".join(kept.replace("ё", "е").split())
