"""Tells on a terminal what was understood of a pasted text: each story in a sentence, each line's place and why."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.pasting.reading import Reading
from articles.desk.pasting.story import PastedStory, ReadLine

MOST_CHARACTERS = 60
MARK_WIDTH = 11


def story_sentence(story: PastedStory) -> str:
    """“Headline”, News / Syria, 14 paragraphs, 2 captions, 2 lines of boilerplate."""
    paragraphs, captions, left = len(story.paragraphs), len(story.captions), len(story.boilerplate)
    parts = [
        f"“{story.headline}”" if story.headline else _("no headline"),
        " / ".join(story.trail) or _("no trail"),
        ngettext("%d paragraph", "%d paragraphs", paragraphs) % paragraphs,
        ngettext("%d caption", "%d captions", captions) % captions,
    ]
    if left:
        parts.append(ngettext("%d line of boilerplate", "%d lines of boilerplate", left) % left)
    return ", ".join(parts)


def line_table(reading: Reading) -> Iterator[str]:
    """One row for each line of the text: its number, its mark, its first words, and why it landed there."""
    width = len(str(len(reading.lines)))
    for line in reading.lines:
        yield f"  {line.number:>{width}}  {line.mark:<{MARK_WIDTH}}  {_shown(line)}{line.why}"


def _shown(line: ReadLine) -> str:
    if not line.text:
        return ""
    short = line.text if len(line.text) <= MOST_CHARACTERS else f"{line.text[: MOST_CHARACTERS - 1]}…"
    return f"{short}  ← "


def as_json(readings: Iterable[Reading]) -> list[dict[str, object]]:
    """The stories of these texts as `import_story --json` prints them."""
    return [story.as_json() for reading in readings for story in reading.stories]
