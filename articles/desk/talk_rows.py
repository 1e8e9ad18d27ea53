"""What people say about a story: comments, what they are told of, and reviews by guests."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delivery.models import Owed


class ReviewLink(models.Model):
    """A way to one revision for somebody without an account. The address itself is not kept, only its digest."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="review_links")
    revision = models.ForeignKey("articles.Revision", models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    guest = models.CharField(_("for whom"), max_length=120, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(_("ends"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_why = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("review link")
        verbose_name_plural = _("review links")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.guest or str(_("Guest"))


class Verdict(models.Model):
    """What a guest decided about a revision. Append-only."""

    class Kind(models.TextChoices):
        SIGNED_OFF = "signed-off", _("signed off")
        REFUSED = "refused", _("refused")

    link = models.ForeignKey(ReviewLink, models.CASCADE, related_name="verdicts")
    kind = models.CharField(_("verdict"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_kind_display()}"


class Comment(models.Model):
    """Words about a story or a passage of it, for the desk. Readers never see them."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    guest = models.ForeignKey(ReviewLink, models.SET_NULL, null=True, blank=True, related_name="comments")
    guest_name = models.CharField(_("name"), max_length=120, blank=True)
    text = models.TextField(_("comment"))
    field = models.CharField(max_length=40, blank=True, help_text=_("What it is about; empty: the whole story."))
    passage = models.TextField(_("passage"), blank=True, help_text=_("The words that it is about, as they were."))
    before = models.CharField(max_length=80, blank=True, help_text=_("The words before them, to find them again."))
    revision_number = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        indexes = [models.Index(fields=["article", "done_at"], name="open_comments")]

    def __str__(self) -> str:
        return self.text[:80]


class Notice(Owed):
    """Somebody is to be told of something about a story: on the desk until they have seen it, and by a letter."""

    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notices")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="notices")
    kind = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["who", "seen_at"], name="unseen_notices")]
        constraints = [models.UniqueConstraint(fields=["who", "comment", "kind"], name="told_once_of_a_comment")]

    def __str__(self) -> str:
        return f"{self.who_id} {self.kind}"
