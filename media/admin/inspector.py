"""What is told of one photo: its credit as readers see it, where it stands, every change of credit; and the few fields."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from delivery.pages import the_outlet
from media.admin.tag_field import photo_tags_field
from media.credit import credit_line
from media.ledger_words import in_words
from media.models import CreditChange, Photo
from media.tagging import Retag, between, names_in, names_of
from media.thumbnails import Thumbnail, pictures_at
from media.uses import Use, counted

MOST_CHANGES = 30
# The inspector's picture is drawn on a field so wide; the ring of the cross has a radius of 12 on it.
FIELD = 300
# Whoever may change stories may put a photo into one; which stories is asked on the page to which the link leads.
PUTS_IN = "articles.change_article"


class TypedOver(forms.ModelForm):  # type: ignore[type-arg]
    """A form that knows what was typed over since it was opened: each field brings along what it said then."""

    tags = photo_tags_field(_("Tags"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.instance.pk:
            self.initial["tags"] = names_of(self.instance)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def retag(self) -> Retag:
        """Which tags were added and which taken away; what another did to the rest stands."""
        before = self.data.get(self.add_initial_prefix("tags"), "")
        return between(names_in(before), self.cleaned_data["tags"])

    def _save_m2m(self) -> None:
        """Tags are saved with the rest of the photo, by media.describing."""


class InspectorForm(TypedOver):
    """The fields that a photo desk fills all day; the rest stands on the photo's own page."""

    why = forms.CharField(label=_("Why"), max_length=300, required=False)

    class Meta:
        model = Photo
        fields = ("creator", "source", "licence", "rights_until", "alt_text")
        widgets = {
            "alt_text": forms.Textarea(attrs={"rows": 2}),
            "rights_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }


def inspected(photo: Photo, *, request: HttpRequest, width_px: int, uses: list[Use]) -> dict[str, Any]:
    """What a page or its side tells of this photo.

    Takes  width_px: how wide its picture is to be; uses: where it stands, as far as is to be told
    Cost   three queries at most
    """
    picture = pictures_at([photo.pk], width_px=width_px).get(photo.pk)
    original = getattr(photo, "original", None)
    return {
        "photo": photo,
        "picture": picture,
        "cross": cross(photo, picture) if picture else None,
        "credit": credit_line(photo, form=the_outlet(request).credit_form),
        "uses": uses,
        "uses_counted": counted(uses),
        "changes": told_changes(photo),
        "has_original": bool(original) and request.user.has_perm("media.view_original"),
        "has_file": bool(original),
        "may_put": request.user.has_perm(PUTS_IN),
        "credentials": original.content_credentials if original else {},
    }


def told_changes(photo: Photo) -> list[dict[str, Any]]:
    """The newest lines of the photo's ledger and of those merged into it, each with the printed name of its field."""
    merged = Photo.objects.filter(merged_into=photo)
    rows = CreditChange.objects.filter(Q(photo=photo) | Q(photo__in=merged.values("pk"))).select_related("by", "photo")
    return [
        {
            "row": row,
            "field": getattr(Photo._meta.get_field(row.field), "verbose_name", row.field),
            "old": in_words(row.field, row.old),
            "new": in_words(row.field, row.new),
            "of": str(row.photo) if row.photo_id != photo.pk else "",
        }
        for row in rows[:MOST_CHANGES]
    ]


def cross(photo: Photo, picture: Thumbnail) -> dict[str, str]:
    """The focal cross over a picture, as a field and a path on it, since no style attribute may place it."""
    height = FIELD * picture.height / picture.width
    x, y = photo.focal_x * FIELD, photo.focal_y * height
    ring = f"M{x - 12:.0f} {y:.0f}a12 12 0 1 0 24 0a12 12 0 1 0 -24 0"
    return {"field": f"0 0 {FIELD} {height:.0f}", "path": f"{ring}M{x:.0f} {y - 18:.0f}v36M{x - 18:.0f} {y:.0f}h36"}


def wall_of(request: HttpRequest) -> str:
    """The wall that somebody came from, to go back to; never another place."""
    home = reverse("admin:media_photo_changelist")
    asked = request.POST.get("wall", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.partition("?")[0] == home
    return asked if is_ours else home
