"""What comes after the lessons of a module: its final test."""

from __future__ import annotations

from kerege.learning.acts import Progress
from kerege.rollouts.models import Edition
from kerege.rollouts.terms import Offer, offers
from kerege.suites.catalogue import ModuleEntry, SuiteEntry


def next_test(suite: SuiteEntry, progress: Progress, edition: Edition | None) -> Offer | None:
    """The final test of the first module whose lessons she has been through and whose test she has not passed."""
    found = (final_test(module, progress, edition) for module in suite.modules)
    return next((offer for offer in found if offer), None)


def final_test(module: ModuleEntry, progress: Progress, edition: Edition | None) -> Offer | None:
    """The final test of this module, where it is her next step."""
    if not progress.has_all(module.lessons):
        return None
    offer = offers(module, edition).get("final")
    return None if offer is None or offer.iri in progress.passed else offer
