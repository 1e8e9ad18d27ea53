"""The photo desk's own pages, one line each, before those that Django's admin makes of a table."""

from django.urls import URLPattern

from media.admin import (
    crop_page,
    pair_page,
    past_page,
    photo_acts,
    replace_page,
    rights_page,
    source_archive_page,
    tag_field,
    upload_page,
    withdraw_page,
)

PAGES = (
    tag_field,
    pair_page,
    replace_page,
    crop_page,
    past_page,
    photo_acts,
    upload_page,
    withdraw_page,
    rights_page,
    source_archive_page,
)


def urls() -> list[URLPattern]:
    """Their addresses, under the desk's."""
    return [address for page in PAGES for address in page.urls()]
