"""Addresses on the network: e-mail, names in networks and games, links to a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kerege.disclosure.labels import label
from kerege.disclosure.model import Certainty, Kind, Span
from kerege.disclosure.reading import Reading

_EMAIL = re.compile(
    r"(?<![\w.+\-@])([\w.+\-]{1,64})(?: ?@ ?|\s?[(\[]\s?(?:at|собака|эт)\s?[)\]]\s?|\s(?:собака|кучукча)\s)"
    r"[\w\-]{1,63}(?:\s?(?:\.|точка|dot|нуқта)\s?[a-zа-я\-]{2,24}){1,3}(?!\w)"
)
_OFFICES = frozenset(
    """info office contact contacts press help support admin hotline mail priem reception secretariat webmaster
    hello""".split()  # noqa: SIM905
)
_AT_NAME = re.compile(r"(?<![\w.@/])@[a-z_][\w.]{1,40}\w(?!\w)")
_PROFILE = re.compile(
    r"(?<!\w)(?:https?://)?(?:www\.|m\.)?(?:t\.me|telegram\.me|wa\.me|instagram\.com|insta(?=/)|vk\.com|facebook\.com"
    r"|fb\.com|ok\.ru|tiktok\.com|youtube\.com/@|threads\.net|imo\.im)/?@?/?[\w.\-?=/+]{2,60}\w"
)
_NAME = re.compile(r"(?<![\w.@])[a-zа-я_][\wа-я.\-]{2,40}\w(?![\w@])")
_PUBLIC = re.compile(
    r"unicef|unodc|unhcr|undp|ohchr|gov|kerege|ministr|fond|fund|official|center|centre|support|help|portal"
)
_SITE = re.compile(r"\.(?:com|kz|kg|uz|tj|tm|org|ru|gov|net|int)$")


def find_online(reading: Reading) -> Iterator[Span]:
    text = reading.flat
    for found in _EMAIL.finditer(text):
        if found[1] not in _OFFICES:
            yield Span(*found.span(), Kind.EMAIL, Certainty.STRONG)
    for pattern in (_PROFILE, _AT_NAME):
        for found in pattern.finditer(text):
            if not _PUBLIC.search(found[0]):
                yield Span(*found.span(), Kind.HANDLE, Certainty.STRONG)
    for found in label("handle").finditer(text):
        name = next(filter(_is_made_up, _NAME.finditer(text, found.end(), found.end() + 60)), None)
        if name:
            yield Span(*name.span(), Kind.HANDLE)


def _is_made_up(name: re.Match[str]) -> bool:
    """A word of plain letters may be just a word; a name in a network has figures, dots or lines in it."""
    return (
        re.search(r"[a-zа-я].*[\d_.]|[\d_.].*[a-zа-я]", name[0]) is not None
        and not _SITE.search(name[0])
        and not _PUBLIC.search(name[0])
    )
