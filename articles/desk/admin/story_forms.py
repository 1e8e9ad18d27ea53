"""The three forms of a story's page as one: bound to what was posted or to what was typed and never saved, or as it stands."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.forms import BaseForm, BoundField
from django.http import QueryDict

from articles.desk.admin.schedule_form import ScheduleForm
from articles.desk.admin.story_form import BylineFormSet, Bylines, StoryForm, bylines_of, content_of
from articles.desk.draft_rows import PersonalDraft
from articles.desk.models import Article
from articles.desk.snapshot import Content


@dataclass
class Forms:
    """What the page posts, as one."""

    story: StoryForm
    bylines: BylineFormSet
    plan: ScheduleForm

    def are_valid(self) -> bool:
        return all([self.story.is_valid(), self.bylines.is_valid(), self.plan.is_valid()])

    @property
    def refused(self) -> list[BoundField]:
        """The fields that cannot be saved as they stand, in the order of the page."""
        forms: list[BaseForm] = [self.story, *self.bylines.forms, self.plan]
        return [form[name] for form in forms for name in form.errors if name in form.fields]

    @property
    def content(self) -> Content:
        """What the valid forms say. Cost: the snapshot's queries."""
        return content_of(self.story, self.bylines, data=self.story.data)


def forms_of(article: Article, *, person: User, data: Any = None) -> Forms:
    """The story's forms, bound to what was posted, or showing it as it stands."""
    return Forms(
        story=StoryForm(data, instance=article, person=person),
        bylines=Bylines(data, initial=bylines_of(article, writer=person), prefix="bylines"),
        plan=ScheduleForm(data, article=article, person=person),
    )


def as_posted(draft: PersonalDraft) -> QueryDict:
    """The words of a draft, as its window would have posted them."""
    data = QueryDict(mutable=True)
    for name, value in draft.fields:
        data.appendlist(name, value)
    return data
