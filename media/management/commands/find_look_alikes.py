"""Looks through the library for photos that look like one picture."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from delivery.progress import progress
from media.look_alikes import look_for, open_pairs
from media.models import Photo


class Command(BaseCommand):
    help = "Look through the library for photos that look like one picture. Needed once for those from before it was looked for."

    def handle(self, *args: Any, **options: Any) -> None:
        numbers = list(Photo.objects.filter(merged_into=None).order_by("pk").values_list("pk", flat=True))
        for number in progress(numbers, total=len(numbers), label="Looking"):
            with transaction.atomic():
                photo = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=number)
                if photo.status != Photo.Status.MERGED:
                    look_for(photo)
        self.stdout.write(f"{len(numbers)} photos looked at, {open_pairs().count()} pairs look alike.")
