"""The log of public changes, the followers that read it, and the shape of every row of owed work."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """One public change. Append-only; written in the transaction that made it."""

    at = models.DateTimeField(db_default=Now())
    keys = models.TextField(help_text=_("What changed, parted by spaces: article:12 photo:9 list:section:3"))

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.keys


class Owed(models.Model):
    """Work that is owed: due when `due_at` has come and `done_at` is empty, held while a lease runs.

    What failed keeps its `due_at`, the hour that was promised, and is tried again from `retry_at` on.
    """

    due_at = models.DateTimeField(_("due"), db_default=Now(), db_index=True)
    leased_until = models.DateTimeField(_("held until"), null=True, blank=True, editable=False)
    lease_token = models.CharField(max_length=32, blank=True, default="", editable=False)
    retry_at = models.DateTimeField(_("tried again at"), null=True, blank=True, editable=False)
    attempts = models.PositiveIntegerField(_("attempts"), default=0, editable=False)
    last_error = models.TextField(_("last error"), blank=True, default="", editable=False)
    done_at = models.DateTimeField(_("done"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Follower(Owed):
    """Something that follows the log, and the last change it has handled."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    last_change_id = models.BigIntegerField(_("last change handled"), default=0)

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """A worker process and its last beat, for /readyz."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    beat_at = models.DateTimeField(_("last beat"), db_default=Now())

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.name
