"""Keeps the outlet's masthead, the one row from which a page prints its frame, in step with what it is made from."""

from typing import Any

from outlet.models import Outlet


def renew_masthead(outlet: Outlet, *, navigation: list[dict[str, str]] | None = None) -> None:
    """The masthead says what addresses, channels and navigation say now.

    Takes   navigation: `{"name", "path"}` of each top section, or None to leave it as it stands
    Writes  outlet.masthead; call it in the transaction that changed them
    """
    masthead: dict[str, Any] = {
        "navigation": outlet.masthead.get("navigation", []) if navigation is None else navigation,
        "addresses": [{"kind": a.kind, "host": a.host} for a in outlet.addresses.all()],
        "channels": [
            {"kind": c.kind, "name": c.name, "url": c.url, "language": c.language} for c in outlet.channels.all()
        ],
    }
    outlet.masthead = masthead
    outlet.save(update_fields=["masthead", "modified_at"])
