"""Tags on photos: read from what is typed, and changed by adding and taking away, so that nobody's are lost. Desk-only."""

from collections.abc import Iterable
from dataclasses import dataclass

from media.models import Photo

LONGEST_TAG = 100


@dataclass(frozen=True)
class Retag:
    """Tags to add to a photo, and tags to take away from it, however they are capitalised."""

    add: tuple[str, ...] = ()
    take_away: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.add or self.take_away)

    def on(self, names: Iterable[str]) -> list[str]:
        """What these tags become."""
        gone = {name.casefold() for name in self.take_away}
        kept = {key: name for name in names if (key := name.casefold()) not in gone}
        for name in self.add:
            kept.setdefault(name.casefold(), name)
        return sorted(kept.values(), key=str.casefold)


NO_TAGS = Retag()


def between(before: Iterable[str], after: Iterable[str]) -> Retag:
    """What makes the one list of tags into the other."""
    old, new = ({name.casefold(): name for name in names} for names in (before, after))
    return Retag(
        add=tuple(name for key, name in new.items() if key not in old),
        take_away=tuple(name for key, name in old.items() if key not in new),
    )


def names_in(text: str) -> list[str]:
    """The tags of a text that parts them by commas, each once: a tag may have spaces."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text.replace("،", ","))
    found: dict[str, str] = {}
    for name in (" ".join(part.split()) for part in seen.split(",")):
        if name:
            found.setdefault(name.casefold(), name)
    return sorted(found.values(), key=str.casefold)


def names_of(photo: Photo) -> list[str]:
    """The photo's tags, in order. Cost: one query, none where they were loaded with it."""
    return sorted((tag.name for tag in photo.tags.all()), key=str.casefold)


def retag(photo: Photo, change: Retag) -> bool:
    """The photo has these tags more, and those less; answers whether anything changed. The photo is held by the caller."""
    if not change:
        return False
    before = names_of(photo)
    after = change.on(before)
    photo.tags.remove(*(name for name in before if name not in after))
    photo.tags.add(*(name for name in after if name not in before))
    return before != after
