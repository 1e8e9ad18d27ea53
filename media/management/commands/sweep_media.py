"""Removes files of photos that no row speaks of."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from delivery.progress import progress
from media.storage import StoreSilent
from media.sweep import orphans, remove


class Command(BaseCommand):
    help = "Remove files of photos that no row speaks of: what killed uploads and workers left, and replaced renditions after 30 days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="name them, one a line, and remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        done = "would be removed" if options["dry_run"] else "removed"
        count = 0
        try:
            for storage, name in progress(orphans(), total=None, label="Sweeping"):
                if options["dry_run"]:
                    self.stdout.write(name)
                else:
                    remove(storage, name)
                count += 1
        except StoreSilent as silent:
            raise CommandError(f"{silent} {count} files {done} before that; run it again later.") from silent
        self.stdout.write(f"{count} files {done}.")
