"""The form of a story: its text, its settings, its bylines and the captions of its photos, and the content they make."""

from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.desk.admin.hour_field import HourField
from articles.desk.admin.sent import words
from articles.desk.admin.story_fields import (
    ContributorField,
    SeveralSections,
    labels_of,
    photos_to_fall_back_on,
    sections_for,
)
from articles.desk.models import Article, Byline
from articles.desk.saving import slug_of
from articles.desk.snapshot import BylineContent, CaptionContent, Content, snapshot
from articles.reader.models import Contributor, is_right_to_left
from media.admin.tag_field import TagsField

# How long a line may grow before the desk counts in another colour; nothing is refused.
LENGTHS = {"headline": 90, "standfirst": 180, "caption": 160}
MOST_BYLINES = 50
# What belongs to the work on a story and not to the story: saved beside its content.
ERRANDS = ("assignee", "deadline", "note")


def full_name(person: User) -> str:
    return person.get_full_name() or person.get_username()


class StoryForm(forms.ModelForm):  # type: ignore[type-arg]
    """All fields of a story but bylines and captions. `version` is the save that this text began from."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)
    tags = TagsField(label=_("Tags"), required=False)

    class Meta:
        model = Article
        fields = (
            "section", "other_sections", "kicker", "headline", "slug", "standfirst", "dateline", "body", "kind",
            "language", "no_byline", "tags", "fallback_photo", "assignee", "deadline", "note",
        )  # fmt: skip
        widgets = {
            "other_sections": SeveralSections,
            "kicker": forms.TextInput(attrs={"placeholder": " "}),
            "dateline": forms.TextInput(attrs={"placeholder": " "}),
            "headline": forms.Textarea(
                attrs={"rows": 1, "placeholder": " ", "data-count": LENGTHS["headline"], "data-one-line": True}
            ),
            "standfirst": forms.Textarea(attrs={"rows": 1, "placeholder": " ", "data-count": LENGTHS["standfirst"]}),
            "note": forms.Textarea(attrs={"rows": 1, "data-one-line": True}),
        }
        field_classes = {"deadline": HourField}

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = sections_for(self.instance, person=person)
        for name in ("section", "other_sections"):
            self.fields[name].queryset = sections  # type: ignore[attr-defined]
        self.fields["assignee"].queryset = self.fields["assignee"].queryset.filter(is_staff=True)  # type: ignore[attr-defined]
        self.fields["assignee"].label_from_instance = full_name  # type: ignore[attr-defined]
        self.fields["assignee"].empty_label = _("Nobody yet")  # type: ignore[attr-defined]
        if self.instance.pk is None:
            self.fields["headline"].widget.attrs["autofocus"] = True
        self._name_sections()
        offered = photos_to_fall_back_on(self.instance, is_sent=self.is_bound)
        self.fields["fallback_photo"].queryset = offered  # type: ignore[attr-defined]
        self.fields["fallback_photo"].empty_label = _("None")  # type: ignore[attr-defined]
        self.fields["version"].initial = self.instance.version
        for name in ERRANDS:
            self.fields[name].show_hidden_initial = True
        for name in ("kicker", "headline", "standfirst", "dateline", "tags", "note"):
            self.fields[name].widget.attrs["dir"] = "auto"
        self.fields["body"].widget.is_right_to_left = is_right_to_left(self.instance.language)
        self.fields["section"].widget.attrs["aria-label"] = _("Section")
        for name, field in self.fields.items():
            if self.has_error(name):
                field.widget.attrs["aria-describedby"] = f"id_{name}_error"

    def _name_sections(self) -> None:
        """The same sections are offered in each of these fields, and asked for once."""
        section: Any = self.fields["section"]
        others: Any = self.fields["other_sections"]
        section.empty_label = _("Choose a section")
        section.choices = choices = list(iter(section.choices))  # iter: a list of it alone would count first
        others.choices = choices[1:]

    def clean_version(self) -> int:
        return self.cleaned_data.get("version") or 0

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_note(self) -> str:
        return " ".join(self.cleaned_data["note"].split())

    def _post_clean(self) -> None:
        """The instance stays as the database has it: what was typed is taken up by `content_of`, and saved through it."""

    @property
    def fallback_id(self) -> int | None:
        """What was chosen; a form that does not ask leaves it as it is."""
        chosen = self.cleaned_data["fallback_photo"] if "fallback_photo" in self.data else self.instance.fallback_photo
        return chosen.pk if chosen else None

    @property
    def errands(self) -> dict[str, Any]:
        """What was changed here of assignee, deadline and note; what another changed meanwhile is left as it is."""
        return {name: self.cleaned_data[name] for name in ERRANDS if name in self.changed_data}


class BylineForm(forms.Form):
    """One name over a story. A row without a name is no byline."""

    contributor = ContributorField(label=_("Name"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Byline.Role.choices, initial=Byline.Role.BY)
    place = forms.CharField(
        label=_("Place"), max_length=80, required=False, widget=forms.TextInput(attrs={"placeholder": _("Place")})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label or ""


class BylineFormSet(BaseFormSet):  # type: ignore[type-arg]
    """The names over a story, in order. It keeps no row's number: what is saved is the list as it stands in the form."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].widget.attrs["aria-label"] = _("Place in the order")

    def bylines(self) -> list[BylineContent]:
        """What was typed, in the order that it should stand."""
        return [
            BylineContent(
                contributor=form.cleaned_data["contributor"].pk,
                role=form.cleaned_data["role"],
                place=form.cleaned_data["place"],
            )
            for form in self.ordered_forms
            if form.cleaned_data.get("contributor")
        ]


Bylines = cast(
    "type[BylineFormSet]",
    formset_factory(
        BylineForm,
        formset=BylineFormSet,
        extra=1,
        can_order=True,
        can_delete=True,
        max_num=MOST_BYLINES,
        absolute_max=MOST_BYLINES + 1,
    ),
)


def bylines_of(article: Article, *, writer: User) -> list[dict[str, Any]]:
    """What the byline rows begin with: those of the story; for a new one its writer's own name, if it is a contributor's.

    Cost  two queries, one where the relation is prefetched
    """
    if article.pk is None:
        own = Contributor.objects.filter(login__user=writer).first()
        rows = [Byline(contributor=own)] if own else []
    else:
        rows = list(article.bylines.all())
    labels = labels_of(row.contributor_id for row in rows)
    return [{"contributor": labels[row.contributor_id], "role": row.role, "place": row.place} for row in rows]


def captions_as_posted(standing: list[CaptionContent], data: QueryDict) -> list[CaptionContent]:
    """The story's captions as the form says: texts, which of them is the lead, and which are taken out."""
    kept = [caption for caption in standing if f"caption-{caption['id']}-remove" not in data]
    lead = data.get("lead")
    return [
        CaptionContent(
            id=caption["id"],
            photo=caption["photo"],
            text=" ".join(words(data.get(f"caption-{caption['id']}-text", caption["text"])).split()),
            is_lead=caption["is_lead"] if lead is None else str(caption["id"]) == lead,
        )
        for caption in kept
    ]


def content_of(form: StoryForm, bylines: BylineFormSet, *, data: Any) -> Content:
    """What the valid form says, as a content. Cost: the snapshot's queries."""
    standing = snapshot(form.instance) if form.instance.pk else None
    cleaned = form.cleaned_data
    section = cleaned["section"]
    return Content(
        kind=cleaned["kind"],
        kicker=cleaned["kicker"],
        headline=cleaned["headline"],
        slug=cleaned["slug"] or slug_of(cleaned["headline"]),
        standfirst=cleaned["standfirst"],
        dateline=cleaned["dateline"],
        body=cleaned["body"],
        language=cleaned["language"],
        section=section.pk if section else None,
        other_sections=sorted(each.pk for each in cleaned["other_sections"] if each != section),
        no_byline=cleaned["no_byline"],
        fallback_photo=form.fallback_id,
        tags=sorted(cleaned["tags"]),
        bylines=bylines.bylines(),
        captions=captions_as_posted(standing["captions"] if standing else [], data),
    )
