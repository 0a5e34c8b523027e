"""The rule of completion: data that is checked, and one sentence for the learner."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from kerege.rollouts.rules import FinalTests, Lessons, Rule, RuleError


@pytest.mark.parametrize(
    ("rule", "paper", "sentence"),
    [
        (Rule(), "participation", "Все уроки"),
        (Rule(), "achievement", "Итоговый тест от 70 %"),
        (Rule(participation=(Lessons(80),)), "participation", "Уроки: от 80 %"),
        (Rule(achievement=(Lessons(), FinalTests(75))), "achievement", "Все уроки. Итоговый тест от 75 %"),
        (Rule(achievement=()), "achievement", ""),
    ],
)
def test_rule_is_one_sentence(rule: Rule, paper: str, sentence: str) -> None:
    with translation.override("ru"):
        assert rule.sentence(paper).replace("\N{NO-BREAK SPACE}", " ") == sentence


@pytest.mark.parametrize("rule", [Rule(), Rule((), ()), Rule((Lessons(50), FinalTests(60)), (FinalTests(60),))])
def test_rule_survives_being_stored(rule: Rule) -> None:
    assert Rule.from_json(rule.to_json()) == rule


def test_pass_mark_is_that_of_the_rule() -> None:
    assert (Rule(achievement=(FinalTests(85),)).pass_mark, Rule(achievement=(Lessons(),)).pass_mark) == (85, None)


LESSONS = {"kind": "lessons", "at_least": 100}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "a rule says what participation and achievement take"),
        ({"participation": []}, "a rule says what participation and achievement take"),
        ({"participation": [], "achievement": [], "badge": []}, "a rule says what participation and achievement take"),
        ({"participation": {}, "achievement": []}, "participation: must be a list of conditions"),
        ({"participation": [LESSONS, LESSONS], "achievement": []}, "participation: a condition stands twice"),
        ({"participation": ["lessons"], "achievement": []}, "participation[0]: must have kind and at_least"),
        ({"participation": [LESSONS | {"of": 1}], "achievement": []}, "participation[0]: must have kind and at_least"),
        (
            {"participation": [], "achievement": [{"kind": "webinars", "at_least": 1}]},
            "achievement[0]: there is no condition 'webinars'",
        ),
        *(
            (
                {"participation": [], "achievement": [LESSONS | {"at_least": bad}]},
                "achievement[0]: at_least is a whole number from 1 to 100",
            )
            for bad in (0, 101, "70", 70.5, True, None)
        ),
        (
            {
                "participation": [{"kind": "final_tests", "at_least": 60}],
                "achievement": [{"kind": "final_tests", "at_least": 70}],
            },
            "a final test has one pass mark in a roll-out",
        ),
    ],
)
def test_data_that_is_no_rule_is_refused_with_its_place(data: Any, reason: str) -> None:
    with pytest.raises(RuleError) as refused:
        Rule.from_json(data)

    assert str(refused.value) == reason
