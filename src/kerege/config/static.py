"""Static files: named after their content, compressed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

FOR_READERS = "ui/"


class StaticFiles(CompressedManifestStaticFilesStorage):
    """What readers fetch is compressed with brotli and gzip; the studio's large scripts with gzip alone, for brotli
    works on them longer than on everything else of a first start."""

    _brotli = True

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        paths = set(paths)
        for_readers = {path for path in paths if path.startswith(FOR_READERS)}
        for self._brotli, some in ((True, for_readers), (False, paths - for_readers)):
            yield from super().compress_files(some)

    def create_compressor(self, **options: Any) -> Any:
        return super().create_compressor(use_brotli=self._brotli, **options)
