"""The page on which a story goes out: what will happen, what stands in the way, and a reason for each warning."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from articles import publishing
from articles.desk import policy
from articles.desk.admin.sent import number, words
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.admin.ways_out import WayOut, ways_out
from articles.desk.models import Article
from articles.desk.saving import StaleCopy
from articles.desk.snapshot import snapshot
from articles.desk.state import public_content, state_of
from articles.publishing.listings import list_keys
from articles.reader.models import Contributor, Edition, Section


@dataclass(frozen=True)
class Warned:
    """The warnings of one code, which one reason overrides."""

    code: str
    ways: list[WayOut]
    reason: str


def publish_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """Shows what publishing would do; a POST does it, through the door. A GET writes nothing."""
    article = story_for(request, story_id, act="publish")
    if request.method != "POST":
        return _shown(request, article)
    article.version = number(request.POST.get("version"))
    try:
        publishing.publish(article, by=person_of(request), overrides=_reasons(request))
    except publishing.NotReady:
        return _shown(request, article, status=422)
    except StaleCopy as stale:
        article = story_for(request, story_id, act="publish")
        return _shown(request, article, stale=str(stale), status=409)
    return HttpResponseRedirect(address("publish", article) + "?out=1")


def _reasons(request: HttpRequest) -> dict[str, str]:
    return {key[7:]: words(str(value)) for key, value in request.POST.items() if key.startswith("reason-")}


def _shown(request: HttpRequest, article: Article, *, stale: str = "", status: int = 200) -> HttpResponse:
    found = publishing.problems_for(article, by=request.user)
    edition = Edition.objects.filter(working_copy=article).select_related("section").first()
    public = public_content(article, edition=edition)
    is_out = public is not None and public == snapshot(article)
    planned = publishing.prepare(article)
    links = ways_out(found, article=article)
    context = {
        "title": _("Live") if is_out else _("Publish"),
        "article": article,
        "state": state_of(article),
        "edition": edition,
        "is_out": is_out,
        "just_out": is_out and "out" in request.GET,
        "planned": planned if planned.section.pk else None,
        "moves": edition is not None and edition.path != planned.path,
        "lists": _lists(planned, article=article) if planned.section.pk else [],
        "blockers": [each for each in links if each.problem.is_blocker],
        "warned": _warned(links, reasons=_reasons(request)),
        "stale": stale,
        "may_withdraw": policy.may(request.user, "withdraw", article),
    }
    return desk_page(request, "publish.html", context, status=status)


def _warned(links: list[WayOut], *, reasons: dict[str, str]) -> list[Warned]:
    warnings: dict[str, list[WayOut]] = {}
    for each in links:
        if not each.problem.is_blocker:
            warnings.setdefault(each.problem.code, []).append(each)
    return [Warned(code, ways, reasons.get(code, "")) for code, ways in warnings.items()]


def _lists(planned: Edition, *, article: Article) -> list[str]:
    """The names of the lists in which readers will find it. Cost: three queries."""
    others = [section.trail for section in article.other_sections.all()]
    keys = sorted(list_keys(planned, other_sections=others))
    sections = Section.objects.in_bulk([int(key[8:]) for key in keys if key.startswith("section:")])
    people = Contributor.objects.in_bulk([int(key[12:]) for key in keys if key.startswith("contributor:")])
    tags = {tag["slug"]: tag["name"] for tag in planned.tags}
    return [
        _("Home and the newest"),
        *(str(section) for section in sorted(sections.values(), key=lambda section: section.path)),
        *(str(person) for person in people.values()),
        *(_("Tag: %(name)s") % {"name": name} for name in tags.values()),
    ]
