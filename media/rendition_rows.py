"""The files that readers are given, those that they may still be given for a while, and those that are owed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delivery.models import Owed


class Rendition(models.Model):
    """A smaller file made from a photo; its name carries a hash of its content."""

    class Format(models.TextChoices):
        JPEG = "jpeg", "JPEG"
        WEBP = "webp", "WebP"
        AVIF = "avif", "AVIF"

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="renditions")
    crop = models.CharField(
        max_length=8,
        blank=True,
        default="",
        db_default="",
        help_text=_("The ratio of a crop made by hand; empty: whole."),
    )
    format = models.CharField(max_length=4, choices=Format.choices)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file = models.FileField(upload_to="", max_length=200)
    bytes = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["photo", "crop", "format", "width"]
        constraints = [
            models.UniqueConstraint(fields=["photo", "crop", "format", "width"], name="one_rendition_a_size")
        ]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.width} {self.format}"


class RetiredFile(models.Model):
    """A rendition's file that another has replaced: it goes on being served, so that no page kept somewhere breaks."""

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="retired_files")
    name = models.CharField(max_length=200, unique=True)
    retired_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("retired file")
        verbose_name_plural = _("retired files")

    def __str__(self) -> str:
        return self.name


class RenditionOrder(Owed):
    """Renditions that a photo is owed: the quick formats at once, AVIF next."""

    class Batch(models.TextChoices):
        QUICK = "quick", _("JPEG and WebP")
        AVIF = "avif", "AVIF"

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="rendition_orders")
    batch = models.CharField(max_length=8, choices=Batch.choices, default=Batch.QUICK)

    class Meta:
        verbose_name = _("rendition order")
        verbose_name_plural = _("rendition orders")
        constraints = [models.UniqueConstraint(fields=["photo", "batch"], name="one_order_a_batch")]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.batch}"
