"""Empties the database after a test that committed.

On SQLite by DELETE, which the append-only ledgers refuse: for the length of that, and nowhere else, their triggers are
away. On PostgreSQL by TRUNCATE, which locks every table and is tried again where a request on its way holds some.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.backends.postgresql.base import DatabaseOperations as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseOperations as SQLite

TRIGGERS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('media_creditchange', 'articles_act')"
)


@pytest.fixture(autouse=True, scope="session")
def emptied_without_the_ledgers_triggers() -> Iterator[None]:
    original = SQLite.execute_sql_flush

    def execute_sql_flush(self: Any, sql_list: Any) -> None:
        with connection.cursor() as cursor:
            triggers = cursor.execute(TRIGGERS).fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
        original(self, sql_list)
        with connection.cursor() as cursor:
            for _name, sql in triggers:
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLite, "execute_sql_flush", execute_sql_flush)
        yield


@pytest.fixture(autouse=True, scope="session")
def emptied_again_after_a_deadlock() -> Iterator[None]:
    original = PostgreSQL.execute_sql_flush

    def execute_sql_flush(self: Any, sql_list: Any) -> None:
        for last in (False, False, True):
            try:
                original(self, sql_list)
            except OperationalError as error:
                if last or "deadlock" not in str(error):
                    raise
            else:
                return

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PostgreSQL, "execute_sql_flush", execute_sql_flush)
        yield
