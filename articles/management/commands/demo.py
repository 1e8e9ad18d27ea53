"""Fills an empty database with the demonstration outlet: The Meridian, its people, pictures and stories."""

import secrets
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.demo import cast
from articles.demo.load import NotEmpty, count_of_steps, load, refuse_other_content
from media.reconcilers.renditions import make_owed_renditions


class Command(BaseCommand):
    help = "Make the demonstration outlet. Only on a database that has no content of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--now", type=moment, help="the moment that it is told from, such as 2026-11-24T14:43+02:00"
        )
        parser.add_argument("--password", help="of its logins; without it a known one with DEBUG=1, else a random one")
        parser.add_argument(
            "--renditions", action="store_true", help="make the pictures' smaller files at once as well"
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="leave a database with content alone, without a word"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            refuse_other_content()
        except NotEmpty as error:
            if options["if_empty"]:
                return
            raise CommandError(f"{error} Make the demonstration on an empty database: set DATABASE_URL.") from error
        password = options["password"] or (cast.PASSWORD if settings.DEBUG else secrets.token_urlsafe(12))
        self._load(now=options["now"] or timezone.now(), password=password)
        if options["renditions"]:
            while make_owed_renditions():
                self._tell("The pictures' smaller files …")
        self.stdout.write(f"The Meridian is set up. Log in at /desk/ as {', '.join(cast.LOGINS)}: {password}")

    def _load(self, *, now: datetime, password: str) -> None:
        steps = count_of_steps()
        for number, _step in enumerate(load(now=now, password=password), start=1):
            self._tell(f"Making The Meridian: {number} of {steps}")
        self._tell("")

    def _tell(self, words: str) -> None:
        """Progress on a terminal, one line that writes over itself; nothing in a pipe."""
        if self.stderr.isatty():
            self.stderr.write(f"\r\x1b[2K{words}", ending="")
            self.stderr.flush()


def moment(text: str) -> datetime:
    """The moment that this text names; without a zone, the outlet's default one."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else timezone.make_aware(found)
