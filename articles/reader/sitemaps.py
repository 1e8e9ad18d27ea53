"""What search engines and archives are told of: an index, the stories month by month, the lists, the last two days' news."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import CharField, Max, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable, OuterRef
from django.db.models.functions import Cast, Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from articles.reader.canonical import canonical
from articles.reader.models import Contributor, Edition, Listing, PublicTag, Section
from articles.reader.sitemap_xml import (
    NewsEntry,
    Place,
    index_xml,
    news_xml,
    places_xml,
)
from delivery.pages import depends_on, the_outlet, with_validators

# Source: https://www.sitemaps.org/protocol.html, and Google's rule that news sitemaps hold two days and 1,000 stories
MOST_PLACES = 50_000
MOST_NEWS = 1_000
NEWS_LASTS = timedelta(hours=48)


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The sitemaps that there are. Cost: two queries."""
    months: dict[str, datetime] = {}
    days = Edition.objects.values("dated_on").annotate(out=Max("published_at"), disowned=Max("retracted_at"))
    for day in days.order_by("dated_on"):
        month = f"{day['dated_on']:%Y-%m}"
        changed = max(day["out"], day["disowned"] or day["out"])
        months[month] = max(changed, months.get(month, changed))
    newest = max(months.values(), default=None)
    places = [Place("/sitemaps/news.xml", newest), Place("/sitemaps/lists.xml", newest)]
    places += [Place(f"/sitemaps/{month}.xml", changed) for month, changed in sorted(months.items(), reverse=True)]
    return _answer(request, index_xml(_whole(request, places)), keys={"list:site"})


def month_sitemap(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """The stories of a month. Cost: two queries."""
    key = f"month:{year}-{month}"
    rows = (
        Listing.objects.of(key)
        .newest()
        .values_list("edition__path", "edition__published_at", "edition__retracted_at")[:MOST_PLACES]
    )
    places = [Place(f"/{path}/", max(out, disowned or out)) for path, out, disowned in rows]
    if not places:
        raise Http404
    return _answer(request, places_xml(_whole(request, places)), keys={f"list:{key}"})


def lists_sitemap(request: HttpRequest) -> HttpResponse:
    """The home page, and every section, person and tag that has stories. Cost: four queries."""
    places: list[Place] = []
    number = Cast(OuterRef("pk"), CharField())
    for found, key in (
        (Section.objects.order_by("path"), Concat(Value("section:"), number)),
        (Contributor.objects.order_by("slug"), Concat(Value("contributor:"), number)),
        (PublicTag.objects.order_by("slug"), Concat(Value("tag:"), OuterRef("slug"))),
    ):
        places += _with_stories(found, key)
    home = Place(
        "/",
        max((place.changed_at for place in places if place.changed_at), default=None),
    )
    return _answer(
        request,
        places_xml(_whole(request, [home, *places[: MOST_PLACES - 1]])),
        keys={"list:site"},
    )


def _with_stories(
    found: "QuerySet[Section] | QuerySet[Contributor] | QuerySet[PublicTag]",
    key: Combinable,
) -> list[Place]:
    newest = Listing.objects.filter(list_key=key).order_by("-published_at", "-edition_id").values("published_at")[:1]
    rows = found.annotate(newest_at=Subquery(newest)).filter(newest_at__isnull=False)
    return [Place(row.get_absolute_url(), row.__dict__["newest_at"]) for row in rows]


def news_sitemap(request: HttpRequest) -> HttpResponse:
    """The stories of the last two days, as news search engines want them. Cost: two queries."""
    outlet = the_outlet(request)
    listings = Listing.objects.of("site").filter(published_at__gte=timezone.now() - NEWS_LASTS).newest()
    rows = listings.values_list(
        "edition__path",
        "edition__headline",
        "edition__language",
        "published_at",
        "edition__retracted_at",
    )[:MOST_NEWS]
    entries = [
        NewsEntry(
            canonical(f"/{path}/", outlet=outlet, request=request),
            headline,
            language,
            out,
        )
        for path, headline, language, out, disowned in rows
        if disowned is None
    ]
    return _answer(request, news_xml(entries, name=outlet.name), keys={"list:site"})


def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read, and where the sitemap is. Cost: one query."""
    sitemap = canonical("/sitemap.xml", outlet=the_outlet(request), request=request)
    text = f"User-agent: *\nDisallow: /desk/\nDisallow: /search/\n\nSitemap: {sitemap}\n"
    depends_on(request, "masthead")
    return with_validators(request, HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _whole(request: HttpRequest, places: Iterable[Place]) -> list[Place]:
    outlet = the_outlet(request)
    return [Place(canonical(place.address, outlet=outlet, request=request), place.changed_at) for place in places]


def _answer(request: HttpRequest, xml: str, *, keys: set[str]) -> HttpResponse:
    depends_on(request, "masthead", *keys)
    return with_validators(request, HttpResponse(xml, content_type="application/xml; charset=utf-8"))
