"""SIGKILL at any moment loses nothing that was answered with success, and sends nothing twice."""

from __future__ import annotations

import json
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


# Earns papers one after the other. The worker that is to issue the n-th is killed before its n-th query; then another
# worker comes. Says which papers there are of each, until a worker has lived.
PAPERS_WITH_DEATHS = """
import json, os, signal
from datetime import date
from uuid import uuid4
from django.db import connection
from kerege.credentials.facts import Claim, Words
from kerege.credentials.issue import owe_certificate
from kerege.credentials.models import Certificate, Earned, Kind
from kerege.outgoing.queue import release_leases, settle_due
from kerege.people.models import Person
from kerege.rollouts.models import Enrolment

words = Words("слова", "words")
claim = Claim("https://example.org", words, "1", words, (words,), 12.5, 86, date(2026, 11, 25))
person = Person.objects.create_user("dina", family="Ким", given="Дина")
found, died = [], True
while died:
    place = Enrolment(person=person, registration=uuid4())
    owe_certificate(place, Kind.ACHIEVEMENT, claim)
    connection.close()
    child = os.fork()
    if child == 0:
        asked = 0
        def die(execute, *arguments):
            global asked
            asked += 1
            if asked > len(found):
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(*arguments)
        with connection.execute_wrapper(die):
            settle_due("worker")
        os._exit(0)
    died = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    release_leases("worker")
    settle_due("worker")
    papers = Certificate.objects.filter(registration=place.registration)
    found.append([paper.is_genuine for paper in papers])
print(json.dumps({"found": found, "waiting": Earned.objects.count()}))
"""


def test_a_certificate_is_issued_once_wherever_the_worker_dies(house: House) -> None:
    house.run("tick")  # what set-up left to do

    done = house.run("shell", "-c", PAPERS_WITH_DEATHS)

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said == {"found": [[True]] * len(said["found"]), "waiting": 0}
    assert len(said["found"]) > 10  # as many deaths as the worker asks queries
