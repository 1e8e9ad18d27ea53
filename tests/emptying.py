"""Empties the database after a test that committed: on SQLite by DELETE, which the append-only ledgers refuse.

So for the length of that, and nowhere else, their triggers are away.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

TRIGGERS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('media_creditchange', 'articles_act')"
)


@pytest.fixture(autouse=True, scope="session")
def emptied_without_the_ledgers_triggers() -> Iterator[None]:
    operations = DatabaseWrapper.ops_class
    original = operations.execute_sql_flush

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
        patch.setattr(operations, "execute_sql_flush", execute_sql_flush)
        yield
