"""The readers' addresses. Fixed ones first; what is left is a section's or a story's."""

from django.urls import URLPattern, path, re_path
from django.views.decorators.http import require_safe

from articles.reader import corrections, feeds, look, search_page, sitemaps, styleguide, views
from articles.reader.moved import leads_on

# Search, feeds, sitemaps and health: what seekers and machines ask for. A line for each, naming its view.
_fixed: list[URLPattern] = [
    path("search/", search_page.search_page, name="search"),
    path("feeds/", feeds.feeds_page, name="feeds"),
    path("feeds/site.xml", feeds.site_feed, name="site_feed"),
    re_path(r"^feeds/(?P<path>[-\w]+(?:/[-\w]+)*)\.xml$", feeds.section_feed, name="section_feed"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    path("sitemaps/lists.xml", sitemaps.lists_sitemap, name="lists_sitemap"),
    path("sitemaps/news.xml", sitemaps.news_sitemap, name="news_sitemap"),
    re_path(r"^sitemaps/(?P<year>[0-9]{4})-(?P<month>[0-9]{2})\.xml$", sitemaps.month_sitemap, name="month_sitemap"),
]

# Where nothing stands, `leads_on` asks whether something stood there once.
_pages: list[URLPattern] = [
    path("", views.home, name="home"),
    path("archive/", views.archive, name="archive"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("people/", views.people, name="people"),
    re_path(r"^people/(?P<slug>[-\w]+)/$", leads_on(views.contributor), name="contributor"),
    re_path(r"^tags/(?P<slug>[-\w]+)/$", leads_on(views.tag), name="tag"),
    path("reach-us/", views.reach_us, name="reach_us"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("look/<slug:digest>.css", look.look, name="look"),
    path("look/<slug:digest>.svg", look.icon, name="icon"),
    re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", leads_on(views.month), name="month"),
    re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/$", leads_on(views.day), name="day"),
    re_path(
        r"^(?P<path>[-\w]+(?:/[-\w]+)*/[0-9]{4}/[0-9]{2}/[0-9]{2}/[-\w]+)/$", leads_on(views.article), name="article"
    ),
    re_path(
        r"^(?P<path>[-\w]+(?:/[-\w]+)*/[0-9]{4}/[0-9]{2}/[0-9]{2}/[-\w]+)/changes/$",
        leads_on(corrections.changes),
        name="changes",
    ),
    re_path(r"^(?P<path>[-\w]+(?:/[-\w]+)*)/$", leads_on(views.section), name="section"),
]

urlpatterns = [*_fixed, *_pages]

# Pages are read. An answer of 200 to anything else would have caches on the way drop the page (RFC 9111 §4.4).
for _each in urlpatterns:
    _each.callback = require_safe(_each.callback)
