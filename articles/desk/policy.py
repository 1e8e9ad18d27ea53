"""Who may do what to which story. Every view, list, autocomplete and download asks here, and nowhere else decides."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from articles.desk.models import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

PUBLISHING = frozenset({"publish", "retract", "reinstate", "withdraw", "schedule"})
JUDGING = frozenset({"approve", "send_back"})


def may(person: "Person", act: str, article: Article) -> bool:
    """Whether this person may do this act to this story.

    Takes  act: read, edit, review, spike, unspike; approve, send_back; publish, schedule, retract, reinstate or withdraw
    """
    if not (person.is_active and person.is_staff):
        return False
    if act in PUBLISHING:
        return person.has_perm("articles.publish_article")
    if act in JUDGING:
        return person.has_perm("articles.change_article") and person.has_perm("articles.edit_any_article")
    if act == "read":
        return person.has_perm("articles.view_article") and is_seen_by(person, article)
    return person.has_perm("articles.change_article") and is_edited_by(person, article)


def is_seen_by(person: "Person", article: Article) -> bool:
    """Everybody on the desk reads every story but the drafts of others, which only editors read."""
    return article.status != Article.Status.DRAFT or is_edited_by(person, article)


def is_edited_by(person: "Person", article: Article) -> bool:
    """Editors edit all stories; others those that they began or hold."""
    return person.has_perm("articles.edit_any_article") or person.pk in {article.created_by_id, article.assignee_id}


def stories_of(person: "Person") -> QuerySet[Article]:
    """The stories that this person may see in a list, search or autocomplete."""
    stories = Article.objects.all()
    if not person.is_staff or not person.has_perm("articles.view_article"):
        return stories.none()
    if person.has_perm("articles.edit_any_article"):
        return stories
    return stories.filter(~Q(status=Article.Status.DRAFT) | Q(created_by=person.pk) | Q(assignee=person.pk))
