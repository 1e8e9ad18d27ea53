"""Whether a picture is here already: the very same file, or one that looks like it."""

from media.models import Original, Photo

LOOKS_LIKE_BITS = 6
_PART_BITS = 16
# What a plain surface or an even slope hashes to: it says nothing, and half a library of skies would look like it.
_SAYS_NOTHING = frozenset({"0" * 16, "f" * 16})


def same_file(sha256: str) -> Photo | None:
    """The photo whose original is this very file; where that was merged into another, the one that is left."""
    original = Original.objects.filter(sha256=sha256).select_related("photo__merged_into").first()
    return (original.photo.merged_into or original.photo) if original else None


def distance(one: str, other: str) -> int:
    """In how many of 64 bits two perceptual hashes differ: 0 for the same picture, some 32 for two that have nothing in common."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def is_telling(dhash: str) -> bool:
    """Whether this hash says anything of its picture."""
    return bool(dhash) and dhash not in _SAYS_NOTHING


def parts_of(dhash: str) -> dict[str, int | None]:
    """A hash in four parts of 16 bits, under the names of their columns; four times None for no hash."""
    found = [int(dhash[4 * at : 4 * at + 4], 16) for at in range(4)] if dhash else [None] * 4
    return {f"dhash_{letter}": part for letter, part in zip("abcd", found, strict=True)}


def near(part: int) -> list[int]:
    """This part of a hash, and the 16 that differ from it in one bit.

    Source  of four parts that differ in seven bits together, one differs in one bit at most
    """
    return [part, *(part ^ (1 << bit) for bit in range(_PART_BITS))]
