import pytest

from kerege.items import Answer, Item, ItemType, definition

INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"

RIGHT = Answer("b", "Имя", right=True)
WRONG = Answer("a", "Ярлык")
ALSO_RIGHT = Answer("c", "Класс", right=True)

CHOICES = [
    {"id": "c", "description": {"ru": "Класс"}},
    {"id": "a", "description": {"ru": "Ярлык"}},
    {"id": "b", "description": {"ru": "Имя"}},
]


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        (
            Item("q", ItemType.ONE, "Что?", answers=(WRONG, RIGHT)),
            {"interactionType": "choice", "correctResponsesPattern": ["b"], "choices": CHOICES[1:]},
        ),
        (
            Item("q", ItemType.SEVERAL, "Что?", answers=(ALSO_RIGHT, WRONG, RIGHT)),
            {"interactionType": "choice", "correctResponsesPattern": ["b[,]c"], "choices": CHOICES},
        ),
        (
            Item("q", ItemType.TRUE_FALSE, "Что?", truth=False),
            {"interactionType": "true-false", "correctResponsesPattern": ["false"]},
        ),
        (
            Item("q", ItemType.ORDER, "Что?", answers=(ALSO_RIGHT, WRONG, RIGHT)),
            {"interactionType": "sequencing", "correctResponsesPattern": ["c[,]a[,]b"], "choices": CHOICES},
        ),
        (
            Item(
                "q",
                ItemType.MATCH,
                "Что?",
                answers=(Answer("b", "Врач", match="лечит"), Answer("a", "Юрист", match="защищает")),
            ),
            {
                "interactionType": "matching",
                "correctResponsesPattern": ["a[.]a[,]b[.]b"],
                "source": [
                    {"id": "b", "description": {"ru": "Врач"}},
                    {"id": "a", "description": {"ru": "Юрист"}},
                ],
                "target": [
                    {"id": "b", "description": {"ru": "лечит"}},
                    {"id": "a", "description": {"ru": "защищает"}},
                ],
            },
        ),
        (
            Item("q", ItemType.TEXT, "Что?", accepted=("стигма", "ярлык")),
            {
                "interactionType": "fill-in",
                "correctResponsesPattern": ["{case_matters=false}стигма", "{case_matters=false}ярлык"],
            },
        ),
    ],
    ids=lambda part: part.type.value if isinstance(part, Item) else "",
)
def test_definition_follows_the_interaction_type(item, parts):
    assert definition(item, "ru") == {"type": INTERACTION, "description": {"ru": "Что?"}, **parts}
