"""Working copies and what belongs to them. Only the desk reads and writes these rows."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.desk.act_words import words_of
from articles.desk.draft_rows import PersonalDraft, Presence
from articles.desk.fields import BodyField
from articles.desk.link_rows import OutsideLink
from articles.desk.reach_rows import Reach, SavedView
from articles.desk.talk_rows import Comment, Notice, ReviewLink, Verdict
from articles.reader.models import Contributor, Section
from delivery.models import Owed

__all__ = [
    "Act", "Article", "Byline", "Caption", "Comment", "ContributorLogin", "KeptCopy", "Notice", "OutsideLink",
    "PersonalDraft", "Presence", "Reach", "ReviewLink", "Revision", "SavedView", "ScheduledAct", "Verdict",
]  # fmt: skip

# The hour of a story that waits for none: after all others, so that an index has the list's order on both engines.
NO_HOUR = datetime(9999, 1, 1, tzinfo=UTC)


def this_moment() -> datetime:
    """Now, asked anew each time, so that the clock of a test or of the demonstration counts."""
    return timezone.now()


class Article(models.Model):
    """A story in the newsroom: its working copy."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        FEATURE = "feature", _("feature")
        ANALYSIS = "analysis", _("analysis")
        OPINION = "opinion", _("opinion")
        LEADING_ARTICLE = "leading-article", _("leading article")
        PICTURES = "pictures", _("pictures")
        BRIEF = "brief", _("brief")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        APPROVED = "approved", _("approved")
        SCHEDULED = "scheduled", _("scheduled")
        LIVE = "live", _("live")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SPIKED = "spiked", _("spiked")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS)
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("section")
    )
    other_sections = models.ManyToManyField(Section, blank=True, related_name="+", verbose_name=_("also in"))
    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
    headline = models.CharField(_("headline"), max_length=250, blank=True)
    slug = models.SlugField(
        _("slug"), max_length=120, blank=True, allow_unicode=True, help_text=_("Empty: made from the headline.")
    )
    standfirst = models.TextField(_("standfirst"), blank=True)
    dateline = models.CharField(
        _("dateline"), max_length=120, blank=True, help_text=_("“Karsand”: printed before the first words.")
    )
    body = BodyField(_("text"), blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    fallback_photo = models.ForeignKey(
        "media.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("fallback photo"),
        help_text=_("Shown in the place of one that may no longer be shown."),
    )
    no_byline = models.BooleanField(_("no byline"), default=False, help_text=_("This story names nobody, on purpose."))
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.DRAFT, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("with")
    )
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True, help_text=_("Not before this time, whatever else is set.")
    )
    needs_two_people = models.BooleanField(
        _("two people"),
        default=False,
        help_text=_("It needs a second person to go out: nobody publishes it alone."),
    )
    # The earliest hour that the story waits for (deadline, plan), so that the list of stories can be one index range.
    next_hour = models.DateTimeField(default=NO_HOUR, db_default=NO_HOUR, editable=False)
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("For the next person: what changed, what to look at.")
    )
    first_published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    dated_on = models.DateField(null=True, blank=True, editable=False, help_text=_("The day in its address."))
    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    retraction = models.TextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    pasted_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now, editable=False)
    words = models.PositiveIntegerField(_("words"), default=0, editable=False)

    tags = TaggableManager(blank=True, verbose_name=_("tags"))

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-saved_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "-saved_at"], name="stories_by_status"),
            models.Index(fields=["next_hour", "-saved_at", "-id"], name="stories_by_hour"),
            models.Index(fields=["status", "next_hour", "-saved_at", "-id"], name="stories_by_status_and_hour"),
            models.Index(fields=["kind", "next_hour", "-saved_at", "-id"], name="stories_by_kind_and_hour"),
            models.Index(fields=["language", "next_hour", "-saved_at", "-id"], name="stories_by_language_and_hour"),
            models.Index(fields=["-saved_at", "-id"], name="newest_stories"),
        ]
        permissions = [
            ("publish_article", _("Can publish, retract and withdraw stories")),
            ("edit_any_article", _("Can edit stories of others")),
        ]

    def __str__(self) -> str:
        return self.headline or str(_("Untitled story"))


class Byline(models.Model):
    """One name over a story, in a role."""

    class Role(models.TextChoices):
        BY = "by", _("by")
        REPORTING = "reporting", _("reporting")
        PHOTOGRAPHS = "photographs", _("photographs")
        TRANSLATION = "translation", _("translation")
        EDITING = "editing", _("editing")

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="+", verbose_name=_("name"))
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.BY)
    place = models.CharField(_("place"), max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.contributor)


class Caption(models.Model):
    """A use of a photo in one story. The credit is never part of the text: it comes from the photo."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="captions")
    photo = models.ForeignKey("media.Photo", models.PROTECT, related_name="captions", verbose_name=_("photo"))
    text = models.TextField(_("caption"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_lead = models.BooleanField(_("lead photo"), default=False)

    class Meta:
        verbose_name = _("caption")
        verbose_name_plural = _("captions")
        ordering = ["-is_lead", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article"], condition=models.Q(is_lead=True), name="one_lead_a_story")
        ]

    def __str__(self) -> str:
        return self.text[:80] or str(self.photo)


class Revision(models.Model):
    """An immutable snapshot of a working copy."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    label = models.CharField(_("label"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article", "-number"]
        indexes = [models.Index(fields=["article", "-number"], name="newest_revision")]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_number_a_revision")]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.number}"


class KeptCopy(models.Model):
    """Words that could not be saved because somebody else had saved first: kept, whatever becomes of the page."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="kept_copies")
    based_on = models.PositiveIntegerField(help_text=_("The revision that these words began from"))
    content = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kept copy")
        verbose_name_plural = _("kept copies")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.article_id} {self.at:%H:%M}"


class Act(models.Model):
    """What somebody did to a story: published, retracted, withdrew … Append-only: the database refuses update and delete."""

    article = models.ForeignKey(Article, models.DO_NOTHING, related_name="acts", db_constraint=False)
    verb = models.CharField(_("act"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    at = models.DateTimeField(default=this_moment)
    reason = models.TextField(_("reason"), blank=True)
    overridden = models.JSONField(_("warnings overridden"), default=dict, blank=True)
    revision_number = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["article", "-at"], name="acts_of_a_story")]

    def __str__(self) -> str:
        return words_of(self.verb)


class ScheduledAct(Owed):
    """An act whose time is set: the worker does it when it is due."""

    class Verb(models.TextChoices):
        PUBLISH = "publish", _("publish")
        WITHDRAW = "withdraw", _("withdraw")

    article = models.ForeignKey(Article, models.CASCADE, related_name="scheduled_acts")
    verb = models.CharField(_("act"), max_length=12, choices=Verb.choices, default=Verb.PUBLISH)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    overrides = models.JSONField(_("warnings overridden"), default=dict, blank=True)
    # After an outage: what is long overdue waits for a person, who says that it may still be done.
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    alarmed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("scheduled act")
        verbose_name_plural = _("scheduled acts")
        ordering = ["due_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "verb"], condition=models.Q(done_at__isnull=True), name="one_open_act_a_verb"
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.article_id}"


class ContributorLogin(models.Model):
    """Which login belongs to which contributor: a desk row, so that readers never touch accounts."""

    contributor = models.OneToOneField(Contributor, models.CASCADE, related_name="login")
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="contributor_login")

    class Meta:
        verbose_name = _("login of a contributor")
        verbose_name_plural = _("logins of contributors")

    def __str__(self) -> str:
        return str(self.user)
