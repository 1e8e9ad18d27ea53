"""What a pasted line can be. The words are the trade's; forms and `--json` carry them as they stand here."""

from enum import StrEnum


class Mark(StrEnum):
    """The one place where a line lands."""

    TRAIL = "trail"
    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHED = "published"
    UPDATED = "updated"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    BOILERPLATE = "boilerplate"
    BREAK = "break"
    SEPARATOR = "separator"
    BLANK = "blank"
    JOINED = "joined"  # only a person says this: the line goes on with the paragraph above


# Marks whose words stand in the story's text, in order
TEXT_MARKS = frozenset({Mark.BODY, Mark.HEADING, Mark.QUOTE, Mark.LIST_ITEM})

# Marks that a line without words has
WORDLESS_MARKS = frozenset({Mark.BLANK, Mark.SEPARATOR, Mark.BREAK})


def mark_named(name: str) -> Mark:
    """The mark of this name. Raises ValueError, as a sentence, for a name that is none."""
    try:
        return Mark(name)
    except ValueError:
        raise ValueError(f"“{name}” is no mark of a pasted line. The marks are: {', '.join(Mark)}.") from None
