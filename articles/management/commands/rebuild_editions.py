"""Make every edition anew from its own revision, or only say where one differs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.publishing.rebuild import differences, each_edition, rebuild
from articles.reader.models import Edition
from delivery.progress import progress


class Command(BaseCommand):
    help = "Compares each public edition with its own revision, and makes anew those that differ. There should be none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when anything differs")

    def handle(self, *args: Any, **options: Any) -> None:
        look = differences if options["check"] else rebuild
        seen = differing = 0
        for edition in progress(each_edition(), total=Edition.objects.count(), label="Editions"):
            seen += 1
            found = look(edition)
            differing += bool(found)
            for difference in found:
                self.stdout.write(f"/{edition.path}/ {difference}")
        if not differing:
            self.stdout.write(f"{seen} editions looked at, nothing to change.")
        elif options["check"]:
            raise CommandError(f"{differing} of {seen} editions differ. Without --check they are made anew.")
        else:
            self.stdout.write(f"{differing} of {seen} editions made anew.")
