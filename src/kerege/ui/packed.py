"""Pages that are the same for many readers but for a few slots, packed once: what differs lies raw in the stream.

To make the page of a lesson and to pack it takes six milliseconds, most of what is done for a reader. Both formats
let raw bytes stand between packed ones (RFC 1951, section 3.2.4; RFC 7932, section 9.2), so a stream is kept with its
slots, and a reader's own words are written into them.
"""

from __future__ import annotations

import secrets
import struct
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import brotli
from django.http import HttpResponse

QUALITY = 7  # of brotli: a tenth smaller than gzip's best in half of its time
BEST = 10  # a tenth smaller again, in four times the time: for what many readers are given
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_LOOKS_BACK = 2  # bytes
_TRIES = 3
_NEVER = [*range(1, 9), *range(14, 32), 0xC0, 0xC1, *range(0xF5, 0x100)]  # bytes that no page holds


@dataclass(frozen=True)
class Stream:
    """Packed bytes, with the places of the slots in them."""

    data: bytes
    places: tuple[int, ...]

    def filled(self, values: Sequence[bytes]) -> bytes:
        data = bytearray(self.data)
        for place, value in zip(self.places, values, strict=True):
            data[place : place + len(value)] = value
        return bytes(data)


class Packed:
    """A page with slots of fixed lengths. `parts` are what stands before, between and behind them."""

    def __init__(self, parts: Sequence[str], lengths: Sequence[int]) -> None:
        self.parts = [part.encode() for part in parts]
        self.lengths = tuple(lengths)

    def plain(self, values: Sequence[bytes]) -> bytes:
        self._check(values)
        pieces = [self.parts[0]]
        for value, part in zip(values, self.parts[1:], strict=True):
            pieces += [value, part]
        return b"".join(pieces)

    def gzipped(self, values: Sequence[bytes]) -> bytes:
        plain = self.plain(values)
        return _GZIP_HEAD + self._deflated.filled(values) + struct.pack("<LL", zlib.crc32(plain), len(plain))

    def brotli(self, values: Sequence[bytes]) -> bytes:
        self._check(values)
        if self._brotli is None:
            return brotli.compress(self.plain(values), quality=QUALITY)
        return self._brotli.filled(values)

    def _check(self, values: Sequence[bytes]) -> None:
        if tuple(map(len, values)) != self.lengths:
            raise ValueError("a slot is filled with what does not fit")

    @cached_property
    def _deflated(self) -> Stream:
        data, places = b"", []
        for number, part in enumerate(self.parts):
            if number:
                length = self.lengths[number - 1]
                data += b"\x00" + struct.pack("<HH", length, length ^ 0xFFFF)
                places.append(len(data))
                data += bytes(length)
            # What follows must not refer to what stands before: it may stand behind other words.
            packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
            is_last = number == len(self.parts) - 1
            data += packer.compress(part) + packer.flush(zlib.Z_FINISH if is_last else zlib.Z_FULL_FLUSH)
        return Stream(data, tuple(places))

    @cached_property
    def _brotli(self) -> Stream | None:
        """None where other words in the slots would change what is read behind them: nobody promises that a packer of
        brotli looks back no further than we think. Once in a thousand pages it does by chance, hence another try."""
        values = [secrets.token_bytes(length) for length in self.lengths]
        plain = self.plain(values)
        for _ in range(_TRIES):
            stream = self._packed_by_brotli()
            with suppress(brotli.error):
                if brotli.decompress(stream.filled(values)) == plain:
                    return stream
        return None

    def _packed_by_brotli(self) -> Stream:
        packer = brotli.Compressor(quality=BEST, mode=brotli.MODE_TEXT)
        data, places = b"", []
        first, *rest = self.parts
        data += packer.process(first) + packer.flush()
        for length, part in zip(self.lengths, rest, strict=True):
            # How a byte is packed may depend on the two before it: these stand raw, too, behind the slot.
            raw, part = _unlike(length) + part[:_LOOKS_BACK], part[_LOOKS_BACK:]
            packer.process(raw) + packer.flush()  # so that the packer counts them; what it makes of them is not used
            data += _uncompressed(len(raw))
            places.append(len(data))
            data += raw + packer.process(part) + packer.flush()
        return Stream(data + packer.finish(), tuple(places))


def _uncompressed(length: int) -> bytes:
    """The head of a block of brotli that holds `length` raw bytes; it begins and ends at the edge of a byte."""
    is_last, nibbles, is_raw = 0, 0, 1
    return (is_last | nibbles << 1 | (length - 1) << 3 | is_raw << 19).to_bytes(3, "little")


class PackedResponse(HttpResponse):
    """A response that the compressing middleware need not compress."""

    def __init__(self, page: Packed, values: Sequence[bytes], **kwargs: object) -> None:
        super().__init__(page.plain(values), **kwargs)
        self.page, self.values = page, values


def _unlike(length: int) -> bytes:
    """Bytes that look like nothing that a page holds, so that nothing behind them refers to them; and that cannot be
    packed, so that the packer, too, lets them stand raw. If it packed them, it would remember by them how far back it
    looked last, which a reader of our stream does not."""
    return bytes(secrets.choice(_NEVER) if place % 2 else secrets.randbelow(256) for place in range(length))
