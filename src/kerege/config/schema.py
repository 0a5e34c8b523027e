"""The tables of a new SQLite database, written down.

Migrations tell how the database came to be. A new one need not live through all of that: `schema.sql` is what they make
of an empty one, with the rows that they put there, and takes a fiftieth of their time. What is newer than the file is
applied to it like to any other database. `make schema` writes it anew, and a test compares it with what all migrations
make.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper
from modelsearch.backends.database.sqlite.utils import fts5_available

FILE = Path(__file__).with_name("schema.sql")

# What each database has of its own.
OF_ITS_OWN = {
    "applied": "strftime('%Y-%m-%d %H:%M:%f', 'now')",
    "translation_key": "lower(hex(randomblob(16)))",
}


def fits(connection: BaseDatabaseWrapper) -> bool:
    """Whether the file can take the place of migrations: in an SQLite database without tables. Migrations make other
    ones where SQLite cannot search."""
    return connection.vendor == "sqlite" and not connection.introspection.table_names() and fts5_available()


def load(connection: BaseDatabaseWrapper) -> None:
    """Make the tables, all or none."""
    connection.ensure_connection()
    database = connection.connection
    with connection.wrap_database_errors:
        try:
            database.executescript(f"BEGIN IMMEDIATE;\n{FILE.read_text('utf-8')}COMMIT;")
        except sqlite3.Error:
            database.rollback()
            raise


def dump(database: sqlite3.Connection) -> str:
    """What the file says of a database that migrations have just made."""
    return "".join(f"{statement};\n" for statement in _statements(database))


def _statements(database: sqlite3.Connection) -> Iterator[str]:
    made = database.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    virtual = [name for _type, name, sql in made if sql.startswith("CREATE VIRTUAL")]
    # SQLite makes these itself.
    own = [name for _type, name, _sql in made if name.startswith(("sqlite_", *(f"{name}_" for name in virtual)))]
    tables = [(name, sql) for type, name, sql in made if type == "table" and name not in own]
    for _name, sql in tables:
        yield sql
    for name, _sql in tables:
        if name not in virtual and (rows := _rows(database, name)):
            yield f'INSERT INTO "{name}" VALUES\n' + ",\n".join(rows)
    yield from (sql for type, _name, sql in made if type != "table")


def _rows(database: sqlite3.Connection, table: str) -> list[str]:
    columns = [name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", [table])]
    values = ", ".join("?" if name in OF_ITS_OWN else f'quote("{name}")' for name in columns)
    own = [OF_ITS_OWN[name] for name in columns if name in OF_ITS_OWN]
    query = f'SELECT {values} FROM "{table}" ORDER BY rowid'  # noqa: S608 -- names from the database itself
    return [f"({', '.join(row)})" for row in database.execute(query, own)]
