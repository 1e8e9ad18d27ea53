"""Rows that the desk alone reads about rights: what has been told of their end, and the letters that say so."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delivery.models import Owed


class RightsLetter(Owed):
    """A letter to the photo desk, owed until it is sent. Its key goes out with it, so that a second copy is known as one."""

    key = models.CharField(max_length=32, unique=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))

    class Meta:
        verbose_name = _("letter about rights")
        verbose_name_plural = _("letters about rights")

    def __str__(self) -> str:
        return self.subject


class RightsNotice(models.Model):
    """That the end of a photo's rights, on this date, has been told at this distance. Each is told once."""

    class Kind(models.TextChoices):
        MONTH = "30", _("30 days before")
        WEEK = "7", _("7 days before")
        DAY = "1", _("1 day before")
        ENDED = "ended", _("ended")

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="rights_notices")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    until = models.DateField(help_text=_("The last day on which it might be shown, when this was told."))
    letter = models.ForeignKey(RightsLetter, models.SET_NULL, null=True, related_name="notices")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("notice of rights")
        verbose_name_plural = _("notices of rights")
        constraints = [models.UniqueConstraint(fields=["photo", "until", "kind"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.kind} {self.until}"
