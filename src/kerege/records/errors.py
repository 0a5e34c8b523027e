"""Why the store refuses."""

from __future__ import annotations


class StatementError(ValueError):
    """A statement that is not stored. The message is for the developer of the sender."""


class InvalidStatement(StatementError):
    """It breaks a rule of xAPI 1.0.3 (Data, sections 2 and 4)."""


class ForbiddenStatement(StatementError):
    """Its authority may not state this."""


class ConflictingStatement(StatementError):
    """Another statement with this id is stored already (xAPI 1.0.3, Communication 2.1.1)."""
