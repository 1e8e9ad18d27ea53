"""Logins and roles: who may come to the desk. Permissions are given by role; a login has no list of its own."""

from typing import Any

import allauth.account.admin
import allauth.mfa.admin
import allauth.usersessions.admin  # noqa: F401  all three: loaded here, so that what they register can be taken away
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk.models import Reach
from articles.reader.models import Section
from newsroom import lost_phone

for _model in (User, Group):
    admin.site.unregister(_model)
for _model in (Authenticator, UserSession, EmailAddress):  # keys and sessions are nobody's to read
    admin.site.unregister(_model)


@admin.register(User)
class LoginAdmin(UserAdmin):  # type: ignore[type-arg]
    """One page a login: name, password, roles, whether it may still come in."""

    list_display = ("username", "first_name", "last_name", "roles", "standing", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    filter_horizontal = ()
    readonly_fields = ("second_factor", "last_login", "date_joined")
    actions = None
    fieldsets = (
        (None, {"fields": ("username", "password", "second_factor")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Roles"), {"fields": ("groups", "is_active", "is_staff", "is_superuser")}),
        (_("Days"), {"fields": ("last_login", "date_joined")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Only who may do everything lets another do everything."""
        return self.readonly_fields if request.user.is_superuser else (*self.readonly_fields, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A login above one's own is not one's to change: neither its name nor its password."""
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A login is made inactive: what it did keeps its name."""
        return False

    def get_urls(self) -> list[URLPattern]:
        return [*lost_phone.urls(self), *super().get_urls()]

    @admin.display(description=_("second factor"))
    def second_factor(self, user: User) -> str:
        return lost_phone.told(user)

    @admin.display(description=_("state"), ordering="is_active")
    def standing(self, user: User) -> str:
        return gettext("active") if user.is_active else gettext("not active")

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "groups":
            field.widget.can_add_related = False
        return field


class ReachInline(admin.StackedInline):  # type: ignore[type-arg]
    """Into which sections a role reaches."""

    model = Reach
    can_delete = False
    max_num = 1
    verbose_name_plural = _("limited to sections")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(
            db_field,
            request,
            **{**kwargs, "queryset": Section.objects.order_by("path"), "widget": CheckboxSelectMultiple},
        )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.view_group")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.change_group")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.change_group")


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """One page a role: its name, what it may do, and how far it reaches."""

    inlines = (ReachInline,)
    filter_horizontal = ()
