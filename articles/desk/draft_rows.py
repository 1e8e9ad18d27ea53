"""What is being written at this moment: words that no save has taken in yet, and who has which story open."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PersonalDraft(models.Model):
    """What one person has typed in one window since the last save. Neither the working copy nor the history knows it."""

    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="personal_drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    window = models.CharField(max_length=36, help_text=_("The window's own name for itself, made by the page."))
    based_on = models.PositiveIntegerField(default=0, help_text=_("The revision that these words began from."))
    turn = models.PositiveIntegerField(default=0, help_text=_("The window's count: an older one never overwrites."))
    fields = models.JSONField(default=list, help_text=_("Name and value of each field of the form, in order."))
    began_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("personal draft")
        verbose_name_plural = _("personal drafts")
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["by", "window"], name="one_draft_a_window")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.by_id}"


class Presence(models.Model):
    """One window in which somebody has a story open, and where in it they are."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    window = models.CharField(max_length=36)
    field = models.CharField(max_length=40, blank=True)
    is_writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["article", "who", "window"], name="one_presence_a_window")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.who_id}"
