"""Every address: the desk's, the operators', then the readers', which take all the rest."""

from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("desk/", admin.site.urls),
    path("admin/", RedirectView.as_view(url="/desk/")),
]
