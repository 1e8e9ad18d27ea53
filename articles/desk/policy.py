"""Who may do what to which story. Every view, list, autocomplete and download asks here, and nowhere else decides."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.desk import reach
from articles.desk.models import Article, SavedView
from articles.desk.public_sections import public_sections, sections_before
from articles.reader.models import Section

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

PUBLISHING = frozenset({"publish", "retract", "reinstate", "withdraw", "schedule", "undo"})
JUDGING = frozenset({"approve", "send_back", "share"})
VIEW, CHANGE, EDIT_ANY, PUBLISH = (
    "articles.view_article", "articles.change_article", "articles.edit_any_article", "articles.publish_article",
)  # fmt: skip


def may(person: "Person", act: str, article: Article) -> bool:
    """Whether this person may do this act to this story.

    Takes  act: read, comment, edit, review, spike, unspike; approve, send_back, share; publish, schedule, retract,
           reinstate, withdraw or undo
    """
    if not (person.is_active and person.is_staff):
        return False
    if act in PUBLISHING:
        return _publishes_copy(person, article) and not _withheld(person, act, article)
    if act in JUDGING:
        return person.has_perm(CHANGE) and reach.covers(person, EDIT_ANY, article)
    if act in {"read", "comment"}:
        return is_seen_by(person, article)
    return person.has_perm(CHANGE) and is_edited_by(person, article)


def _publishes_copy(person: "Person", article: Article) -> bool:
    """Whoever publishes a story may publish in each section that its working copy goes out in."""
    if not reach.covers(person, PUBLISH, article):
        return (
            article.section is None and article.pk is not None and is_own(person, article) and person.has_perm(PUBLISH)
        )
    if reach.paths_of(person, PUBLISH) is reach.EVERYWHERE or article.pk is None:
        return True
    return all(reach.covers_section(person, PUBLISH, section) for section in article.other_sections.all())


def why_not(person: "Person", act: str, article: Article) -> str:
    """Why somebody who publishes the working copy may not do this act to what readers have; empty for any other reason."""
    if act not in PUBLISHING or not _publishes_copy(person, article):
        return ""
    return _withheld(person, act, article)


def _withheld(person: "Person", act: str, article: Article) -> str:
    """The sentence for acts on what is public: they ask for reach into each section in which readers have the story.

    An undo asks for those too in which they had it before. Cost: none without limits, else two queries, four for an undo
    """
    if article.pk is None or reach.paths_of(person, PUBLISH) is reach.EVERYWHERE:
        return ""
    if beyond := _beyond(person, public_sections(article)):
        said = _("Readers have this story in %(sections)s, where your role does not reach. %(way_out)s")
    elif act == "undo" and (beyond := _beyond(person, sections_before(article))):
        said = _("Readers had this story in %(sections)s before, where your role does not reach. %(way_out)s")
    else:
        return ""
    way_out = _("Ask somebody who publishes there and here, or an administrator.")
    return said % {"sections": beyond, "way_out": way_out}


def _beyond(person: "Person", sections: list[Section]) -> str:
    """The names of those of these sections into which this person does not publish."""
    names = [str(each) for each in sections if not reach.covers_section(person, PUBLISH, each)]
    return get_text_list(names, _("and"))


def published_by(person: "Person") -> Q:
    """The stories that this person publishes, as a condition: by the sections of the working copy, and that of what is live."""
    if reach.paths_of(person, PUBLISH) is reach.EVERYWHERE:
        return Q()
    out = Q(edition=None) | reach.within(person, PUBLISH, prefix="edition__section__")
    beyond = Section.objects.exclude(reach.within(person, PUBLISH, prefix=""))
    also_there = Article.other_sections.through.objects.filter(section__in=beyond).values("article")
    return reach.within(person, PUBLISH) & out & ~Q(pk__in=also_there)


def is_own(person: "Person", article: Article) -> bool:
    """Whether they began the story or hold it."""
    return person.pk in {article.created_by_id, article.assignee_id}


def is_seen_by(person: "Person", article: Article) -> bool:
    """Everybody reads the stories within their reach, but for the drafts of others, which only editors read; and their own."""
    if not person.has_perm(VIEW):
        return False
    if is_own(person, article) or is_edited_by(person, article):
        return True
    return article.status != Article.Status.DRAFT and reach.covers(person, VIEW, article)


def is_edited_by(person: "Person", article: Article) -> bool:
    """Editors edit all stories within their reach; others those that they began or hold, until these are handed in."""
    if reach.covers(person, EDIT_ANY, article):
        return True
    return is_own(person, article) and article.status in {Article.Status.DRAFT, Article.Status.SPIKED}


def stories_of(person: "Person") -> QuerySet[Article]:
    """The stories that this person may see in a list, search or autocomplete."""
    stories = Article.objects.all()
    if not person.is_staff or not person.has_perm(VIEW):
        return stories.none()
    own = Q(created_by=person.pk) | Q(assignee=person.pk)
    if not person.has_perm(EDIT_ANY):
        return stories.filter(own | (~Q(status=Article.Status.DRAFT) & reach.within(person, VIEW)))
    if reach.paths_of(person, EDIT_ANY) is reach.EVERYWHERE:
        return stories
    read = ~Q(status=Article.Status.DRAFT) & reach.within(person, VIEW)
    return stories.filter(own | reach.within(person, EDIT_ANY) | read)


def may_share_views(person: "Person") -> bool:
    """Whether they may put a view of the list of stories before everybody, and take one down again, whoever put it there."""
    return person.is_active and person.is_staff and person.has_perm(EDIT_ANY)


def may_change_view(person: "Person", act: str, view: SavedView) -> bool:
    """Whether they may do this to a saved view: their own as they like, but shown to everybody only by an editor."""
    if not (person.is_active and person.is_staff and person.has_perm(VIEW)):
        return False
    is_own = view.who_id == person.pk
    if act == "unshare":
        return is_own or may_share_views(person)
    return is_own and (act != "share" or may_share_views(person))


def sections_of(person: "Person") -> QuerySet[Section]:
    """The sections into which this person may write stories: those that their role reaches."""
    return Section.objects.filter(reach.within(person, CHANGE, prefix=""))


def may_write_into(person: "Person", section: Section) -> bool:
    """Whether this section is one of sections_of, for one that is read already. Cost: as reach.paths_of"""
    return reach.covers_section(person, CHANGE, section)
