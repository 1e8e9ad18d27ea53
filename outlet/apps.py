"""The outlet, as an app of Django's."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutletConfig(AppConfig):
    name = "outlet"
    verbose_name = _("Outlet")
