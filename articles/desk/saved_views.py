"""Views of the list of stories that somebody keeps under a name, for themselves or for everybody.

A view is words of an address, never a right: whoever opens one sees what they may see.
"""

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.models import Article, SavedView

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

# What can narrow or order the list, in the order in which a view keeps it.
KNOWN = ("state", "section", "with", "changed", "kind__exact", "language", "q", "order")
MOST_VIEWS, MOST_PARTS = 30, 40
LONGEST_NAME, LONGEST_QUERY = 60, 500


class NotKept(Exception):
    """The view is not kept so; the message says why, and what to do."""


class NameTaken(NotKept):
    """This person has a view of that name."""


def parts_of(query: str) -> dict[str, str]:
    """What an address asks of the list, by name; nothing for one that no list has made."""
    try:
        found = parse_qsl(query.removeprefix("?"), max_num_fields=MOST_PARTS)
    except ValueError:
        return {}
    return {name: clean for name, value in found if (clean := _printable(value))}


def cleaned(query: str) -> str:
    """The part of an address that the list knows, always in one order, so that two that ask the same are the same."""
    parts = parts_of(query)
    return urlencode({name: parts[name] for name in KNOWN if name in parts and _is_known(name, parts[name])})


def left_out(query: str) -> dict[str, str]:
    """What an address asks that the list does not know, or not any more."""
    return {name: value for name, value in parts_of(query).items() if not _is_known(name, value)}


def seen_by(person: "Person") -> list[SavedView]:
    """Their own views in their order, then those that others show to everybody. Cost: one query."""
    shared = Q(is_shared=True, who__is_active=True, who__is_staff=True)
    views = list(SavedView.objects.filter(Q(who=person.pk) | shared).select_related("who"))
    return sorted(views, key=lambda view: (view.who_id != person.pk, view.position, view.pk))


def keep(query: str, *, name: str, by: "User", is_shared: bool = False) -> SavedView:
    """Keep this list under this name, behind the views that they have.

    Raises  NameTaken; NotKept for a list that nothing narrows or that is too long, for no name, or for too many views
    """
    wanted, clean = _a_name(name, by=by), _a_query(query)
    if SavedView.objects.filter(who=by).count() >= MOST_VIEWS:
        said = ngettext(
            "You keep %(n)s view, and more would be no help. Delete one that you no longer open.",
            "You keep %(n)s views, and more would be no help. Delete one that you no longer open.",
            MOST_VIEWS,
        )
        raise NotKept(said % {"n": MOST_VIEWS})
    last = SavedView.objects.filter(who=by).order_by("position").last()
    view = SavedView(who=by, name=wanted, query=clean, position=last.position + 1 if last else 0, is_shared=is_shared)
    return _saved(view)


def aim(view: SavedView, *, query: str) -> None:
    """Let the view show this list from now on. Raises NotKept as `keep` does."""
    view.query = _a_query(query)
    view.save(update_fields=["query"])


def of_name(name: str, *, by: "User") -> SavedView | None:
    """Their view of this name."""
    return SavedView.objects.filter(who=by, name__iexact=_one_line(name)).first()


def rename(view: SavedView, *, name: str) -> None:
    """Give the view another name. Raises NameTaken, or NotKept for none."""
    view.name = _a_name(name, by=view.who, but=view)
    _saved(view)


@transaction.atomic
def move(view: SavedView, *, steps: int) -> None:
    """Move the view among its owner's: one step on is 1, one back is -1; at either end it stays."""
    views = list(SavedView.objects.select_for_update().filter(who=view.who_id))
    place = next(place for place, each in enumerate(views) if each.pk == view.pk)
    views.insert(max(0, place + steps), views.pop(place))
    for position, each in enumerate(views):
        each.position = position
    SavedView.objects.bulk_update(views, ["position"])


@transaction.atomic
def open_with(view: SavedView) -> None:
    """Let *Stories* open with this view for its owner, and with no other."""
    open_with_all(view.who)
    view.is_first = True
    view.save(update_fields=["is_first"])


def share(view: SavedView) -> None:
    """Show the view to everybody. Whether its owner may is the policy's to say."""
    view.is_shared = True
    view.save(update_fields=["is_shared"])


def keep_to_its_owner(view: SavedView) -> None:
    """Show the view to nobody but its owner."""
    view.is_shared = False
    view.save(update_fields=["is_shared"])


def open_with_all(person: "User") -> None:
    """Let *Stories* open with the whole list for this person."""
    SavedView.objects.filter(who=person, is_first=True).update(is_first=False)


def _is_known(name: str, value: str) -> bool:
    # The other filters look past what they do not offer; this one is Django's own and would find nothing.
    return name in KNOWN and (name != "kind__exact" or value in Article.Kind.values)


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()


def _one_line(name: str) -> str:
    return " ".join(filter(None, map(_printable, name.split())))


def _a_name(name: str, *, by: "User", but: SavedView | None = None) -> str:
    wanted = _one_line(name)
    if not wanted:
        raise NotKept(_("The view has no name. Give it a short one, such as “Night desk”."))
    if len(wanted) > LONGEST_NAME:
        raise NotKept(_("The name has more than %(n)s letters. Shorten it.") % {"n": LONGEST_NAME})
    if SavedView.objects.filter(who=by, name__iexact=wanted).exclude(pk=but.pk if but else 0).exists():
        raise NameTaken(_taken(wanted))
    return wanted


def _a_query(query: str) -> str:
    clean = cleaned(query)
    if not clean:
        raise NotKept(
            _("Nothing narrows or orders the list yet. Choose a state, a filter or words, then save the view.")
        )
    if len(clean) > LONGEST_QUERY:
        raise NotKept(_("The list is narrowed by more words than a view can keep. Shorten the search, then save it."))
    return clean


def _saved(view: SavedView) -> SavedView:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as twice:
        raise NameTaken(_taken(view.name)) from twice
    return view


def _taken(name: str) -> str:
    return _("You have a view named “%(name)s” already. Choose another name.") % {"name": name}
