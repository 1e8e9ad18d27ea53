"""Makes drafts of files of plain text, as people copy them from web pages and wires, and tells where each line went."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body import UnfitBody
from articles.desk.pasting import Reading, Rules, read_page
from articles.desk.pasting.by_rules import drafts_by_rules, lines_told
from articles.desk.pasting.dates import read_date
from articles.desk.pasting.drafting import Draft, UnfitStory, already_there, drafts_from
from articles.desk.pasting.known_rules import rules_in_force
from articles.desk.pasting.report import as_json, line_table, story_sentence
from articles.desk.pasting.text_files import UnreadableFile, text_of
from delivery.progress import progress
from media.supplier_trying import RulesInForce, sources_in_force
from outlet.models import Outlet

Make = Callable[..., list[Draft]]


@dataclass(frozen=True)
class ReadFile:
    """A file and what was understood of it."""

    name: str
    reading: Reading


class Command(BaseCommand):
    help = "Make a draft of each story in these files of plain text."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="FILE", help="plain text; one or several stories each"
        )
        parser.add_argument(
            "--published",
            metavar="DATE",
            help="when the stories first came out, such as 2017-03-10; their addresses say it",
        )
        parser.add_argument("--dry-run", action="store_true", help="tell what would be made, and write nothing")
        parser.add_argument(
            "--by-rules",
            action="store_true",
            help="fill in licence and end of rights by the rules of the sources; without it, what they would fill in is told",
        )
        parser.add_argument(
            "--json", action="store_true", help="print what was understood as JSON, in place of the report"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with timezone.override(Outlet.objects.current().zone):
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        published_at = moment(options["published"]) if options["published"] else None
        rules, in_force = rules_in_force(), sources_in_force()
        make = drafts_by_rules if options["by_rules"] else drafts_from
        files = [self._read(path, rules=rules) for path in self._shown(options["files"], label=_("Reading"))]
        told: list[str] = []
        try:
            for file in self._shown(files, label=_("Making drafts")):
                made = [] if options["dry_run"] else self._draft(file, make=make, published_at=published_at)
                told += self._told(file, made, lines=options["verbosity"] > 0)
                told += self._told_by_rules(file, made, in_force=in_force, is_done=options["by_rules"])
        finally:
            if not options["json"]:
                self.stdout.write("\n".join(told))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(file.reading for file in files), ensure_ascii=False, indent=2))

    def _shown(self, items: list[Any], *, label: str) -> Any:
        return progress(items, total=len(items), label=label) if len(items) > 1 else items

    def _read(self, path: Path, *, rules: Rules) -> ReadFile:
        try:
            return ReadFile(str(path), read_page(text_of(path), rules=rules))
        except UnreadableFile as error:
            raise CommandError(str(error)) from error

    def _draft(self, file: ReadFile, *, make: Make, published_at: datetime | None) -> list[Draft]:
        try:
            return make(file.reading.stories, by=None, make_sections=True, published_at=published_at)
        except (UnfitStory, UnfitBody) as error:
            raise CommandError(f"{file.name}: {error}") from error

    def _told_by_rules(self, file: ReadFile, made: list[Draft], *, in_force: RulesInForce, is_done: bool) -> list[str]:
        """What the rules of the sources filled in on the pictures of new drafts, or would fill in."""
        left = {at for at, draft in enumerate(made) if not draft.is_new}
        stories = [story for at, story in enumerate(file.reading.stories) if at not in left]
        told = [line for story in stories for line in lines_told(story, in_force=in_force)]
        head = (
            _("The rules of the sources fill in:") if is_done and made else _("The rules of the sources would fill in:")
        )
        return [head, *told] if told else []

    def _told(self, file: ReadFile, made: list[Draft], *, lines: bool) -> list[str]:
        if not file.reading.stories:
            return [_("%(file)s: no story; the file holds no words.") % {"file": file.name}]
        drafts: list[Draft | None] = [*made] or [None] * len(file.reading.stories)
        told = [
            f"{file.name}: {_became(draft) if draft else _would_become(story)}: {story_sentence(story)}"
            for story, draft in zip(file.reading.stories, drafts, strict=True)
        ]
        return [*told, *line_table(file.reading)] if lines else told


def _became(draft: Draft) -> str:
    words = _("draft %(number)s") if draft.is_new else _("already there as story %(number)s, nothing changed")
    return words % {"number": draft.article.pk}


def _would_become(story: Any) -> str:
    found = already_there(story)
    return _became(Draft(found, is_new=False)) if found else _("would be a draft")


def moment(text: str) -> datetime:
    """The moment that this date names, in the outlet's zone; noon for a day alone. Raises CommandError for any other text."""
    found = read_date(text)
    if found is None:
        raise CommandError(
            _("“%(text)s” is no date. Write it as 2017-03-10, or with its time: 2017-03-10 14:30.") % {"text": text}
        )
    if not isinstance(found, datetime):
        today = Outlet.objects.current().today()
        found = timezone.now() if found == today else datetime.combine(found, time(12))
    if timezone.is_naive(found):
        found = found.replace(tzinfo=Outlet.objects.current().zone)
    if found > timezone.now():
        raise CommandError(
            _("%(text)s lies in the future. Give the day on which the story first came out.") % {"text": text}
        )
    return found
