"""Who works for The Meridian: the outlet itself, the names over its stories, and the logins to its desk."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission, User

from articles.demo.agencies import make_agencies
from articles.desk.models import ContributorLogin
from articles.desk.saving import slug_of
from articles.publishing.people import save_contributor
from articles.reader.models import Contributor
from media.models import Licence, Source
from outlet.masthead import renew_masthead
from outlet.models import Address, Channel, Outlet

PASSWORD = "nine-closed-nights"  # noqa: S105  for a demonstration on one's own machine; elsewhere the command makes one up
ADDRESSES = (
    ("main", "meridian.example"),
    ("alternate", "meridian.alt.example"),
    ("onion", "meridian7harbour2strait6lowmoor5karsand4pilots3radar2orl.onion"),
)
CHANNELS = (
    ("language", "العربية", "https://ar.meridian.example/", "ar"),
    ("language", "Français", "https://fr.meridian.example/", "fr"),
    ("television", "The Meridian on Roku", "https://meridian.example/roku", ""),
    ("newsletter", "The morning in seven lines", "https://meridian.example/letter", ""),
)
# Agencies whose pictures are in the library: their other names, and what whoever picks one should know.
SOURCES = (
    ("Harbour Press", ["HP", "Harbour Press Agency"], ""),
    ("Levant Photo", ["LP", "Levant Photo Cooperative"], "Cooperative: every picture names its photographer."),
    ("Aerial Bureau", ["AB"], "Ask before cropping away the horizon."),
    ("The Meridian", ["Meridian", "staff"], ""),
)
LICENCES = (
    ("staff", "Our own", "Taken for The Meridian; ours to use for good.", ["web", "social", "syndication", "archive"]),
    (
        "agency",
        "Editorial, one outlet",
        "For news and comment in this outlet. No advertising, no passing on.",
        ["web", "social", "archive"],
    ),
    (
        "handout",
        "Handout",
        "Given out for this news; not for other stories, not for the archive.",
        ["web", "social"],
    ),
)


@dataclass(frozen=True)
class Person:
    """Somebody with a login, a printed name, or both. `role` is the desk's, `title` and `bio` are for readers."""

    name: str
    title: str = ""
    bio: str = ""
    username: str = ""
    role: str = ""


PEOPLE = (
    Person("Mira Talvik", username="mira", role="Night editor"),
    Person(
        "Teodor Anker",
        "Photo desk",
        "Teodor Anker runs the photo desk. He answers the telephone.",
        "teodor",
        "Photo desk",
    ),
    Person("Ines Brandt", username="ines.brandt", role="Editor"),
    Person(
        "Dunja Kovac",
        "Reporter, Karsand",
        "Dunja Kovac has reported on the port of Karsand for nine years, and on the sea for longer: her father kept a light.",
        "dunja",
        "Reporter",
    ),
    Person(
        "Omar Darwish",
        "Reporter",
        "Omar Darwish covers both shores of the strait. He lives on the ferry, according to the ferry’s cook.",
        "omar",
        "Reporter",
    ),
    Person("Farida Rahman", "Analysis", "Farida Rahman reads what offices write to each other.", "farida", "Reporter"),
    Person(
        "Hala Sayegh",
        "Reporter, Karsand",
        "Hala Sayegh writes about people who work while others sleep.",
        "hala",
        "Reporter",
    ),
    Person(
        "Walid Mansour",
        "Reporter, the plains",
        "Walid Mansour grew up at Great Holm. He writes about water, grain and what is planted instead.",
        "walid",
        "Reporter",
    ),
    Person(
        "Ines Vidal",
        "Columnist, Karsand",
        "Ines Vidal has lived in the lower streets for sixty years.",
        "ines",
        "Reporter",
    ),
    Person(
        "Yara Nasser",
        "Reporter, Orlec",
        "Yara Nasser reports and photographs from Orlec and the river.",
        "yara",
        "Reporter",
    ),
    Person(
        "Lena Aho",
        "Reporter",
        "Lena Aho writes from the hill villages, and edits the morning letter.",
        "lena",
        "Reporter",
    ),
    Person(
        "Ruben Salo", "Reporter", "Ruben Salo covers councils, courts and buses, and adds them up.", "ruben", "Reporter"
    ),
    Person("Chidi Okafor", "Former pilot", "Chidi Okafor brought ships into Karsand for nineteen years."),
    Person(
        "Amal Haddad",
        "Photographer, Harbour Press",
        "Amal Haddad photographs the port, from a window above the fish quay.",
    ),
    Person("سلمى الخوري", "مراسلة، كارساند", "تكتب سلمى الخوري من كارساند عن الميناء وأهله."),
)
DESKS = (("The editors", "Leading article"), ("Staff", ""))
AGENCIES = ("Harbour Press", "Levant Photo", "Aerial Bureau")
EDITING = (
    "articles.add_article articles.change_article articles.view_article articles.publish_article "
    "articles.edit_any_article articles.view_section articles.view_contributor media.view_photo media.add_photo "
    "media.change_photo media.view_original media.view_source"
)
# What each role may do on the desk; an editor is told apart by judging and publishing.
ROLES = {
    "Reporter": (
        "articles.add_article articles.change_article articles.view_article articles.view_section "
        "articles.view_contributor media.view_photo media.add_photo"
    ),
    "Photo desk": (
        "articles.view_article articles.view_section articles.view_contributor media.view_photo media.add_photo "
        "media.change_photo media.view_original media.view_source media.change_source media.add_source "
        "media.view_licence media.view_creditchange"
    ),
    "Editor": EDITING,
    "Night editor": EDITING,
}
LOGINS = ("mira", "dunja", "teodor")


def make_outlet() -> Outlet:
    """The Meridian, its addresses and its channels."""
    outlet = Outlet.objects.create(
        pk=1,
        name="The Meridian",
        wordmark="The/Meridian",
        tagline="Independent reporting from the harbour cities since 1987",
        description="News, essays and pictures from Karsand, Orlec and both shores of the strait.",
        time_zone="Europe/Athens",
        place="Karsand",
        breaking="Harbour authority lifts the night closure from 18:00; ferries to Lowmoor resume within the hour",
    )
    for position, (kind, host) in enumerate(ADDRESSES):
        Address.objects.create(outlet=outlet, kind=kind, host=host, position=position)
    for position, (kind, name, url, language) in enumerate(CHANNELS):
        Channel.objects.create(outlet=outlet, kind=kind, name=name, url=url, language=language, position=position)
    renew_masthead(outlet)
    return outlet


def make_sources() -> None:
    """The agencies of the photo library with their rules, and the licences that the desk picks from."""
    for key, name, terms, uses in LICENCES:
        Licence.objects.update_or_create(key=key, defaults={"name": name, "terms": terms, "uses": uses})
    for name, aliases, warning in SOURCES:
        Source.objects.create(name=name, aliases=aliases, warning=warning)
    make_agencies()


def make_contributors() -> dict[str, Contributor]:
    """Everybody whose name stands over stories. Shape: name → Contributor"""
    kinds = Contributor.Kind
    named = [
        *(Contributor(kind=kinds.PERSON, name=p.name, title=p.title, bio=p.bio) for p in PEOPLE if p.title),
        *(Contributor(kind=kinds.DESK, name=name, title=title) for name, title in DESKS),
        *(Contributor(kind=kinds.AGENCY, name=name) for name in AGENCIES),
    ]
    for contributor in named:
        contributor.slug = slug_of(contributor.name)
        save_contributor(contributor)
    return {contributor.name: contributor for contributor in named}


def make_users(contributors: dict[str, Contributor], *, password: str) -> dict[str, User]:
    """Everybody who has a place at the desk; three of them can log in, with this password. Shape: name → User"""
    groups = {role: _group(role, permissions=codes.split()) for role, codes in ROLES.items()}
    made: dict[str, User] = {}
    for person in PEOPLE:
        if not person.username:
            continue
        first, _, last = person.name.partition(" ")
        user = User(username=person.username, first_name=first, last_name=last, is_staff=True)
        user.is_superuser = person.username == "mira"
        user.set_password(password if person.username in LOGINS else None)
        user.save()
        if group := groups.get(person.role):
            user.groups.add(group)
        if contributor := contributors.get(person.name):
            ContributorLogin.objects.create(contributor=contributor, user=user)
        made[person.name] = user
    return made


def _group(name: str, *, permissions: list[str]) -> Group:
    group, _ = Group.objects.get_or_create(name=name)
    for permission in permissions:
        app, _, code = permission.partition(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=code))
    return group
