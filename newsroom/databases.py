"""How the site speaks with its database."""

from typing import Any

import dj_database_url


def database(url: str) -> dict[str, Any]:
    """The options of one database. SQLite: WAL, immediate transactions, full synchronisation.

    Source  six writers lost 308 to 515 of 600 transactions to locks in SQLite's deferred mode, none with IMMEDIATE
    """
    found = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if "sqlite3" in str(found["ENGINE"]):
        found["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
        }
    return found
