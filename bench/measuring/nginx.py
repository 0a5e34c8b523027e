"""nginx with the same bytes as Kerege: what this machine can do at best."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measuring.ports import answers, free_port


@contextmanager
def nginx(body: bytes) -> Iterator[tuple[str, int]]:
    """A page from nginx, packed beforehand. Gives its address and the process."""
    folder = Path(tempfile.mkdtemp(prefix="kerege-nginx-"))
    port = free_port()
    (folder / "page").write_bytes(body)
    folder.chmod(0o755)  # for its workers
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"daemon off; worker_processes auto; pid {folder}/pid; error_log {folder}/errors;\n"
        "events {}\n"
        f"http {{ access_log off; default_type text/html; server {{ listen 127.0.0.1:{port}; root {folder};\n"
        "location / { add_header Content-Encoding gzip; } } }\n"
    )
    running = subprocess.Popen(["nginx", "-c", str(configuration)], stderr=subprocess.DEVNULL)
    try:
        while not answers(f"http://127.0.0.1:{port}/page"):
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/page", running.pid
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(folder)


def packed_page(url: str, cookie: str) -> bytes:
    """A page as it goes over the wire."""
    request = urllib.request.Request(url, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as response:
        body: bytes = response.read()
        return body
