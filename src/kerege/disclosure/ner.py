"""Names that a model finds (the extra `privacy`: slovnet), where the rules find none. Russian only.

The model takes 200 MB, so it lives in the worker process alone; pages ask it through a socket in KEREGE_HOME and do
without an answer that does not come at once. The text crosses the socket and is kept by neither side.
"""

from __future__ import annotations

import json
import logging
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

from kerege.disclosure.model import Range

log = logging.getLogger(__name__)

PATIENCE = 0.5
"""Seconds that a page waits for an answer."""

LONGEST_QUESTION = 200_000
"""Bytes."""

LONGEST_PATH = 100
"""Characters; the address of a socket may not be longer on every system."""

_NER = "slovnet_ner_news_v1.tar"
_VECTORS = "navec_news_v1_1B_250K_300d_100q.tar"


def load_model() -> Callable[[str], list[Range]]:
    """The model as a function from a text to the places of people's names.

    Its files come in the package natasha, which is not imported: it needs a module that Python no longer has.
    Raises ImportError where the extra is not installed.
    """
    from navec import Navec
    from slovnet import NER

    found = find_spec("natasha")
    if found is None or found.origin is None:
        raise ImportError("natasha")
    data = Path(found.origin).parent / "data"
    ner = NER.load(str(data / "model" / _NER))
    ner.navec(Navec.load(str(data / "emb" / _VECTORS)))

    def names(text: str) -> list[Range]:
        return [(span.start, span.stop) for span in ner(text).spans if span.type == "PER"]

    return names


# --- In the worker ----------------------------------------------------------------------------------------------


def serve(stop: threading.Event, load: Callable[[], Callable[[str], list[Range]]] = load_model) -> None:
    """Answer the pages until `stop`; does nothing where the option PRIVACY_MODEL is not set."""
    path = _path()
    if not settings.PRIVACY_MODEL:
        return
    if len(str(path)) > LONGEST_PATH:
        log.warning("KEREGE_HOME is too long a path for a socket; the privacy model is not used")
        return
    try:
        names = load()
    except ImportError:
        log.warning("the privacy model is not installed; make setup with PRIVACY_MODEL=1 does it")
        return
    except Exception:
        log.exception("the privacy model could not be loaded")
        return
    path.unlink(missing_ok=True)
    busy = threading.Lock()  # a page that has not waited leaves its question behind; the next one is not put on top

    class Answer(socketserver.StreamRequestHandler):
        timeout = 5

        def handle(self) -> None:
            text = json.loads(self.rfile.read(LONGEST_QUESTION))
            if not busy.acquire(blocking=False):
                self.wfile.write(b"[]")
                return
            try:
                found = names(text)
            finally:
                busy.release()
            self.wfile.write(json.dumps(found).encode())

    class Server(socketserver.ThreadingUnixStreamServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            # The traceback that the library would print holds the text. A page that has not waited is no fault.
            if not isinstance(sys.exception(), OSError):
                log.warning("a question to the privacy model was not answered")

    server = Server(str(path), Answer, bind_and_activate=False)
    server.server_bind()
    path.chmod(0o600)  # before it listens, so that nobody else is ever let in
    server.server_activate()
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stop.wait()
        server.shutdown()
    path.unlink(missing_ok=True)


# --- In the pages -------------------------------------------------------------------------------------------------


def names_in(text: str, language: str) -> list[Range]:
    """Where the model sees names; nothing where there is no model, or it does not answer."""
    if not settings.PRIVACY_MODEL or not language.startswith("ru") or not text.strip():
        return []
    try:
        answer = _ask(json.dumps(text).encode(), until=time.monotonic() + PATIENCE)
        return [(start, end) for start, end in json.loads(answer)]
    except (OSError, ValueError):
        return []


def _ask(question: bytes, *, until: float) -> bytes:
    """The worker's answer. Raises TimeoutError when it is not there in time, OSError where nobody answers."""
    answer = b""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE)
        line.connect(str(_path()))
        line.sendall(question)
        line.shutdown(socket.SHUT_WR)
        while True:
            line.settimeout(max(0.001, until - time.monotonic()))
            part = line.recv(65_536)
            if not part:
                return answer
            answer += part


def _path() -> Path:
    home: Path = settings.HOME
    return home / "names.sock"
