"""The questions and practice tasks of a course: what they may hold, how an answer is read, scored, shown and reported.

The room knows neither site nor database: it turns plain values into plain values,
so that lessons, tests, imports and the content checker ask one and the same code.
What an author writes is described in docs/reference/content-format.md, "Questions".
"""

from kerege.items.carry import Carry
from kerege.items.exercise import EXERCISE_MESSAGES, Exercise, ExerciseKind, Judged, Line, Option, exercise_problems
from kerege.items.interaction import definition, judgement
from kerege.items.mask import Mask
from kerege.items.model import Answer, Item, ItemError, ItemType
from kerege.items.score import ANSWER_FIELD, Response, ResponseError, Result, read_response, right_responses, score
from kerege.items.shuffle import match_choices, shuffled
from kerege.items.validate import MESSAGES, Problem, problems

__all__ = [
    "ANSWER_FIELD",
    "EXERCISE_MESSAGES",
    "MESSAGES",
    "Answer",
    "Carry",
    "Exercise",
    "ExerciseKind",
    "Item",
    "ItemError",
    "ItemType",
    "Judged",
    "Line",
    "Mask",
    "Option",
    "Problem",
    "Response",
    "ResponseError",
    "Result",
    "definition",
    "exercise_problems",
    "judgement",
    "match_choices",
    "problems",
    "read_response",
    "right_responses",
    "score",
    "shuffled",
]
