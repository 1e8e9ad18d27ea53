"""What one act on many pictures or captions did, row by row, so that it can be taken back. Desk-only."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BulkAct(models.Model):
    """One press of a button that changed many rows."""

    class Kind(models.TextChoices):
        CAPTIONS = "captions", _("credits taken out of captions")
        PHOTOS = "photos", _("pictures changed together")

    kind = models.CharField(_("act"), max_length=12, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    why = models.CharField(_("why"), max_length=300, blank=True)
    refused = models.JSONField(
        default=list, help_text=_("What the last act or taking back left as it was: a name and a sentence each.")
    )

    class Meta:
        verbose_name = _("act on many")
        verbose_name_plural = _("acts on many")
        ordering = ["-pk"]
        app_label = "media"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d %H:%M}"


class BulkChange(models.Model):
    """One row that such an act changed: a photo's fields, or the text of a caption that shows the photo."""

    act = models.ForeignKey(BulkAct, models.CASCADE, related_name="changes")
    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="+")
    # Whose it is, this app does not know; who changes captions reads it.
    caption_id = models.PositiveBigIntegerField(null=True)
    name = models.CharField(max_length=120)
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("change of an act on many")
        verbose_name_plural = _("changes of acts on many")
        ordering = ["pk"]
        app_label = "media"

    def __str__(self) -> str:
        return self.name
