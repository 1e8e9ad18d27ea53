"""Uploaded files as they came. All of it is the desk's: a file says who took it, where, and with what."""

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from media.wall_indexes import OF_ORIGINALS, OF_PAIRS


def originals_storage() -> Storage:
    return storages["originals"]


class Original(models.Model):
    """The uploaded file and its metadata as found. Private: it holds what the photographer's camera wrote."""

    photo = models.OneToOneField("media.Photo", models.CASCADE, related_name="original")
    file = models.FileField(storage=originals_storage, max_length=200)
    name = models.CharField(_("name as uploaded"), max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, unique=True)
    dhash = models.CharField(
        max_length=16, blank=True, db_index=True, help_text=_("Perceptual hash, 64 bits in hexadecimal.")
    )
    # The hash in four parts of 16 bits, each with an index: two pictures that look alike share one, but for a bit.
    dhash_a = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    dhash_b = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    dhash_c = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    dhash_d = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    bytes = models.PositiveIntegerField()
    metadata = models.JSONField(_("metadata as found"), default=dict, blank=True)
    content_credentials = models.JSONField(
        _("content credentials"), default=dict, blank=True, help_text=_("What the C2PA manifest in the file says.")
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")
        indexes = OF_ORIGINALS

    def __str__(self) -> str:
        return self.name or self.sha256[:12]


class ReplacedOriginal(models.Model):
    """The file that a photo had before another took its place."""

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="replaced_originals")
    file = models.FileField(storage=originals_storage, max_length=200)
    name = models.CharField(_("name as uploaded"), max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveIntegerField()
    metadata = models.JSONField(_("metadata as found"), default=dict, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"))
    replaced_at = models.DateTimeField(_("replaced"), auto_now_add=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("replaced by")
    )
    why = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("replaced original")
        verbose_name_plural = _("replaced originals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name or self.sha256[:12]


class LookAlike(models.Model):
    """Two photos that look like one picture, until somebody has said whether they are."""

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="look_alikes", verbose_name=_("photo"))
    other = models.ForeignKey("media.Photo", models.CASCADE, related_name="+", verbose_name=_("looks like"))
    bits = models.PositiveSmallIntegerField(help_text=_("In how many of 64 bits their hashes differ."))
    found_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("look-alike")
        verbose_name_plural = _("look-alikes")
        indexes = OF_PAIRS
        constraints = [models.UniqueConstraint(fields=["photo", "other"], name="one_row_a_pair")]

    def __str__(self) -> str:
        return f"{self.photo_id} ~ {self.other_id}"
