"""The reader: a client for public pages that may see public tables alone. Deny by default, listed from the apps."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

PUBLIC_APPS = {"outlet", "delivery"}
PUBLIC_PHOTO_MODELS = {"Photo", "Rendition", "Source", "Licence"}
# Not a model's: the words by which the desk finds photos, captions of stories that are not out among them.
DESK_TABLES = {"media_search"}
READING = {"SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET", "EXPLAIN"}


class SawADeskTable(AssertionError):
    """A public page asked for rows that are not the readers', or wrote."""


def private_tables() -> set[str]:
    """The table of every model that readers may not see, the joining tables of its relations included."""
    models = apps.get_models(include_auto_created=True)
    public = {
        model._meta.db_table
        for model in models
        if model._meta.app_label in PUBLIC_APPS
        or model.__module__ == "articles.reader.models"
        or (model._meta.app_label == "media" and model.__name__ in PUBLIC_PHOTO_MODELS)
    }
    return {model._meta.db_table for model in models} - public | DESK_TABLES


def refuse_private_tables(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Runs a statement, unless it names a table that is not the readers' or writes."""
    named = private_tables().intersection(re.findall(r"\w+", sql))
    if named:
        raise SawADeskTable(f"A public page asked for {', '.join(sorted(named))}: {sql}")
    if sql.split(None, 1)[0].upper().strip("(;") not in READING:
        raise SawADeskTable(f"A public page wrote: {sql}")
    return execute(sql, params, many, context)


@contextmanager
def locked() -> Iterator[None]:
    """Within it, the database answers as it answers readers."""
    with connection.execute_wrapper(refuse_private_tables):
        yield


class Reader(Client):
    """Django's test client, every request of which runs under the lock."""

    def request(self, **request: Any) -> Any:
        with locked():
            return super().request(**request)


@pytest.fixture
def reader(db: None) -> Reader:
    """Somebody who reads the site."""
    return Reader()
