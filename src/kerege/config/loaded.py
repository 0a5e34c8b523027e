"""What all processes of `kerege serve` have in common, loaded once: importing this module loads Django and all views.

The fork server imports it before it starts a process, so that each shares this memory instead of filling its own.
"""

import gc

from django.urls import resolve

from kerege.config.wsgi import application
from kerege.suites.finding.words import dictionary

resolve("/healthz")
dictionary()
# What is loaded now stays. To look for garbage in it would stop a reader's request for a tenth of a second, and write
# to memory that is shared until then.
gc.collect()
gc.freeze()

__all__ = ["application"]
