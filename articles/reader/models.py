"""What is public. Every row here may be shown to anybody; only articles.publishing writes them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Contributor", "Edition", "Listing", "OldAddress", "PublicTag", "PublishedVersion", "Section"]

FIXED_FIRST_SEGMENTS = frozenset(
    "admin archive corrections desk feeds healthz look media people photos reach-us readyz review robots.txt search site "
    "sitemap.xml sitemaps static styleguide tags".split()
)
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def is_right_to_left(language: str) -> bool:
    return language.split("-")[0].lower() in _RIGHT_TO_LEFT


def check_section_slug(slug: str) -> None:
    """Refuses slugs that would stand in the way of the site's own addresses."""
    if slug in FIXED_FIRST_SEGMENTS:
        raise ValidationError(_("“%(slug)s” is an address of the site itself. Choose another."), params={"slug": slug})
    if slug.isdigit():
        raise ValidationError(_("A section's slug cannot be a number: numbers are the days of the archive."))


class Section(models.Model):
    """Where stories belong: a tree. `path` is the address, `trail` what is printed; both follow the tree."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("within")
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=60, allow_unicode=True, validators=[check_section_slug])
    path = models.CharField(max_length=255, unique=True, editable=False)
    trail = models.JSONField(
        default=list, editable=False, help_text=_("The sections from the top to here: id, name, path.")
    )
    description = models.CharField(_("description"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    in_navigation = models.BooleanField(_("in the navigation"), default=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["path"]

    def __str__(self) -> str:
        return " / ".join(step["name"] for step in self.trail) or self.name

    def get_absolute_url(self) -> str:
        return f"/{self.path}/"


class Contributor(models.Model):
    """A person, a desk or an agency whose name stands over stories."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        DESK = "desk", _("desk")
        AGENCY = "agency", _("agency")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.PERSON)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=True)
    title = models.CharField(_("title"), max_length=120, blank=True, help_text=_("“Columnist, Karsand”."))
    bio = models.TextField(_("about"), blank=True)
    portrait = models.ForeignKey(
        "media.Photo", models.SET_NULL, null=True, blank=True, related_name="portrait_of", verbose_name=_("portrait")
    )

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/people/{self.slug}/"


class PublicTag(models.Model):
    """A tag that has stood on a live story; its page stays for good."""

    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("public tag")
        verbose_name_plural = _("public tags")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/tags/{self.slug}/"


class Edition(models.Model):
    """The public form of a story: all that its page needs, but for the photos' credits and rights."""

    working_copy = models.OneToOneField("articles.Article", models.PROTECT, related_name="edition")
    path = models.CharField(max_length=400, unique=True, help_text=_("The address without its outer slashes."))
    slug = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    section = models.ForeignKey(Section, models.PROTECT, related_name="editions")
    kicker = models.CharField(max_length=80, blank=True)
    headline = models.CharField(max_length=250)
    standfirst = models.TextField(blank=True)
    body = models.TextField()
    dateline = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=12)
    captions = models.JSONField(default=list, help_text=_("id, photo, text, is_lead of each caption, in order"))
    fallback_photo = models.ForeignKey("media.Photo", models.SET_NULL, null=True, blank=True, related_name="+")
    bylines = models.JSONField(default=list, help_text=_("name, slug, kind, title, role, place of each, in order"))
    tags = models.JSONField(default=list, help_text=_("name and slug of each"))
    text = models.TextField(help_text=_("All words, for search"))
    words = models.PositiveIntegerField(default=0)
    dated_on = models.DateField(help_text=_("The day in its address, in the outlet's zone when it first went out"))
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField(help_text=_("When this edition went out"))
    modified_at = models.DateTimeField(null=True, blank=True, help_text=_("The update that readers are told of"))
    retracted_at = models.DateTimeField(null=True, blank=True)
    retraction = models.TextField(blank=True, help_text=_("The notice to readers"))
    revision_number = models.PositiveIntegerField()
    notes = models.JSONField(default=list, help_text=_("kind, text and hour of each note to readers, newest first"))

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        # What the sitemap's index asks: without the texts beside it, a pass over all of it is short.
        indexes = [models.Index(fields=["dated_on", "published_at", "retracted_at"], name="editions_by_day")]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return f"/{self.path}/"

    @property
    def is_retracted(self) -> bool:
        return self.retracted_at is not None

    @property
    def is_right_to_left(self) -> bool:
        return is_right_to_left(self.language)

    @property
    def lead(self) -> dict[str, Any] | None:
        return next((caption for caption in self.captions if caption["is_lead"]), None)


class PublishedVersion(models.Model):
    """One published form of a story, as readers had it: what “What changed” compares, and where a correction stands."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first published")
        FIX = "fix", _("small fix")
        UPDATE = "update", _("update")
        CORRECTION = "correction", _("correction")
        CLARIFICATION = "clarification", _("clarification")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(help_text=_("Of the revision that went out"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    note = models.TextField(_("note to readers"), blank=True)
    at = models.DateTimeField()
    kicker = models.CharField(max_length=80, blank=True)
    headline = models.CharField(max_length=250)
    standfirst = models.TextField(blank=True)
    paragraphs = models.JSONField(default=list, help_text=_("The text in plain paragraphs"))
    captions = models.JSONField(default=list, help_text=_("The words under each photo"))

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "-at"], name="corrections_in_order")]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="one_version_a_revision")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.number} {self.kind}"


class ListingQuerySet(models.QuerySet["Listing"]):
    def of(self, list_key: str) -> "ListingQuerySet":
        return self.filter(list_key=list_key)

    def newest(self) -> "ListingQuerySet":
        return self.order_by("-published_at", "-edition_id")


class Listing(models.Model):
    """An edition's place in one list. A page of any list, at any depth, is one range of this table's index."""

    list_key = models.CharField(
        max_length=140,
        help_text=_("site, section:3, tag:ports, contributor:7, kind:opinion, month:2026-11, day:2026-11-24"),
    )
    published_at = models.DateTimeField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="listings")

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        indexes = [models.Index(fields=["list_key", "-published_at", "-edition"], name="listing_in_order")]
        constraints = [models.UniqueConstraint(fields=["edition", "list_key"], name="once_in_a_list")]

    def __str__(self) -> str:
        return f"{self.list_key} {self.edition_id}"


class OldAddress(models.Model):
    """An address that was public: where it leads now, or that it is gone. Asked only after a 404."""

    path = models.CharField(max_length=400, unique=True)
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, blank=True, related_name="old_addresses")
    section = models.ForeignKey(Section, models.SET_NULL, null=True, blank=True, related_name="old_addresses")
    contributor = models.ForeignKey(Contributor, models.SET_NULL, null=True, blank=True, related_name="old_addresses")
    was_of = models.BigIntegerField(null=True, blank=True, help_text=_("The story that was withdrawn from here"))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path

    @property
    def is_gone(self) -> bool:
        return not (self.edition_id or self.section_id or self.contributor_id)
