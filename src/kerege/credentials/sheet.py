"""What a paper says, in the order in which it says it. The page, the verification and the PDF are views of this."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kerege import papers
from kerege.credentials.models import Certificate, Kind
from kerege.papers.qr import qr_svg

TEMPLATE = Path(__file__).parent / "certificate.typ"
# Papers are in the two languages in which their words have been checked; a day in one line.
_DAY = {"ru": "j\xa0E\xa0Y\xa0г.", "en": "j\xa0F\xa0Y"}


@dataclass(frozen=True)
class Sheet:
    """The words of one paper in one language. `other_name` is her name as the paper in the other language has it,
    where that is another."""

    language: str
    title: str
    name: str
    other_name: str
    course: str
    modules: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    rule: str
    number: str
    issued: str
    code: str
    words: dict[str, str]


def paper_language(language: str) -> str:
    return language if language in _DAY else "ru"


def sheet_of(certificate: Certificate, language: str) -> Sheet:
    """Only of a certificate that is genuine: of another one nobody knows what it said."""
    says, language = certificate.says, paper_language(language)
    other = next(code for code in _DAY if code != language)
    name, other_name = says["name"][language], says["name"][other]
    with translation.override(language):
        issued = _("Issued on %(day)s") % {"day": _day(says["issued_on"], language)}
        if says["replaces"]:
            # A Russian day ends in a full stop of its own.
            issued = issued.removesuffix(".") + ". " + _("Replaces № %(number)s") % {"number": says["replaces"]}
        return Sheet(
            language=language,
            title=str(Kind(certificate.kind).label),
            name=name,
            other_name=other_name if other_name != name else "",
            course=says["suite"]["title"][language],
            modules=tuple(title[language] for title in says["modules"]),
            facts=tuple(_facts(certificate, language)),
            rule=says["rule"][language],
            number=_("№ %(number)s") % {"number": certificate.number},
            issued=issued,
            code=certificate.shown_code,
            words={
                "house": _("Kerege"),
                "person": _("Participant"),
                "course": _("Independent open course"),
                "modules": _("Modules"),
                "rule": _("What it took"),
                "check": _("Check that it is genuine"),
                "code": _("Code"),
                "independent": _(
                    "An independent open course. It cites public documents of the United Nations and is not "
                    "their product."
                ),
            },
        )


def check_url(certificate: Certificate, language: str) -> str:
    """Where the QR code leads: to the same words in the same language."""
    query = "" if paper_language(language) == settings.LANGUAGE_CODE else f"?lang={paper_language(language)}"
    return f"{settings.BASE_URL}{reverse('verify', args=[certificate.code])}{query}"


def pdf_of(certificate: Certificate, language: str) -> bytes:
    """The paper as one page of A4."""
    sheet, url = sheet_of(certificate, language), check_url(certificate, language)
    with translation.override(sheet.language):
        qr_alt = _("QR code of %(address)s") % {"address": url}
    address = f"{settings.BASE_URL}{reverse('verify_form')}".partition("://")[2].rstrip("/")
    return papers.pdf(
        TEMPLATE,
        {**asdict(sheet), "address": address, "qr": qr_svg(url), "words": {**sheet.words, "qr_alt": qr_alt}},
        language=sheet.language,
        title=sheet.title,
        made_at=certificate.issued_at,
    )


def _facts(certificate: Certificate, language: str) -> list[tuple[str, str]]:
    says = certificate.says
    hours = _("%(hours)s h") % {"hours": floatformat(says["hours"])}
    facts = [(_("Hours of study"), hours)]
    if says["score"] is not None:
        facts.append((_("Result"), _("%(score)d%%") % {"score": says["score"]}))
    return [*facts, (_("Completed"), _day(says["completed_on"], language)), (_("Edition"), says["edition"])]


def _day(text: str, language: str) -> str:
    return date_format(date.fromisoformat(text), _DAY[language])
