"""The desk: Django's admin site, with the newsroom's own home, rail and words."""

from django.contrib import admin


class DeskSite(admin.AdminSite):
    site_url = "/"
