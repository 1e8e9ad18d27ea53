"""Who holds a story: handing it to somebody is kept in the story's log, and changes none of its words."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from articles.desk.models import Act, Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def assign(article: Article, *, to: "User | None", by: "User | None", reason: str = "") -> bool:
    """The story is with this person, or with nobody. Answers whether that is new.

    Writes  the Article's assignee, one Act: both or none
    Order   safe to repeat: who holds it already gets no second Act
    """
    with transaction.atomic():
        held_otherwise = ~Q(assignee=to) | Q(assignee=None) if to else Q(assignee__isnull=False)
        if not Article.objects.filter(held_otherwise, pk=article.pk).update(assignee=to):
            return False
        Act.objects.create(article=article, verb="assign", by=by, reason=reason.strip())
    article.assignee = to
    return True
