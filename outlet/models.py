"""The outlet, its addresses and channels, and the lines it prints around every story. Readers may read all of it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

HEX_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits, such as #0a5c63."))


def check_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("“%(name)s” is no time zone. Use a name such as Europe/Riga."), params={"name": name})


class OutletManager(models.Manager["Outlet"]):
    def current(self) -> "Outlet":
        """The outlet of this site; before it is set up, an unsaved one with plain names."""
        return self.first() or Outlet(pk=1, name="Newsroom", wordmark="News/room")


class Outlet(models.Model):
    """The organisation whose site this is. There is one row."""

    name = models.CharField(_("name"), max_length=120)
    wordmark = models.CharField(
        _("wordmark"), max_length=60, help_text=_("The masthead's words. A slash is printed as the accent stroke.")
    )
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[check_zone])
    place = models.CharField(_("place"), max_length=60, blank=True, help_text=_("Named beside times on the desk."))
    accent = models.CharField(_("accent"), max_length=7, default="#0a5c63", validators=[HEX_COLOUR])
    accent_dark = models.CharField(_("accent in the dark"), max_length=7, default="#5fb8bd", validators=[HEX_COLOUR])
    credit_form = models.CharField(
        _("credit form"),
        max_length=120,
        default="{source} / {creator}",
        help_text=_(
            "How a credit is printed, from {creator} and {source}: “{source} / {creator}” or “(Photo by {source})”."
        ),
    )
    breaking = models.CharField(_("breaking line"), max_length=200, blank=True)
    breaking_path = models.CharField(_("breaking line leads to"), max_length=300, blank=True)
    masthead = models.JSONField(
        default=dict, editable=False, help_text=_("Navigation, addresses and channels as pages print them.")
    )
    modified_at = models.DateTimeField(auto_now=True)

    objects = OutletManager()

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlet")

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def day_of(self, moment: datetime) -> date:
        """The day that the outlet's calendar shows at this moment, whatever zone is active."""
        return moment.astimezone(self.zone).date()

    def today(self) -> date:
        return self.day_of(timezone.now())

    @property
    def hosts(self) -> set[str]:
        """Every host on which the site is reached, in small letters."""
        return {each["host"].lower() for each in self.masthead.get("addresses", [])}


class Address(models.Model):
    """A host on which the site can be reached."""

    class Kind(models.TextChoices):
        MAIN = "main", _("main")
        ALTERNATE = "alternate", _("alternate (mirror)")
        ONION = "onion", _("onion")

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="addresses")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.ALTERNATE)
    host = models.CharField(_("host"), max_length=253)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["outlet", "host"], name="one_row_a_host")]

    def __str__(self) -> str:
        return self.host


class Channel(models.Model):
    """Another way to follow the outlet: an app, a television channel, a newsletter, an edition in another language."""

    class Kind(models.TextChoices):
        APP = "app", _("app")
        TELEVISION = "television", _("television")
        NEWSLETTER = "newsletter", _("newsletter")
        SOCIAL = "social", _("social")
        LANGUAGE = "language", _("edition in another language")

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="channels")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.APP)
    name = models.CharField(_("name"), max_length=80)
    url = models.CharField(_("address"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class BoilerplateLine(models.Model):
    """A line that pages carry around a story; *Paste a story* recognises it and leaves it out of the body."""

    class Kind(models.TextChoices):
        ADDRESSES = "addresses", _("alternate addresses")
        CHANNEL = "channel", _("channel or app")
        OTHER = "other", _("other")

    pattern = models.CharField(
        _("line"),
        max_length=300,
        unique=True,
        help_text=_("The line's words; * stands for any words, {outlet} for our name."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)

    class Meta:
        verbose_name = _("boilerplate line")
        verbose_name_plural = _("boilerplate lines")
        ordering = ["kind", "pattern"]

    def __str__(self) -> str:
        return self.pattern
