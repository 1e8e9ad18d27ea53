"""What the story's form shows around its fields: state, problems, photos, the acts that this person may do."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import body
from articles.desk import policy, workflow
from articles.desk.admin.comments_page import beside
from articles.desk.admin.elsewhere import LENGTHS_ELSEWHERE, elsewhere_of
from articles.desk.admin.sent import number
from articles.desk.admin.story_fields import labels_of_all
from articles.desk.admin.story_form import LENGTHS, BylineFormSet, StoryForm
from articles.desk.admin.ways_out import WayOut, ways_out
from articles.desk.models import Act, Article
from articles.desk.pictures import captions_of, fallback_of
from articles.desk.state import public_content, state_of
from articles.publishing import problems_for, unanswered
from articles.reader.models import Edition
from articles.reader.story import WORDS_A_MINUTE
from delivery.pages import the_outlet

STEP_WORDS = {
    "review": gettext_lazy("Send to review"),
    "approve": gettext_lazy("Approve"),
    "send_back": gettext_lazy("Send back"),
    "spike": gettext_lazy("Spike"),
    "unspike": gettext_lazy("Take off the spike"),
}
# What the log keeps with a reason that is no note to the next person.
NO_NOTES = ("schedule", "name", "shared", "unshared", "guest_comment")
DISOWNING = {
    "withdraw": gettext_lazy("Withdraw…"),
    "retract": gettext_lazy("Retract…"),
    "reinstate": gettext_lazy("Take the retraction back…"),
}


def context_of(
    request: HttpRequest, form: StoryForm, bylines: BylineFormSet, plan: Any, *, may_edit: bool
) -> dict[str, Any]:
    """Everything that the form's template prints. Cost: some thirty queries, whatever the story's size."""
    article: Article = form.instance
    shown = captions_of(article)
    found = _told(request, article) if article.pk else []
    return {
        "title": str(article) if article.pk else _("New story"),
        "article": article,
        "form": form,
        "bylines": bylines,
        "byline_rows": _in_order(bylines),
        "contributors": labels_of_all(),
        "plan": plan,
        "state": state_of(article),
        "captions": shown,
        "lead": next((each for each in shown if each.caption.is_lead), None),
        "fallback": fallback_of(article),
        **_aids(request, article, may_edit=may_edit),
        "problems": found,
        "problem_words": problem_words(found),
        "public_blocks": _public_blocks(article),
        "acts": acts_for(request, article),
        "may_edit": may_edit,
        "may_publish": article.pk is not None and policy.may(request.user, "publish", article),
        "withheld": policy.why_not(request.user, "publish", article) if article.pk else "",
        "may_share": article.pk is not None and policy.may(request.user, "share", article),
        **beside(article),
        "may_review": may_edit and article.status == Article.Status.DRAFT,
        "zone": f"{timezone.localtime():%Z}",
        "place": the_outlet(request).place,
        "notes": list(
            Act.objects.filter(article=article).exclude(reason="").exclude(verb__in=NO_NOTES).select_related("by")[:20]
        )
        if article.pk
        else [],
        "work_fields": [form[name] for name in ("kind", "language", "slug", "deadline", "assignee")],
        "paragraphs": [] if may_edit else body.text(article.body).splitlines(),
        "media": form.media,
    }


def _told(request: HttpRequest, article: Article) -> list[WayOut]:
    """What stands in the way, then what is good to know: each with its link."""
    return ways_out([*problems_for(article, by=request.user), *unanswered(article)], article=article)


def _aids(request: HttpRequest, article: Article, *, may_edit: bool) -> dict[str, Any]:
    """What helps to write: how long it takes to read, and how it looks elsewhere."""
    return {
        "lengths": LENGTHS,
        "lengths_elsewhere": LENGTHS_ELSEWHERE,
        "elsewhere": elsewhere_of(request, article) if may_edit else None,
        "words_a_minute": WORDS_A_MINUTE,
        "minutes": max(1, round(article.words / WORDS_A_MINUTE)),
    }


def _in_order(bylines: BylineFormSet) -> list[Any]:
    """The byline rows as they should stand: by their order where one was posted."""
    if not bylines.is_bound:
        return list(bylines.forms)
    return sorted(bylines.forms, key=lambda row: number(str(row["ORDER"].value() or "")) or 10_000)


def problem_words(found: list[WayOut]) -> dict[str, str]:
    """ "1 blocker" and "2 warnings", each "" where there is none."""
    blockers = sum(1 for each in found if each.problem.is_blocker)
    warnings = len(found) - blockers
    return {
        "blockers": ngettext("%(n)s blocker", "%(n)s blockers", blockers) % {"n": blockers} if blockers else "",
        "warnings": ngettext("%(n)s warning", "%(n)s warnings", warnings) % {"n": warnings} if warnings else "",
    }


def _public_blocks(article: Article) -> list[str] | None:
    """The words of each paragraph that readers have: what the change bars are measured against."""
    if article.pk is None:
        return None
    public = public_content(article, edition=Edition.objects.filter(working_copy=article).first())
    return [" ".join(body.text(block).split()) for block in body.blocks(public["body"])] if public else None


def acts_for(request: HttpRequest, article: Article) -> dict[str, list[tuple[str, str]]]:
    """The steps and the disowning acts that this person may take from where the story stands: verb and words."""
    if article.pk is None:
        return {"steps": [], "disowning": []}
    steps = [
        (verb, str(STEP_WORDS[verb]))
        for verb in workflow.steps_from(article)
        if policy.may(request.user, verb, article)
    ]
    return {
        "steps": steps,
        "disowning": [
            (verb, str(DISOWNING[verb])) for verb in disowning_of(article) if policy.may(request.user, verb, article)
        ],
    }


def disowning_of(article: Article) -> list[str]:
    """Which of withdraw, retract and reinstate make sense for this story now."""
    if article.status != Article.Status.LIVE:
        return []
    return ["withdraw", "reinstate" if article.retracted_at else "retract"]
