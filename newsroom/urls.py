"""Every address: the desk's, the operators', then the readers', which take all the rest."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from articles.desk import guest_page
from newsroom import account_urls

urlpatterns = [
    path("desk/login/", include(account_urls.at_the_door)),
    path("desk/account/", include(account_urls.account)),
    path("desk/", admin.site.urls),
    path("admin/", RedirectView.as_view(url="/desk/")),
    path("photos/", include("media.urls")),
    path("review/<str:token>/", guest_page.guest_page, name="review"),
    path("review/<str:token>/thanks/", guest_page.thanks_page, name="review_thanks"),
    path("", include("articles.reader.urls")),
]

handler400 = "newsroom.answers.not_understood"
handler403 = "newsroom.answers.not_allowed"
handler404 = "newsroom.answers.not_found"
handler429 = "newsroom.answers.too_many"
handler500 = "newsroom.answers.failed"
