"""Where readers have a story: the sections of its live edition, which its working copy may have left since."""

from django.db.models import F, QuerySet

from articles.desk.models import Article, Revision
from articles.reader.models import PublishedVersion, Section


def public_sections(article: Article) -> list[Section]:
    """The section of the live edition and the others in which it stands; none where readers do not have the story.

    Cost  two queries, one for a story that is not live
    """
    return _sections_of(article.revisions.filter(number=F("article__edition__revision_number")))


def sections_before(article: Article) -> list[Section]:
    """Where the version before the public one stood, which undoing a publication brings back. Cost: two queries, or one"""
    versions = PublishedVersion.objects.filter(edition__working_copy=article).order_by("-at", "-pk")
    return _sections_of(article.revisions.filter(number__in=versions.values("number")[1:2]))


def _sections_of(revisions: QuerySet[Revision]) -> list[Section]:
    said = revisions.order_by().values_list("content__section", "content__other_sections")
    wanted = {pk for section, others in said for pk in (section, *(others or ()))}
    return list(Section.objects.filter(pk__in=wanted - {None})) if wanted else []
