"""Pages elsewhere that stories link to, and what each of them answered. Kept only while the operator lets them be asked."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delivery.models import Owed


class OutsideLink(Owed):
    """One address elsewhere. Owed until it has answered, or has failed twice with an hour between."""

    class Answer(models.TextChoices):
        STANDS = "stands", _("it answers")
        STATUS = "status", _("an error")
        NO_HOST = "no-host", _("there is no such host")
        SILENT = "silent", _("no answer in ten seconds")
        BROKEN = "broken", _("the connection failed")
        CERTIFICATE = "certificate", _("its certificate does not hold")
        CIRCLES = "circles", _("it leads on without end")
        NOT_PUBLIC = "not-public", _("readers cannot go there")

    url = models.CharField(_("address"), max_length=2000, unique=True)
    first_seen_at = models.DateTimeField(_("first seen"), default=timezone.now)
    checked_at = models.DateTimeField(_("last asked"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=12, choices=Answer.choices, blank=True)
    status = models.PositiveSmallIntegerField(_("status"), default=0, help_text=_("As HTTP counts; 0: there was none."))
    failing_since = models.DateTimeField(_("does not answer since"), null=True, blank=True)
    is_dead = models.BooleanField(_("failed twice"), default=False)

    class Meta:
        verbose_name = _("link elsewhere")
        verbose_name_plural = _("links elsewhere")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.url

    @property
    def why(self) -> str:
        """What went wrong, in a few words: the status where there was one."""
        return str(self.status) if self.answer == self.Answer.STATUS else str(self.get_answer_display())
