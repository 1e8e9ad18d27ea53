"""The demonstration's stories: files with a TOML head between `+++` lines, then the text. Read into dataclasses; no database."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from articles.demo.notation import Placed, pictures

FOLDER = Path(__file__).parent / "stories"
STATES = (
    "live",
    "live_with_changes",
    "draft",
    "in_review",
    "approved",
    "scheduled",
    "withdrawn",
    "retracted",
    "spiked",
)
PUBLISHED = frozenset({"live", "live_with_changes", "withdrawn", "retracted"})
_LISTS = ("bylines", "tags", "changes", "corrections", "comments")


@dataclass(frozen=True)
class Name:
    """One name over a story."""

    name: str
    role: str = "by"
    place: str = ""


@dataclass(frozen=True)
class Story:
    """One story as its file tells it; `{day -1}` and the like are still to be filled."""

    key: str
    slug: str
    trail: tuple[str, ...]
    headline: str
    standfirst: str
    kind: str
    state: str
    text: str
    also: tuple[tuple[str, ...], ...] = ()
    kicker: str = ""
    dateline: str = ""
    language: str = "en"
    tags: tuple[str, ...] = ()
    bylines: tuple[Name, ...] = ()
    lead: Placed | None = None
    fallback: str = ""
    writer: str = ""
    colleague: str = ""
    note: str = ""
    note_by: str = ""
    out: Mapping[str, Any] | None = None
    due: Mapping[str, Any] | None = None
    embargo: bool = False
    two_people: bool = False
    seconded_by: str = ""
    changes: tuple[Mapping[str, Any], ...] = ()
    corrections: tuple[Mapping[str, Any], ...] = ()
    comments: tuple[Mapping[str, Any], ...] = ()
    shared: Mapping[str, Any] | None = None
    withdrawn: Mapping[str, Any] | None = None
    retracted: Mapping[str, Any] | None = None
    first: Mapping[str, Any] = field(default_factory=dict)
    draft: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_published(self) -> bool:
        """Whether it has been out, whatever became of it."""
        return self.state in PUBLISHED

    @property
    def placed(self) -> list[Placed]:
        """Its pictures: the lead, then those in the text."""
        return [*([self.lead] if self.lead else []), *pictures(self.text)]

    def first_version(self) -> "Story":
        """The story as it went out first."""
        return _changed(self, self.first)

    def draft_version(self) -> "Story":
        """The story as it stands on the desk now."""
        return _changed(self, self.draft)


def read() -> dict[str, Story]:
    """Every story by its key, the name of its file. Raises ValueError, naming the file, for one that cannot be read."""
    return {path.stem: parse(path.read_text(encoding="utf-8"), key=path.stem) for path in sorted(FOLDER.glob("*.txt"))}


def parse(text: str, *, key: str) -> Story:
    """One story from the text of its file. Raises ValueError when it is not as it should be."""
    before, head, body = text.split("+++\n", 2) if text.count("+++\n") >= 2 else ("?", "", "")
    if before:
        raise ValueError(f"{key}: a story begins with a head between two lines of +++.")
    try:
        said = tomllib.loads(head)
        story = Story(key=key, text=body.strip(), **_typed(said))
    except (TypeError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{key}: {error}") from error
    if story.state not in STATES:
        raise ValueError(f"{key}: {story.state} is no state; there are {', '.join(STATES)}.")
    if story.is_published and story.out is None:
        raise ValueError(f"{key}: it has been out, so it needs `out`.")
    return story


def _typed(said: dict[str, Any]) -> dict[str, Any]:
    values = {**said, "trail": _trail(said["trail"]), "also": tuple(_trail(trail) for trail in said.get("also", ()))}
    values |= {name: tuple(said.get(name, ())) for name in _LISTS}
    values["bylines"] = tuple(Name(**line) for line in values["bylines"])
    values["lead"] = _lead(said["lead"]) if "lead" in said else None
    values["colleague"] = values.pop("with", "")
    return values


def _trail(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split("/"))


def _lead(said: Mapping[str, str]) -> Placed:
    return Placed(said["photo"], said["caption"])


def _changed(story: Story, changes: Mapping[str, Any]) -> Story:
    """The story with other fields, some words exchanged, a paragraph added. Raises ValueError for words that are not there."""
    values = {name: value for name, value in changes.items() if name not in {"replace", "add", "lead"}}
    if "lead" in changes:
        values["lead"] = _lead(changes["lead"])
    text = story.text
    for old, new in changes.get("replace", ()):
        if old not in text:
            raise ValueError(f"{story.key}: “{old}” is not in the text.")
        text = text.replace(old, new)
    if "add" in changes:
        text = f"{text}\n\n{changes['add']}"
    return replace(story, text=text, **values)
