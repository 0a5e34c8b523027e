"""QR codes, as one path of SVG: for papers, and for pages that put it between their own elements."""

from __future__ import annotations

QUIET = 4  # empty modules around the code, as the standard asks


def qr_path(text: str) -> tuple[str, int]:
    """The black of the code as the `d` of a path, and the width of the square it lies in."""
    import qrcode  # here, for it loads drawing and image libraries

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    runs = (f"M{first} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for first, length in _black(row))
    return "".join(runs), len(rows)


def qr_svg(text: str) -> str:
    """The code as a picture on white."""
    path, width = qr_path(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}">'
        f'<path fill="#fff" d="M0 0h{width}v{width}h-{width}z"/><path fill="#1d2330" d="{path}"/></svg>'
    )


def _black(row: list[bool]) -> list[tuple[int, int]]:
    """Runs of black modules: where each begins and how long it is."""
    runs: list[tuple[int, int]] = []
    for x, black in enumerate(row):
        if black and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif black:
            runs.append((x, 1))
    return runs
