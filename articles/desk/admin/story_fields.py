"""The form fields of a story that Django has no field for: names found by typing, several sections."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.desk import policy
from articles.desk.admin.sent import words
from articles.desk.models import Article
from articles.reader.models import Contributor, Section
from media.models import Photo


class ContributorField(forms.CharField):
    """A contributor found by typing the name, as the list beside the field offers it."""

    widget = forms.TextInput(attrs={"list": "contributors", "autocomplete": "off", "placeholder": _("Name")})

    def clean(self, value: Any) -> Contributor | None:
        typed = " ".join(words(str(value or "")).split())
        if not typed:
            return None
        name, _bracket, slug = typed.removesuffix("]").partition(" [")
        found = Contributor.objects.filter(slug=slug, name__iexact=name) if slug else _named(name)
        people = list(found[:2])
        if not people:
            raise ValidationError(
                _("Nobody here is called “%(name)s”. Choose from the list, or add the name under People first."),
                params={"name": typed},
                code="unknown",
            )
        if len(people) > 1:
            raise ValidationError(
                _("More than one is called “%(name)s”. Choose one from the list: the slug tells them apart."),
                params={"name": typed},
                code="ambiguous",
            )
        return people[0]


def _named(name: str) -> QuerySet[Contributor]:
    exact = Contributor.objects.filter(name=name)
    return exact if exact.exists() else Contributor.objects.filter(name__iexact=name)


def labels_of(contributors: Iterable[int]) -> dict[int, str]:
    """The names by which the form knows these people; with the slug where two have the same. Cost: one query."""
    namesakes = Contributor.objects.annotate(low=Lower("name")).filter(low=Lower(OuterRef("name")))
    people = Contributor.objects.filter(pk__in=list(contributors)).annotate(
        has_namesake=Exists(namesakes.exclude(pk=OuterRef("pk")))
    )
    return {each.pk: f"{each.name} [{each.slug}]" if each.has_namesake else each.name for each in people}


def labels_of_all() -> list[str]:
    """What the list of names offers, in order. Cost: one query."""
    people = list(Contributor.objects.order_by("name").values_list("name", "slug"))
    seen: dict[str, int] = {}
    for name, _slug in people:
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
    return [f"{name} [{slug}]" if seen[name.casefold()] > 1 else name for name, slug in people]


class SeveralSections(forms.SelectMultiple):
    """One select a section, and an empty one for the next: no dragging, no key to hold."""

    template_name = "admin/articles/article/_several_sections.html"
    spare = 1

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = [str(item) for item in self.format_value(value) if item]
        options = [(str(key), label) for key, label in self.choices if key]
        context["widget"]["selects"] = [{"chosen": pk, "options": options} for pk in [*chosen, *[""] * self.spare]]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given: Iterable[str] = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return list(dict.fromkeys(item for item in given if item))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        from django.template.loader import render_to_string

        return render_to_string(self.template_name, self.get_context(name, value, attrs))


def sections_for(article: Article, *, person: User) -> QuerySet[Section]:
    """The sections into which this person may put the story, and those where it stands, in the order of their trails."""
    standing = [article.section_id, *(s.pk for s in article.other_sections.all())] if article.pk else []
    return (policy.sections_of(person) | Section.objects.filter(pk__in=filter(None, standing))).order_by("path")


def photos_to_fall_back_on(article: Article, *, is_sent: bool) -> QuerySet[Photo]:
    """What the form offers without a look into the library: the story's own photos, and the one that is chosen.

    Takes  is_sent: a form that was opened before may still name a photo that was merged into one of these
    """
    if article.pk is None:
        return Photo.objects.none()
    offered = Q(pk__in=article.captions.values("photo")) | Q(pk=article.fallback_photo_id)
    if is_sent:
        offered |= Q(merged_into__in=Photo.objects.filter(offered).values("pk"))
    return Photo.objects.filter(offered).order_by("title", "pk")
