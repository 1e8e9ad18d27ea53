"""RSS for the site and for each section, the pictures with the credits of this moment. Knows no other list."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from articles.reader.canonical import whole_addresses
from articles.reader.feed_items import STORIES_A_FEED, NewsFeed, item_of
from articles.reader.models import Edition, Listing, Section
from articles.reader.moved import lead_on
from articles.reader.shown import photo_keys, photos_of
from articles.reader.xml_text import xml_text
from delivery.pages import depends_on, page, the_outlet, with_validators
from media.pictures import pictures_for
from media.rights_rows import PhotoUse


def feeds_page(request: HttpRequest) -> HttpResponse:
    """The feeds that there are. Cost: one query."""
    return page(request, "articles/feeds.html", {})


def site_feed(request: HttpRequest) -> HttpResponse:
    """The newest stories of the whole site. Cost: three queries."""
    outlet = the_outlet(request)
    about = {
        "title": outlet.name,
        "path": "/",
        "description": outlet.description or outlet.tagline,
    }
    return _feed(request, "site", about, keys=set())


def section_feed(request: HttpRequest, path: str) -> HttpResponse:
    """The newest stories of a section and of everything below it. Cost: four queries."""
    section = Section.objects.filter(path=path).first()
    if section is None:
        return lead_on(request)
    outlet = the_outlet(request)
    with translation.override(outlet.language):
        words = section.description or _("The newest stories in %(section)s") % {"section": section}
    about = {"title": f"{section} – {outlet.name}", "path": section.get_absolute_url(), "description": words}
    keys = {f"section:{step['id']}" for step in section.trail}
    return _feed(request, f"section:{section.pk}", about, keys=keys)


def _feed(request: HttpRequest, list_key: str, about: dict[str, str], *, keys: set[str]) -> HttpResponse:
    outlet = the_outlet(request)
    whole = whole_addresses(request, outlet=outlet)
    editions = newest_editions(list_key)
    pictures = pictures_for(photos_of(editions)).covering(PhotoUse.SYNDICATION)
    feed = NewsFeed(
        title=xml_text(about["title"]),
        link=whole(about["path"]),
        description=xml_text(about["description"]),
        language=outlet.language,
        feed_url=whole(request.path),
        built_at=outlet.modified_at,
    )
    with translation.override(outlet.language):
        for edition in editions:
            feed.add_item(**item_of(edition, pictures=pictures, whole=whole))
    depends_on(request, f"list:{list_key}", "masthead", *keys, *_keys_of(editions))
    return with_validators(request, HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type))


def newest_editions(list_key: str) -> list[Edition]:
    """The newest of a list, with the beginning of their text. Cost: one query."""
    newest = Listing.objects.of(list_key).newest().select_related("edition__section").defer("edition__text")
    return [listing.edition for listing in newest[:STORIES_A_FEED]]


def _keys_of(editions: list[Edition]) -> set[str]:
    return photo_keys(photos_of(editions)) | {f"article:{edition.working_copy_id}" for edition in editions}
