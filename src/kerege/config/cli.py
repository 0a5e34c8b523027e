"""The `kerege` command."""

from __future__ import annotations

import errno
import os
import sys

from kerege.config import options, stamp, supervisor

COMMANDS = {
    "setup": "set up everything, or bring it up to date",
    "serve": "serve the pages and do the work behind them",
    "demo": "show the demo accounts, or make them",
    "load": "bring a content folder into the site",
    "export": "write a suite as a content folder",
    "content": "fmt | check a content folder",
    "translations": "out | in: translate a course in Word",
    "render": "render lessons whose text has changed",
    "rebuild-progress": "make all progress anew from the statements",
    "tick": "one round of what the worker does",
    "backup": "write everything into one file",
    "restore": "bring a backup back",
    "doctor": "say what is well and what is not",
    "createadmin": "make an operator",
    "disclosure": "say what in a text gives a child away",
}


def main() -> None:
    """Django knows each command under its Python name. What needs no Django does without it."""
    name, *rest = sys.argv[1:] or ["help"]
    try:
        options.check()
        if name in ("help", "--help", "-h") and not rest:
            print(_overview())
        elif name == "serve" and not rest:
            sys.exit(supervisor.main())
        elif name == "serve":
            print("kerege serve takes no arguments; it follows the options HOST, PORT and the others.")
            sys.exit(0 if rest == ["--help"] else 2)
        elif name == "setup" and not rest and stamp.fits():
            print(f"Set up already in {options.home()}; nothing has changed since.")
        elif name == "disclosure":
            from kerege.disclosure import command

            sys.exit(command.main(rest, sys.stdin.buffer, sys.stdout))
        elif (name, rest) == ("translations", ["compile"]):
            from kerege.config.locale import compile_catalogues

            print(compile_catalogues())
        else:
            _django(name, rest)
    except options.OptionError as error:
        sys.exit(str(error))
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        # A full disk, a folder of somebody else: the place says it all. Anything else is a fault of ours.
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        if not full and not str(error.filename).startswith((str(options.home()), str(options.keys_dir()))):
            raise
        sys.exit(f"{error.strerror}: {error.filename or options.home()}")


def _django(name: str, rest: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kerege.config.settings")
    # Here, for they are slow to import and `serve` does without them.
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line, get_commands
    from django.db.utils import OperationalError

    command = name.replace("-", "_") if name in COMMANDS else name
    try:
        django.setup()
        if name != "help" and command not in get_commands():
            sys.exit(f"There is no command {name!r}.\n\n{_overview()}")
        execute_from_command_line(["kerege", command, *rest])
    except OperationalError as error:
        sys.exit(f"The database does not answer as it should: {options.without_secrets(str(error)).strip()}")
    except ImproperlyConfigured as error:
        if "psycopg" not in str(error):
            raise
        sys.exit(
            "PostgreSQL's driver is not installed: requirements-server.txt. With DATABASE_URL, make setup does it."
        )


def _overview() -> str:
    lines = "\n".join(f"  {name:17} {meaning}" for name, meaning in COMMANDS.items())
    return f"kerege <command> [--help]\n\n{lines}\n\nOptions are environment variables: docs/reference/options.md"


if __name__ == "__main__":
    main()
