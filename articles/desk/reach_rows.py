"""How far somebody's role reaches, and the views of the list of stories that somebody keeps."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.reader.models import Section


class Reach(models.Model):
    """A role is limited to these sections and all below them. A role without a row reaches everywhere."""

    group = models.OneToOneField(Group, models.CASCADE, related_name="reach", verbose_name=_("role"))
    sections = models.ManyToManyField(
        Section,
        blank=True,
        related_name="+",
        verbose_name=_("sections"),
        help_text=_("With all sections below them. None: everywhere."),
    )

    class Meta:
        verbose_name = _("reach of a role")
        verbose_name_plural = _("reach of roles")

    def __str__(self) -> str:
        return str(self.group)


class SavedView(models.Model):
    """The list of stories as somebody likes to have it: a name for what narrows and orders it."""

    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500)
    position = models.PositiveSmallIntegerField(default=0)
    is_shared = models.BooleanField(_("shown to everybody"), default=False)
    is_first = models.BooleanField(_("opens Stories"), default=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["who", "name"], name="one_view_a_name"),
            models.UniqueConstraint(fields=["who"], condition=models.Q(is_first=True), name="one_first_view_a_person"),
        ]

    def __str__(self) -> str:
        return self.name
