"""The project's own rows: letters that let somebody set a new password."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delivery.models import Owed


class PasswordLetter(Owed):
    """A letter with a way to a new password is owed to this login. The way itself is made when it is sent, and not kept."""

    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    site = models.CharField(max_length=300, help_text=_("Where it was asked for, and where the letter leads back to."))
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("letter for a new password")
        verbose_name_plural = _("letters for a new password")
        constraints = [
            models.UniqueConstraint(
                fields=["who"], condition=models.Q(done_at__isnull=True), name="one_open_letter_a_login"
            )
        ]

    def __str__(self) -> str:
        return f"{self.who_id} {self.asked_at:%Y-%m-%d %H:%M}"
