"""The addresses of the screens at which photos and captions meet, as the desk's site takes them in."""

from django.contrib import admin
from django.urls import URLPattern, path

from articles.desk.admin.bulk_act_page import bulk_act_page
from articles.desk.admin.held_credits_page import held_credits_page
from articles.desk.admin.photo_into_story import photo_into_story
from media.admin.together_page import together_page


def urls() -> list[URLPattern]:
    view = admin.site.admin_view
    return [
        path("media/photo/credits-in-captions/", view(held_credits_page), name="held_credits"),
        path("media/photo/acts/<int:act_id>/", view(bulk_act_page), name="bulk_act"),
        path("media/photo/<int:photo_id>/put/", view(photo_into_story), name="photo_into_story"),
        path("media/photo/together/", view(together_page), name="photos_together"),
    ]
