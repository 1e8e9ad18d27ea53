"""The photo desk's screens, one file a screen. Knows no story: what shows a photo is told by settings.PHOTO_USES."""

from media.admin.photos import PhotoAdmin
from media.admin.sources import LicenceAdmin, SourceAdmin

__all__ = ["LicenceAdmin", "PhotoAdmin", "SourceAdmin"]
