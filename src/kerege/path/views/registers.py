"""The registers of all suites: what lessons rest on, and the words of the field."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kerege.suites import catalogue
from kerege.suites.registers import sources_of, terms_of


def sources(request: HttpRequest) -> HttpResponse:
    registers = [(suite, sources_of(suite)) for suite in catalogue.suites()]
    return render(request, "path/sources.html", {"registers": _not_empty(registers)})


def glossary(request: HttpRequest) -> HttpResponse:
    registers = [(suite, terms_of(suite)) for suite in catalogue.suites()]
    return render(request, "path/glossary.html", {"registers": _not_empty(registers)})


def _not_empty(registers: list[tuple[catalogue.SuiteEntry, list]]) -> list[tuple[catalogue.SuiteEntry, list]]:
    return [(suite, entries) for suite, entries in registers if entries]
