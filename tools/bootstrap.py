#!/usr/bin/env python3
"""From a clone to a running Kerege, with Python and a package registry alone: setup | run | test | check | bench.

The file keeps to the grammar of Python 3.6, so that an old Python can say that it is too old.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "kerege-stamp.json")
OLDEST = (3, 11)
SPACE = 700 * 2**20  # bytes: the virtual environment, the database, and room to work


class Hindrance(Exception):
    """What is missing on this machine, and what to do about it."""


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command not in COMMANDS:
        print("usage: bootstrap.py %s" % " | ".join(sorted(COMMANDS)))
        return 2
    os.chdir(ROOT)
    # Compiled modules make every later start quick; they stay inside .venv and the source tree.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        use_new_enough_python()
        return COMMANDS[command](sys.argv[2:])
    except Hindrance as hindrance:
        print("\n%s" % hindrance, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        return error.returncode
    except KeyboardInterrupt:
        return 130


def setup(arguments):
    install("requirements.txt", *extra_requirements())
    kerege("setup", *arguments)
    return 0


def run(arguments):
    check_address()
    setup(arguments)
    print("Starting …", flush=True)
    # In place of this process, so that a signal reaches the supervisor itself.
    os.execv(PYTHON, [PYTHON, "-m", "kerege.config.cli", "serve"])


def test(arguments):
    install("requirements.txt", "requirements-dev.txt", *extra_requirements())
    with home_to_throw_away():
        kerege("translations", "compile")
        return subprocess.call([PYTHON, "-m", "pytest"] + arguments)


def check(arguments):
    """Everything that is checked without running the site."""
    install("requirements.txt", "requirements-dev.txt")
    checks = [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
        ["kerege", "makemigrations", "--check", "--dry-run"],
        ["kerege", "content", "check"] + suites(),
        ["kerege", "translations", "check"],
    ]
    failed = []
    with home_to_throw_away():
        for command in checks:
            print("— %s" % " ".join(command), flush=True)
            if subprocess.call([os.path.join(VENV, "bin", command[0])] + command[1:]):
                failed.append(" ".join(command[:2]))
    print("Failed: %s" % ", ".join(failed) if failed else "All checks passed.")
    return 1 if failed else 0


def bench(arguments):
    """All measurements in bench/, one after another."""
    install("requirements.txt", "requirements-dev.txt")
    folder = os.path.join(ROOT, "bench")
    scripts = sorted(name for name in os.listdir(folder) if name.endswith(".py"))
    return max([subprocess.call([PYTHON, os.path.join(folder, name)] + arguments) for name in scripts])


COMMANDS = {"setup": setup, "run": run, "test": test, "check": check, "bench": bench}


@contextlib.contextmanager
def home_to_throw_away():
    """A KEREGE_HOME for what leaves nothing behind, unless one was named."""
    with tempfile.TemporaryDirectory(prefix="kerege-") as folder:
        os.environ.setdefault("KEREGE_HOME", folder)
        yield


def suites():
    folder = os.path.join(ROOT, "content")
    names = sorted(name for name in os.listdir(folder) if os.path.exists(os.path.join(folder, name, "suite.yaml")))
    return [os.path.join("content", name) for name in names]


# --- What the machine has -----------------------------------------------------------------------------------


def use_new_enough_python():
    """Go on with a newer Python where this one is too old and another is installed."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which("python3.%d" % minor)
        # A version manager leaves names on the path behind which nothing stands.
        if newer and subprocess.call([newer, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            os.execv(newer, [newer] + sys.argv)
    raise Hindrance(
        "Kerege needs Python %d.%d or newer; this is %d.%d and no newer one was found.\n"
        "Install one (https://www.python.org/downloads/, or: apt install python3), then run the same command again."
        % (OLDEST + sys.version_info[:2])
    )


def check_space():
    free = shutil.disk_usage(ROOT).free
    if free < SPACE:
        raise Hindrance(
            "Only %d MB are free on the disk of %s; setting up needs %d MB. Make room and run the same command again."
            % (free // 2**20, ROOT, SPACE // 2**20)
        )


def check_address():
    """A port that is taken is said before anything is installed."""
    sys.path.insert(0, os.path.join(ROOT, "src"))
    from kerege.config import options, supervisor

    try:
        options.check()
        supervisor.check_address()
    except (options.OptionError, supervisor.CannotServe) as error:
        raise Hindrance(str(error))


# --- The virtual environment --------------------------------------------------------------------------------


def install(*locks):
    """Bring .venv to what the lock files say. Nothing is done where that was done before."""
    wanted = {name: digest(name) for name in locks + ("pyproject.toml",)}
    wanted["python"] = sys.version.split()[0]
    done = read_stamp()
    if wanted.items() <= done.items():
        return
    if done.get("python") != wanted["python"]:
        make_environment()
        done = {}
    missing = [name for name in locks if done.get(name) != wanted[name]]
    if missing:
        print("Installing %s …" % " and ".join(missing), flush=True)
        # Python compiles what it imports; compiling all of it would take longer than the rest.
        pip(*[["--no-compile", "--require-hashes", "--no-deps", "-r", half] for half in halves(missing)])
    pip(["--no-deps", "--no-build-isolation", "--no-compile", "-e", "."])
    done.update(wanted)
    with open(STAMP, "w") as file:
        json.dump(done, file, indent=1)


def make_environment():
    check_space()
    # The pip of this Python can install into .venv; putting another one there takes seconds.
    without = ["--without-pip"] if pip_is_here() else []
    try:
        import venv  # noqa: F401

        if not without:
            import ensurepip  # noqa: F401
    except ImportError:
        raise Hindrance(
            "This Python has no module for virtual environments. On Debian and Ubuntu: sudo apt install python3-venv\n"
            "Then run the same command again."
        )
    print("Making the virtual environment in .venv …", flush=True)
    subprocess.check_call([sys.executable, "-m", "venv", "--clear"] + without + [VENV])


def pip_is_here():
    """Whether this Python has a pip that can install for another one."""
    try:
        import pip
    except ImportError:
        return False
    return tuple(int(part) for part in pip.__version__.split(".")[:2]) >= (22, 3)


def halves(locks):
    """Two files with every other package of the locks. Pip works on one core, and without dependencies no package waits
    for another: two of it take two thirds of the time."""
    packages = []
    for name in locks:
        with open(name) as file:
            packages += [part for part in re.split(r"\n(?=\w)", file.read()) if "==" in part]
    for number in (0, 1):
        half = os.path.join(VENV, "half-%d.txt" % number)
        with open(half, "w") as file:
            file.write("\n".join(packages[number::2]) + "\n")
        yield half


def pip(*installations):
    """Install, all at the same time, what each list of arguments says."""
    if os.path.exists(os.path.join(VENV, "bin", "pip")):
        command = [PYTHON, "-m", "pip"]
    else:
        command = [sys.executable, "-m", "pip", "--python", VENV]
    command += ["install", "--quiet", "--disable-pip-version-check", "--no-input"]
    running = [subprocess.Popen(command + arguments) for arguments in installations]
    codes = [one.wait() for one in running]
    if any(codes):
        raise Hindrance(
            "The dependencies were not installed; the lines above say why. A package registry must be reachable\n"
            "(another than pypi.org: PIP_INDEX_URL). Then run the same command again."
        )


def extra_requirements():
    """PostgreSQL's driver and the model for names, where the options ask for them."""
    extras = []
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        extras.append("requirements-server.txt")
    if os.environ.get("PRIVACY_MODEL", "").lower() in ("1", "yes", "true"):
        extras.append("requirements-privacy.txt")
    return tuple(extras)


def read_stamp():
    try:
        with open(STAMP) as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def digest(name):
    with open(os.path.join(ROOT, name), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def kerege(*arguments):
    subprocess.check_call([PYTHON, "-m", "kerege.config.cli"] + list(arguments))


if __name__ == "__main__":
    sys.exit(main())
