"""Words that were never saved, offered to their writer: put them back, compare them with the story, drop them.

Only what is not in the story by now, and not in the form that is shown, is worth a question.
"""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.desk import personal_drafts, presences, settled
from articles.desk.admin.sent import number
from articles.desk.admin.story_access import address, person_of
from articles.desk.admin.story_forms import Forms, as_posted, forms_of
from articles.desk.comparison import FieldChange, Line, compare
from articles.desk.draft_rows import PersonalDraft
from articles.desk.models import Article
from articles.desk.snapshot import Content, snapshot
from articles.wording import words_compared

MOST_OFFERED, MOST_READ = 3, 8
# A content, and what would change of the work on the story.
Said = tuple[Content, dict[str, Any]]


@dataclass(frozen=True)
class Offer:
    """One window's words. `is_open`: that window is still there, and can save them itself."""

    draft: PersonalDraft
    is_open: bool
    compare_url: str


def offered_to(request: HttpRequest, forms: Forms, *, windows: list[str]) -> list[Offer]:
    """What this person typed in other windows and never saved, newest first. Cost: one query where there is nothing."""
    article = forms.story.instance
    found = list(personal_drafts.drafts_of(article, by=person_of(request)).exclude(window__in=windows)[:MOST_READ])
    if not found:
        return []
    known = [_said(forms)] if forms.story.is_bound and forms.are_valid() else []
    missing = [draft for draft in found if _is_missing(request, article, draft, known=known)][:MOST_OFFERED]
    return [_offer(request, article, draft) for draft in missing]


def offer_of(request: HttpRequest, article: Article | None, draft: PersonalDraft) -> Offer | None:
    """One draft as an offer; None where the story has its words."""
    article = article or Article()
    return _offer(request, article, draft) if _is_missing(request, article, draft, known=[]) else None


def _offer(request: HttpRequest, article: Article, draft: PersonalDraft) -> Offer:
    is_open = article.pk is not None and presences.is_here(article, who=person_of(request), window=draft.window)
    compare_url = f"{address('compare', article)}?old=draft&new=unsaved-{draft.pk}" if article.pk else ""
    return Offer(draft=draft, is_open=is_open, compare_url=compare_url)


def _is_missing(request: HttpRequest, article: Article, draft: PersonalDraft, *, known: list[Said]) -> bool:
    """Whether this draft says something that neither the story nor what is known says. What cannot be read is kept.

    What was asked about is known from then on: the same words of two windows are one question.
    """
    forms = _forms_of_draft(request, article, draft)
    if not forms.are_valid():
        return True
    content, errands = said = _said(forms)
    if said in known:
        return False
    known.append(said)
    if errands:
        return True
    if article.pk is None:
        return personal_drafts.has_words(content)
    return not settled.is_in(article, content, based_on=draft.based_on)


def _said(forms: Forms) -> Said:
    return forms.content, {name: typed for name, (_label, _was, typed) in _errands(forms).items()}


def _forms_of_draft(request: HttpRequest, article: Article, draft: PersonalDraft) -> Forms:
    return forms_of(article, person=person_of(request), data=as_posted(draft))


def _errands(forms: Forms) -> dict[str, tuple[str, Any, Any]]:
    """What of the work on a story and its plan would change: label, how it is, how it was typed."""
    story, plan, article = forms.story, forms.plan, forms.story.instance
    changed = {name: (str(story[name].label), getattr(article, name), value) for name, value in story.errands.items()}
    if plan.is_allowed and "publish_at" in plan.data:
        typed = plan.cleaned_data
        changed |= {name: (str(plan[name].label), plan.initial.get(name), typed[name]) for name in plan.changed_data}
    return {name: each for name, each in changed.items() if each[1] != each[2]}


def draft_put_back(request: HttpRequest, article: Article) -> PersonalDraft | None:
    """The draft that was asked to be put back into the form; None for none, or for another's."""
    asked = number(request.GET.get("draft"))
    return personal_drafts.drafts_of(article, by=person_of(request)).filter(pk=asked).first() if asked else None


def compared(request: HttpRequest, article: Article, *, draft_id: int) -> dict[str, Any]:
    """What the page of comparison prints: the story as it stands, and as it would with these words saved.

    Raises  Http404 for another's words, and for what cannot be read
    """
    draft = personal_drafts.drafts_of(article, by=person_of(request)).filter(pk=draft_id).first()
    forms = _forms_of_draft(request, article, draft) if draft else None
    if draft is None or forms is None or not forms.are_valid():
        raise Http404
    typed = settled.with_those_of_others(article, forms.content, based_on=draft.based_on)
    at = timezone.localtime(draft.saved_at)
    return {
        "old_words": _("the story as it stands"),
        "new_words": _("your words from %(time)s, never saved") % {"time": date_format(at, "H:i")},
        "changes": [*compare(snapshot(article), typed), *_errand_changes(forms)],
        "draft": draft,
        "put_back_url": f"{reverse('admin:articles_article_change', args=[article.pk])}?draft={draft.pk}",
    }


def _errand_changes(forms: Forms) -> list[FieldChange]:
    return [
        FieldChange(name, label.capitalize(), [Line(words_compared(_as_words(was), _as_words(now)))])
        for name, (label, was, now) in _errands(forms).items()
    ]


def _as_words(value: Any) -> str:
    if hasattr(value, "get_full_name"):
        return str(value.get_full_name() or value.get_username())
    if hasattr(value, "hour"):
        return date_format(timezone.localtime(value), "j F Y H:i e")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value or "")
