"""One alarm, as the desk's home prints it."""

from dataclasses import dataclass

from media.thumbnails import Thumbnail


@dataclass(frozen=True)
class Alarm:
    """One thing that is wrong, as a headline and a sentence."""

    headline: str
    sentence: str
    url: str = ""
    thumbnail: Thumbnail | None = None
