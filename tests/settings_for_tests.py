"""Settings of the tests: a throw-away home, mail in memory, quick password hashes."""

import os
import tempfile

os.environ.setdefault("KEREGE_HOME", tempfile.mkdtemp(prefix="kerege-tests-"))
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # several processes of tests, each at home for itself
    os.environ["KEREGE_HOME"] += f"/{worker}"

from kerege.config.settings import *  # noqa: F403

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
CACHES = {  # no leftovers between tests
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "tests"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"},
}
