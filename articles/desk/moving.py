"""Where a story belongs: moving it into another section is a save like any other. Readers see it when it is published next."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk import photo_words
from articles.desk.models import Article
from articles.desk.saving import save
from articles.reader.models import Section

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class SectionRemoved(Exception):
    """There is no such section any more; the message says so, with the way out."""

    def __init__(self) -> None:
        super().__init__(_("The section was removed meanwhile. Choose another for the stories."))


def move(article: Article, *, to: Section, by: "User | None") -> bool:
    """The working copy stands in this section. Answers whether that is new.

    Writes  as `save`
    Raises  StaleCopy when somebody saved since it was read; SectionRemoved when somebody removed the section
    """
    if article.section_id == to.pk:
        return False
    with transaction.atomic():
        _hold(article, to=to)
        article.section = to
        save(article, by=by)
    return True


def _hold(article: Article, *, to: Section) -> None:
    """Nobody removes the section until the transaction ends: the story is seen in it, or finds it gone.

    Order  photos, story, section, as whoever publishes takes them: no two wait for each other
    """
    photo_words.hold_photos(article)
    list(Article.objects.select_for_update(of=("self",)).filter(pk=article.pk).values_list("pk"))
    if not Section.objects.select_for_update(of=("self",), no_key=True).filter(pk=to.pk).exists():
        raise SectionRemoved
