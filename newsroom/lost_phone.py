"""A phone is lost: an administrator takes the second factors off a login, and it is on record who did."""

from functools import partial
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from newsroom.second_factor import has_second_factor, take_off

if TYPE_CHECKING:
    from django.contrib.auth.admin import UserAdmin


def urls(screen: "UserAdmin[User]") -> list[URLPattern]:
    """The page where it is done, beside the login's own."""
    page = admin.site.admin_view(partial(lost_phone_page, screen))
    return [path("<int:number>/second-factor/", page, name="auth_user_second_factor")]


def told(user: User) -> str:
    """What stands on the login's page: which second factors there are, and the way to take them off."""
    if user.pk is None or not has_second_factor(user):
        return _("None. Without one this person can do nothing else before setting one up.")
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    words = {Authenticator.Type.WEBAUTHN: _("passkey"), Authenticator.Type.TOTP: _("authenticator app")}
    named = ", ".join(word for kind, word in words.items() if kind in types)
    address = reverse("admin:auth_user_second_factor", args=[user.pk])
    return format_html('{}. <a href="{}">{}</a>', named.capitalize(), address, _("Take it off: the phone is lost"))


def lost_phone_page(screen: "UserAdmin[User]", request: HttpRequest, number: int) -> HttpResponse:
    """Ask, then do it; a login above one's own is refused."""
    user = get_object_or_404(User, pk=number)
    if not screen.has_change_permission(request, user):
        raise PermissionDenied
    if request.method == "POST":
        take_off(user)
        screen.log_change(request, user, _("Took off the second factor."))
        messages.success(
            request, _("%(name)s has no second factor now, and is logged out everywhere.") % {"name": user}
        )
        return redirect("admin:auth_user_change", user.pk)
    context = {**admin.site.each_context(request), "title": _("Take off the second factor"), "person": user}
    return TemplateResponse(request, "admin/auth/user/second_factor.html", context)
