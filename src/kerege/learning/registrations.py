"""What this room holds about a person: nothing that leads to her once her own row is gone."""

from kerege.learning.models import CarryOver, Outcome, Parked
from kerege.people.personal_data import register_without

register_without(Outcome, Parked, CarryOver)
