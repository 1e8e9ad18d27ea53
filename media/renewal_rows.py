"""The row of work that is owed when what stands in the credits of many photos has changed at once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delivery.models import Owed


class CreditRenewal(Owed):
    """That the pages of many photos are to be told, or their files to be made anew. It is worked through in batches."""

    class Of(models.TextChoices):
        SOURCE = "source", _("photos of a source")
        LICENCE = "licence", _("photos under a licence")
        ENDED = "ended", _("photos whose licence ends")
        OUTLET = "outlet", _("all photos")

    of = models.CharField(max_length=8, choices=Of.choices)
    of_id = models.BigIntegerField(default=0, help_text=_("The source or the licence; 0 for all photos."))
    with_files = models.BooleanField(default=False, help_text=_("On: their files; off: the pages that show them."))
    after = models.BigIntegerField(default=0, help_text=_("The last photo that was told."))

    class Meta:
        verbose_name = _("renewal of credits")
        verbose_name_plural = _("renewals of credits")
        constraints = [models.UniqueConstraint(fields=["of", "of_id", "with_files"], name="one_renewal_of_each")]

    def __str__(self) -> str:
        return f"{self.of} {self.of_id}"
