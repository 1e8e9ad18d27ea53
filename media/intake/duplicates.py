"""Whether a picture is here already: the very same file, or one that looks like it."""

from media.models import Original, Photo

LOOKS_LIKE_BITS = 6


def same_file(sha256: str) -> Photo | None:
    """The photo whose original is this very file."""
    original = Original.objects.filter(sha256=sha256).select_related("photo").first()
    return original.photo if original else None


def distance(one: str, other: str) -> int:
    """In how many of 64 bits two perceptual hashes differ: 0 for the same picture, some 32 for two that have nothing in common."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def looks_like(one: str, other: str) -> bool:
    """Whether two pictures are probably the same one, scaled or saved again."""
    return bool(one and other) and distance(one, other) <= LOOKS_LIKE_BITS
