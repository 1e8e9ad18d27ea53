"""The readers' addresses. Fixed ones first; what is left is a section's or a story's."""

from django.urls import URLPattern

# Search, feeds, sitemaps and health: what machines and seekers ask for. Each line names its view.
_fixed: list[URLPattern] = []

# Pages
_pages: list[URLPattern] = []

urlpatterns = [*_fixed, *_pages]
