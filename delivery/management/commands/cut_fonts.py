"""Cut the site's fonts to woff2."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from delivery.progress import progress
from outlet import fonts


class Command(BaseCommand):
    help = "Cuts the two open fonts to the small files that pages load, and writes their style sheet beside them."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.VAR_DIR / "fonts", help="where they go")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if fonts.is_up_to_date(folder):
            self.stdout.write("The fonts are up to date.")
            return
        files = fonts.cut_fonts(folder)
        sizes = dict(progress(files, total=len(fonts.FACES) * len(fonts.CUTS), label="Fonts"))
        first_page = sum(sizes[name] for name in fonts.FIRST_PAGE)
        self.stdout.write(f"{len(sizes)} font files written; a first page loads {first_page / 1000:.0f} KB of them.")
