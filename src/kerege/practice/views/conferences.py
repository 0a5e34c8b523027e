"""Case conferences, played alone: she takes the roles in turn, and in the end sees who knew what.

Whoever has no account plays as well: nothing of it is kept here, what she has decided travels in the form.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kerege.people.access import person_of
from kerege.practice.conference_end import end_of, told_of
from kerege.practice.conference_forms import LONGEST_LINE, RoleForm
from kerege.practice.material.documents import MaterialKind
from kerege.practice.roundtable import ASK, LEAVE, Role, Roundtable, line_of, roundtable_of
from kerege.practice.views.lookup import all_or_404, find_or_404, library_or_404
from kerege.practice.works import save_work, task_of, work_on


class Play:
    """A conference before her, and what she has decided in it so far."""

    def __init__(self, request: HttpRequest, suite: str, conference: str) -> None:
        self.library = library_or_404(suite)
        self.shown = find_or_404(self.library, MaterialKind.CONFERENCE, conference)
        self.table: Roundtable = roundtable_of(self.shown.document)
        self.person = person_of(request.user)
        self.choices, self.purposes = self._kept() if self.person else _carried(self.table, request.POST)

    @property
    def task(self) -> str:
        return task_of(self.library.suite, self.shown.document.id)

    def _kept(self) -> tuple[dict[str, str], dict[str, str]]:
        work = work_on(self.person, self.task) if self.person else None
        rows = list(work.choices.all()) if work else []
        return {row.line: row.latest for row in rows}, {row.line: row.latest_reason for row in rows}

    def decide(self, form: RoleForm) -> None:
        """Take what one role asks for; with an account it is kept."""
        self.choices |= form.choices
        self.purposes |= form.purposes
        if self.person:
            suite, is_over = self.library.suite.pk, self.next is None
            save_work(self.person, suite, self.task, choices=form.choices, reasons=form.purposes, done=is_over)

    @property
    def decided(self) -> list[str]:
        return self.table.decided(self.choices)

    @property
    def next(self) -> Role | None:
        """Whose turn it is; None when all have asked."""
        return self.table.next_after(self.decided)

    def asked_by(self, role: Role) -> dict[str, str]:
        """By fact, what this role asked for, and with what purpose."""
        lines = {fact.id: line_of(role.id, fact.id) for fact in self.table.facts}
        return {id: self.purposes.get(line, "") for id, line in lines.items() if self.choices.get(line) == ASK}

    def carried_without(self, role: Role | None = None) -> list[tuple[str, str]]:
        """The hidden fields in which decisions travel while there is no account: those of the other roles."""
        if self.person:
            return []
        fields = []
        for one in self.table.roles:
            if one.id in self.decided and one != role:
                fields.append(("decided", one.id))
                fields += [(line_of(one.id, fact), purpose) for fact, purpose in self.asked_by(one).items()]
        return fields

    def context(self) -> dict[str, Any]:
        return {
            "suite": self.library.suite,
            "shown": self.shown,
            "table": self.table,
            "case": self.library.find(MaterialKind.CASE, self.shown.document["case"]),
            "decided": self.decided,
            "next": self.next,
            "carried": self.carried_without(),
        }


def _carried(table: Roundtable, data: QueryDict) -> tuple[dict[str, str], dict[str, str]]:
    choices, purposes = {}, {}
    decided = data.getlist("decided")
    for role in table.roles:
        for fact in table.facts if role.id in decided else ():
            line = line_of(role.id, fact.id)
            choices[line] = ASK if line in data else LEAVE
            purposes[line] = data.get(line, "")[:LONGEST_LINE]
    return choices, purposes


@require_safe
def conferences(request: HttpRequest, suite: str) -> HttpResponse:
    library = library_or_404(suite)
    shown = all_or_404(library, MaterialKind.CONFERENCE)
    return render(request, "practice/conferences.html", {"suite": library.suite, "conferences": shown})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def conference(request: HttpRequest, suite: str, conference: str) -> HttpResponse:
    """What is to be decided and who sits at the table; when every role has asked, who knew what."""
    play = Play(request, suite, conference)
    if play.next:
        return render(request, "practice/conference.html", play.context())
    requests = play.table.requests(play.choices, play.purposes)
    end = end_of(play.table, requests, play.decided)
    return render(request, "practice/conference_over.html", play.context() | {"end": end})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def role(request: HttpRequest, suite: str, conference: str, role: str) -> HttpResponse:
    """One role's turn; when it has asked, what it has learned and what not."""
    play = Play(request, suite, conference)
    hers = play.table.role(role)
    if hers is None:
        raise Http404
    if "decide" in request.POST:
        form = RoleForm(play.table, hers, request.POST, known=play.library.known(play.shown.text))
        if not form.is_valid():
            return _turn(request, play, hers, form, status=422)
        play.decide(form)
        return redirect(request.path) if play.person else _told(request, play, hers)
    if role in play.decided and not ("again" in request.GET or "again" in request.POST):
        return _told(request, play, hers)
    return _turn(request, play, hers, RoleForm(play.table, hers, asked=play.asked_by(hers)))


def _turn(request: HttpRequest, play: Play, role: Role, form: RoleForm, status: int = 200) -> HttpResponse:
    context = {
        "role": role,
        "own": play.table.held_by(role.id),
        "form": form,
        "place": [one.id for one in play.table.roles].index(role.id) + 1,
        "carried": play.carried_without(role),
    }
    return render(request, "practice/conference_turn.html", play.context() | context, status=status)


def _told(request: HttpRequest, play: Play, role: Role) -> HttpResponse:
    requests = [one for one in play.table.requests(play.choices, play.purposes) if one.role == role.id]
    told = told_of(play.table, role, requests)
    return render(request, "practice/conference_told.html", play.context() | {"role": role, "told": told})
