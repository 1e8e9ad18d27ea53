"""Run the worker, or one round of it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from delivery import worker
from delivery.tidying import tidies_daily


class Command(BaseCommand):
    help = "Does what is owed: renditions, stories whose time has come, followers of the log. Run as many as you like."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="go round until nothing is owed, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["once"]:
            worker.run()
            return
        worker.one_round("once", doing=[tidies_daily()])
        done = 0
        while worked := worker.one_round("once"):
            done += worked
        self.stdout.write(f"{done} pieces of work done.")
