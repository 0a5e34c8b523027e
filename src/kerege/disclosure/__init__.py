"""Does this text give a child away? `check` is pure: no database, no network, no model of a language.

Nothing of a text outlives the call: no function here remembers words that it was asked about.
"""

from kerege.disclosure.check import check
from kerege.disclosure.model import Certainty, Kind, Span

__all__ = ["Certainty", "Kind", "Span", "check"]
