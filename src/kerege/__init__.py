"""Kerege: professional e-learning for people who work in hard places."""

__version__ = "0.1.0"
