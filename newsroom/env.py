"""Reads settings from the environment, typed, naming the variable in every error. Knows no setting by name."""

import os
from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class SettingMissing(ImproperlyConfigured):
    """A variable is absent or cannot be read; the message names it and says what to set."""


def text(value: str) -> str:
    return value


def flag(value: str) -> bool:
    """1, true, yes, on are true; 0, false, no, off and the empty word are false."""
    word = value.strip().lower()
    if word in {"1", "true", "yes", "on"}:
        return True
    if word in {"0", "false", "no", "off", ""}:
        return False
    raise ValueError("use 1 or 0")


def words(value: str) -> list[str]:
    """A list parted by commas; empty items are dropped."""
    return [item.strip() for item in value.split(",") if item.strip()]


def env(name: str, read: Callable[[str], T], *, default: T | None = None, hint: str = "") -> T:
    """The variable `name`, read by `read`.

    Raises  SettingMissing when it is absent without a default, or cannot be read.
    """
    value = os.environ.get(name)
    if value is None:
        if default is None:
            raise SettingMissing(f"{name} is not set. {hint}".strip())
        return default
    try:
        return read(value)
    except ValueError as error:
        raise SettingMissing(f"{name} cannot be read: {error}. {hint}".strip()) from error
