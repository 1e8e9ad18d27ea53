"""Rows that the desk alone reads about rights: leases, what has been told of their end, and the letters that say so."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from delivery.models import Owed


class PhotoUse(models.TextChoices):
    """What may be done with a photo. A licence covers some of them; a lease allows or denies one."""

    WEB = "web", _("web")
    SOCIAL = "social", _("social media")
    SYNDICATION = "syndication", _("syndication")
    ARCHIVE = "archive", _("archive")


def every_use() -> list[str]:
    return [str(use) for use in PhotoUse]


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
        DENIED = "denied", _("denied to readers from this day")

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="rights_notices")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    until = models.DateField(help_text=_("The last day on which it might be shown, when this was told."))
    letter = models.ForeignKey(RightsLetter, models.SET_NULL, null=True, related_name="notices")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("notice of rights")
        verbose_name_plural = _("notices of rights")
        constraints = [models.UniqueConstraint(fields=["photo", "until", "kind"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.kind} {self.until}"


class LicenceNotice(models.Model):
    """That the end of a licence, on this date, has been told at this distance. Each is told once."""

    licence = models.ForeignKey("media.Licence", models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=8, choices=RightsNotice.Kind.choices)
    until = models.DateField(help_text=_("The last day of the licence, when this was told."))
    letter = models.ForeignKey(RightsLetter, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("notice of a licence")
        verbose_name_plural = _("notices of licences")
        constraints = [models.UniqueConstraint(fields=["licence", "until", "kind"], name="licence_told_once")]

    def __str__(self) -> str:
        return f"{self.licence_id} {self.kind} {self.until}"


class Lease(models.Model):
    """That a use of a photo is allowed or denied between two days, and who said so why. Taken back, it stays on record."""

    class Verdict(models.TextChoices):
        DENY = "deny", _("denies")
        ALLOW = "allow", _("allows")

    photo = models.ForeignKey("media.Photo", models.CASCADE, related_name="leases")
    verdict = models.CharField(_("what it does"), max_length=5, choices=Verdict.choices, default=Verdict.DENY)
    use = models.CharField(_("use"), max_length=12, choices=PhotoUse.choices, default=PhotoUse.WEB)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(
        _("to"), null=True, blank=True, help_text=_("The last day; empty: until it is taken back.")
    )
    reason = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, editable=False)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day")),
                name="lease_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.verdict} {self.use}"

    def covers(self, day: date) -> bool:
        """Whether it is in force on this day."""
        begun = self.taken_back_at is None and self.first_day <= day
        return begun and (self.last_day is None or day <= self.last_day)
