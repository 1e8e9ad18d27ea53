"""Where a person is logged in: the browsers that hold a session, and how one is ended. It counts at the next request."""

from importlib import import_module
from typing import TYPE_CHECKING

from allauth.core.internal.httpkit import authenticated_user
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def open_sessions(person: "User") -> list[UserSession]:
    """Those that still hold, newest first."""
    holding = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=person, session_key__in=holding).order_by("-created_at", "-pk"))


def keep_this_one(request: HttpRequest) -> None:
    """Log out every other browser, and list this one under its session's present key, which a new password changes."""
    end_others(authenticated_user(request), but=request.session.session_key or "")
    UserSession.objects.create_from_request(request)


def end(session: UserSession) -> None:
    """Log this browser out."""
    with transaction.atomic():
        import_module(settings.SESSION_ENGINE).SessionStore().delete(session.session_key)
        session.delete()


def end_others(person: "User", *, but: str) -> int:
    """Log out every browser of this person except the one whose session has this key; answers how many."""
    others = [session for session in UserSession.objects.filter(user=person) if session.session_key != but]
    with transaction.atomic():
        for session in others:
            end(session)
    return len(others)


def end_all(person: "User") -> int:
    """Log this person out everywhere."""
    return end_others(person, but="")
