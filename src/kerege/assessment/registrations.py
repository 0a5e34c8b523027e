"""The bank holds nothing about people."""

from __future__ import annotations

from kerege.assessment.models import Question, Scene
from kerege.people.personal_data import register_without

register_without(Question, Scene)
