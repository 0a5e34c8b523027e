"""What practice is made of, and what learners have made of it."""

from kerege.practice.models.conference import Ask, Conference, Seat
from kerege.practice.models.material import Material
from kerege.practice.models.plan import PlanVersion, PracticePlan
from kerege.practice.models.review import Review, Submission
from kerege.practice.models.work import Choice, Work

__all__ = [
    "Ask",
    "Choice",
    "Conference",
    "Material",
    "PlanVersion",
    "PracticePlan",
    "Review",
    "Seat",
    "Submission",
    "Work",
]
