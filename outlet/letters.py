"""What all letters of the site have in common: the host that they come from, and the address that their links begin with."""

from django.conf import settings

from outlet.models import Address


def sender_host() -> str:
    """The host of MAIL_FROM, by which a letter is known among all others."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"


def main_site() -> str:
    """`https://news.example`, by the outlet's main address; empty where none is set. Cost: one query."""
    host = Address.objects.filter(kind=Address.Kind.MAIN).values_list("host", flat=True).first()
    return f"https://{host}" if host else ""
