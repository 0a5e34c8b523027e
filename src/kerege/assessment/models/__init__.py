"""The room's facts: the bank, the tests drawn from it, and what people answered."""

from kerege.assessment.models.attempts import GRACE, Attempt, Given, Rescoring
from kerege.assessment.models.bank import InBank, ItemVersion, Question, Scene
from kerege.assessment.models.exams import Exam

__all__ = ["GRACE", "Attempt", "Exam", "Given", "InBank", "ItemVersion", "Question", "Rescoring", "Scene"]
