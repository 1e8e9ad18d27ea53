"""Deletes old saves that have no name and that no reader ever had."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.desk.pruning import prunable, prune
from delivery.progress import progress


class Command(BaseCommand):
    help = (
        "Deletes saves older than so many days, but never the first and last of a day, what has a name, what went out, "
        "or what an act, a comment, a draft or a review link speaks of."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than", type=int, required=True, metavar="DAYS", help="in days, for example 365")
        parser.add_argument("--dry-run", action="store_true", help="say how many would go, and delete nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        days, is_dry = options["older_than"], options["dry_run"]
        if not 1 <= days <= 36_500:
            raise CommandError("--older-than takes a number of days, from 1 to 36500.")
        count = 0
        for ids in progress(prunable(before=timezone.now() - timedelta(days=days)), total=None, label="Pruning"):
            count += len(ids) if is_dry else prune(ids)
        self.stdout.write(f"{count} saves {'would be deleted' if is_dry else 'deleted'}.")
