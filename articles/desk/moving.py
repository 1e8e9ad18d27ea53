"""Where a story belongs: moving it into another section is a save like any other. Readers see it when it is published next."""

from typing import TYPE_CHECKING

from articles.desk.models import Article
from articles.desk.saving import save
from articles.reader.models import Section

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def move(article: Article, *, to: Section, by: "User | None") -> bool:
    """The working copy stands in this section. Answers whether that is new.

    Writes  as `save`
    Raises  StaleCopy when somebody saved since it was read
    """
    if article.section_id == to.pk:
        return False
    article.section = to
    save(article, by=by)
    return True
