"""What the people of the demo have written, in Russian, by the names that materials of a course bear. Of what a course
does not have nothing is used.

All children are those of the course. Nothing here says more of them than their cases do.
"""

from __future__ import annotations

from typing import Any

TASKS = {
    "who-task-rewrite": (
        "Тимур, 4 „Б“. Плохо слышит: посадите его за первую парту и говорите, повернувшись к нему лицом. Часть "
        "программы пропустил, занимается дополнительно. О прошлом его не спрашиваем. Если ему трудно, приходите ко "
        "мне, педагогу-психологу."
    ),
}
"""Texts in the tasks of lessons, by block."""

STORY = {
    "sc-class-question": ("ask", "Сначала спрошу самого Тимура: говорить будут о нём"),
    "sc-class-timur": ("who", "Пусть сам решит, что о нём узнают"),
    "sc-class-words": ("hear", "Говорим ровно то, что он разрешил"),
    "sc-class-chat": ("rule", "Правило одно для всех, и имени Тимура в нём нет"),
    "sc-class-call": ("listen", "Она напугана. Выслушаю, чего она боится"),
    "sc-class-name": ("boy", "Без зрителей ему легче признаться"),
    "sc-class-wish": ("friend", "С другом рядом ему будет не так одиноко"),
}
"""What she decided in a scene, and why."""

PLAN_CASE = "case-timur"
PLAN: dict[str, Any] = {
    "plan-known-facts": (
        "Слух снижен на оба уха, нужен аппарат — заключение врача.\n"
        "Лучше понимает, когда видит лицо, — заметили на уроке.\n"
        "Читает по слогам, в уме считает быстро — проверка в школе.\n"
        "По ночам встаёт и проверяет дверь — слова дяди.\n"
        "Опека дяди временная — социальный работник."
    ),
    "plan-known-unknown": (
        "Почему плохо спит: страх, шум в ушах или непривычный дом — спросит врач.\n"
        "Что о нём уже говорят в классе — узнаю у учительницы.\n"
        "Где его мать — узнаёт социальный работник, не через мальчика."
    ),
    "plan-known-not-asked": (
        "Где он был и что видел: Тимур сам просил об этом не спрашивать. Чем занимались взрослые. Если заговорит сам, "
        "слушаю и не тороплю."
    ),
    "plan-home-ready": [
        {
            "state": "2",
            "source": "разговор с дядей",
            "step": "объяснить дяде и тёте, почему дети плохо спят после переезда",
            "role": "педагог-психолог",
        },
        {"state": "1", "source": "рядом с братом спокоен", "step": "не нужно", "role": "не нужно"},
        {"state": "4", "source": "сама дома не была", "step": "спросить того, кто бывает", "role": "педагог-психолог"},
        {"state": "2", "source": "комната одна на двоих с братом", "step": "", "role": ""},
        {},
        {"state": "2", "source": "тётя говорит, что устаёт", "step": "", "role": "социальный работник"},
        {},
        {},
    ],
    "plan-assessment-strengths": (
        "Чинит велосипеды. Помнит дорогу с первого раза. Терпеливо учит брата крутить гайки. Любит стоять на воротах."
    ),
    "plan-assessment-wishes": (
        "«Хочу слышать, когда мне пасуют». «Хочу читать, как брат. Только не с маленькими». Не хочет, чтобы "
        "спрашивали, где он был. Когда и при ком он это сказал, уточню."
    ),
}
"""The parts of a plan that are begun, by field."""

ASKED = (
    (
        "conf-timur-school",
        "conf-timur-talk",
        "Чтобы учительница говорила так, как он услышит",
        "Подойти, говорить не спеша и по одному. Потом проверить, что он услышал",
    ),
    ("conf-timur-social", "conf-timur-papers", "Чтобы знать, чего не хватает для заявки", ""),
    ("conf-timur-health", "conf-timur-term", "Чтобы знать, чья подпись действует", ""),
    ("conf-timur-social", "conf-timur-level", "Чтобы занятия вошли в план", ""),
)
"""What is asked at the table of a conference: the role, the fact, what for, and what its holder says to that; nothing
where the answer is still to come."""
