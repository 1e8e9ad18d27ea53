"""Owes every photo its renditions anew: after a restore without the files that readers get."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from media.renewing import files_lost


class Command(BaseCommand):
    help = "Owe every photo its renditions anew, after a restore without them. The worker makes them, a few at a time."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            files_lost()
        self.stdout.write("All photos are owed their renditions; the worker makes them from now on.")
