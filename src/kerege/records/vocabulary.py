"""Verbs and activity types that Kerege states (ADL vocabulary, cmi5 profile)."""

from __future__ import annotations

EXPERIENCED = "http://adlnet.gov/expapi/verbs/experienced"
COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
ANSWERED = "http://adlnet.gov/expapi/verbs/answered"
PASSED = "http://adlnet.gov/expapi/verbs/passed"
FAILED = "http://adlnet.gov/expapi/verbs/failed"

LESSON = "http://adlnet.gov/expapi/activities/lesson"
MODULE = "http://adlnet.gov/expapi/activities/module"
ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"
PERFORMANCE = "http://adlnet.gov/expapi/activities/performance"
INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"

VERB_NAMES = {
    EXPERIENCED: "experienced",
    COMPLETED: "completed",
    ANSWERED: "answered",
    PASSED: "passed",
    FAILED: "failed",
}
