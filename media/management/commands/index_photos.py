"""Makes the search over photos anew, from what the library says now."""

from typing import Any

from django.core.management.base import BaseCommand

from delivery.progress import progress
from media.models import Photo
from media.search import renew

AT_ONCE = 500


class Command(BaseCommand):
    help = "Make the desk's search over photos anew. Needed once for a library from before there was one; it may run while people work."

    def handle(self, *args: Any, **options: Any) -> None:
        numbers = list(Photo.objects.order_by("pk").values_list("pk", flat=True))
        groups = [numbers[at : at + AT_ONCE] for at in range(0, len(numbers), AT_ONCE)]
        for group in progress(groups, total=len(groups), label="Indexing"):
            renew(group)
        self.stdout.write(f"{len(numbers)} photos can be found by their words.")
