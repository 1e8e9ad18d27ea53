"""Removes files of photos that no row speaks of."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from delivery.progress import progress
from media.sweep import orphans, remove


class Command(BaseCommand):
    help = "Remove files of photos that no row speaks of: what killed uploads and workers left, and replaced renditions after 30 days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="name them, one a line, and remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for storage, name in progress(orphans(), total=None, label="Sweeping"):
            count += 1
            if options["dry_run"]:
                self.stdout.write(name)
            else:
                remove(storage, name)
        done = "would be removed" if options["dry_run"] else "removed"
        self.stdout.write(f"{count} files {done}.")
