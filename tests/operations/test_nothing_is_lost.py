"""SIGKILL at any moment loses nothing that was answered with success, and sends nothing twice."""

from __future__ import annotations

import os
import signal
import threading
import uuid
from collections.abc import Callable

from operations.house import Browser, House, MailServer, Serving, until

LESSON = "/ru/tiny/first/one/"
CHECK = "one-choice"


class Learner:
    """Answers one question after another, and notes which answers the server has confirmed."""

    def __init__(self, house: House) -> None:
        self.browser = Browser(house)
        account = house.accounts()["learner"]
        self.browser.sign_in(account)
        ((record,),) = house.query(f"SELECT record_id FROM people_person WHERE login = '{account['email']}'")
        self.record = uuid.UUID(record)
        self.token = self.browser.token(LESSON)
        self.confirmed: list[str] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._answer_until_stopped, daemon=True)
        self._thread.start()

    def _answer_until_stopped(self) -> None:
        while not self._stop.is_set():
            nonce = uuid.uuid4()
            fields = {
                "csrfmiddlewaretoken": self.token,
                "nonce": str(nonce),
                "check": CHECK,
                f"{CHECK}.answer": "b",
            }
            try:
                status = self.browser.post(LESSON, fields)
            except OSError:
                self._stop.wait(0.05)
                continue
            if status == 200:
                self.confirmed.append(uuid.uuid5(nonce, f"{self.record} {CHECK} b").hex)

    def goes_on(self) -> None:
        """Wait until some more answers have been confirmed."""
        wanted = len(self.confirmed) + 10
        until(lambda: len(self.confirmed) >= wanted, "more answers are confirmed")

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()


def test_every_confirmed_answer_is_kept_when_everything_is_killed(house: House, serve: Callable[[], Serving]) -> None:
    serving = serve()
    learner = Learner(house)

    learner.goes_on()
    os.kill(serving.pid("page"), signal.SIGKILL)
    learner.goes_on()
    os.killpg(serving.pid("pages"), signal.SIGKILL)
    learner.goes_on()
    serving.kill_everything()
    serve()
    learner.goes_on()
    learner.stop()

    kept = {id for (id,) in house.query("SELECT id FROM records_statement")}
    assert [id for id in learner.confirmed if id not in kept] == []
    assert house.query("PRAGMA integrity_check") == [("ok",)]


def test_a_mail_is_accepted_once_when_the_worker_dies_while_sending(
    house: House, serve: Callable[[], Serving], mail_server: MailServer
) -> None:
    house.options["EMAIL_URL"] = mail_server.address
    serving = serve()
    deaths = []

    def kill_the_first_worker() -> None:
        if not deaths:
            deaths.append(serving.pid("worker"))
            os.kill(deaths[0], signal.SIGKILL)
            until(lambda: len(serving.pids("worker")) == 2, "another worker is started")

    mail_server.on_mail = kill_the_first_worker
    owed = house.run("shell", "-c", "from kerege.people.mail import owe_mail; owe_mail('a@example.org', 'S', 'B')")
    assert owed.returncode == 0, owed.stderr

    settled = "SELECT 1 FROM outgoing_outgoing WHERE kind = 'mail' AND done_at IS NOT NULL"
    until(lambda: house.query(settled), "the mail is settled")
    assert len(deaths) == 1
    assert len(mail_server.accepted) == 1
