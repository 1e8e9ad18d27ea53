"""Photos. Readers may read Source, Licence, Photo and Rendition; the rest is the desk's."""

import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from media.bulk_rows import BulkAct, BulkChange
from media.original_rows import LookAlike, Original, ReplacedOriginal, originals_storage
from media.rendition_rows import Rendition, RenditionOrder, RetiredFile
from media.renewal_rows import CreditRenewal
from media.rights_rows import Lease, LicenceNotice, RightsLetter, RightsNotice, every_use
from media.wall_indexes import OF_PHOTOS

__all__ = [
    "BulkAct", "BulkChange", "CreditChange", "CreditRenewal", "Lease", "Licence", "LicenceNotice", "LookAlike", "Original", "Photo",
    "Rendition", "RenditionOrder", "ReplacedOriginal", "RetiredFile", "RightsLetter", "RightsNotice", "Source",
    "every_use", "new_public_id", "originals_storage",
]  # fmt: skip


def new_public_id() -> str:
    """An unguessable name for a photo: 16 url-safe characters, 96 bits."""
    return secrets.token_urlsafe(12)


class Source(models.Model):
    """An agency or supplier: the names it goes by and its terms. Rules about suppliers are data, kept here."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    aliases = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Other names that mean this source, such as “TASS news agency”."),
    )
    credit_form = models.CharField(
        _("credit form"),
        max_length=120,
        blank=True,
        help_text=_("How it wants to be credited; empty: the outlet's form."),
    )
    patterns = models.JSONField(
        _("patterns"),
        default=list,
        blank=True,
        help_text=_("Words with * for any others, such as “AP Photo*”: a credit that reads so means this source."),
    )
    terms = models.TextField(_("terms"), blank=True)
    warning = models.CharField(
        _("warning"), max_length=240, blank=True, help_text=_("Shown to whoever picks its picture.")
    )
    default_licence = models.ForeignKey(
        "Licence",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("usual licence"),
        help_text=_("Offered for its pictures that have none; nothing is filled in before somebody has seen it."),
    )
    rights_days = models.PositiveSmallIntegerField(
        _("rights last, days"),
        null=True,
        blank=True,
        help_text=_("From the day that a picture came in; empty: no end is offered."),
    )
    is_checked = models.BooleanField(
        _("checked"),
        default=True,
        help_text=_("Off: the name was read from a file or a page, and nobody has looked at it yet."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Licence(models.Model):
    """What may be done with a photo."""

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    terms = models.TextField(_("terms"), blank=True)
    uses = models.JSONField(
        _("covers"), default=every_use, blank=True, help_text=_("What it allows without a lease of its own.")
    )
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day on which stories may go out under it; empty: no end."),
    )
    conditions = models.TextField(
        _("conditions"), blank=True, help_text=_("For the desk, such as “not on fronts”. Readers are not shown them.")
    )
    url = models.URLField(_("address of its text"), blank=True)

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Photo(models.Model):
    """A picture in the library. Its credit has its home here, and is read from here whenever a page is made."""

    class Status(models.TextChoices):
        AWAITED = "awaited", _("awaits its file")
        READY = "ready", _("ready")
        WITHDRAWN = "withdrawn", _("withdrawn")
        MERGED = "merged", _("merged into another")

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id, editable=False)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.AWAITED)
    width = models.PositiveIntegerField(_("width, px"), null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(_("height, px"), null=True, blank=True, editable=False)
    focal_x = models.FloatField(
        _("focal point, across"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focal_y = models.FloatField(
        _("focal point, down"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    crops = models.JSONField(
        _("crops made by hand"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_("For a ratio such as “16:9” its left, top, width and height, as parts of the upright picture."),
    )
    colour = models.CharField(_("colour"), max_length=7, blank=True, editable=False)
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("A few words, for the desk: “Pilot boat, north mole”.")
    )
    alt_text = models.CharField(
        _("alt text"), max_length=400, blank=True, help_text=_("What the picture shows, for who cannot see it.")
    )
    # As good as none: media.alt_text keeps it.
    alt_is_file_name = models.BooleanField(default=False, db_default=False, editable=False)
    description = models.TextField(_("description"), blank=True)
    creator = models.CharField(_("creator"), max_length=200, blank=True, help_text=_("Who took it."))
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="photos",
        verbose_name=_("source"),
    )
    via = models.CharField(_("via"), max_length=120, blank=True, help_text=_("Who passed it on, if not the source."))
    credit_override = models.CharField(
        _("credit, word for word"),
        max_length=240,
        blank=True,
        help_text=_("For the odd case; replaces the computed line."),
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=300, blank=True)
    licence = models.ForeignKey(
        Licence,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="photos",
        verbose_name=_("licence"),
    )
    rights_until = models.DateField(
        _("rights until"), null=True, blank=True, db_index=True, help_text=_("The last day on which it may be shown.")
    )
    # What readers must know of leases: media.leasing keeps it, and media.covering reads it.
    denied_from = models.DateField(_("denied from"), null=True, editable=False, db_index=True)
    denied_until = models.DateField(_("denied until"), null=True, editable=False, db_index=True)
    leased_uses = models.JSONField(_("uses leased"), default=list, blank=True, editable=False)
    legal_hold = models.BooleanField(_("legal hold"), default=False, db_default=False, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("added"), auto_now_add=True, db_index=True)
    modified_at = models.DateTimeField(auto_now=True)

    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="photos")

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-created_at", "-pk"]
        indexes = OF_PHOTOS
        permissions = [("withdraw_photo", _("Can withdraw photos from readers and restore them"))]

    def __str__(self) -> str:
        return self.title or self.alt_text or self.description[:80] or str(_("Photo %(pk)s") % {"pk": self.pk})

    @property
    def awaits_its_file(self) -> bool:
        return self.status == self.Status.AWAITED


class CreditChange(models.Model):
    """One change of what a credit or a right says. Append-only: the database refuses update and delete."""

    photo = models.ForeignKey(Photo, models.DO_NOTHING, related_name="credit_changes", db_constraint=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    field = models.CharField(_("field"), max_length=40)
    old = models.TextField(_("old"), blank=True)
    new = models.TextField(_("new"), blank=True)
    why = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("credit change")
        verbose_name_plural = _("credit changes")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.field}: {self.old} → {self.new}"
