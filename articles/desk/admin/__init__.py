"""The desk's screens for stories and what belongs to them: one file a screen."""

from articles.desk.admin.articles import ArticleAdmin
from articles.desk.admin.contributors import ContributorAdmin
from articles.desk.admin.ledgers import ActAdmin, RevisionAdmin, ScheduledActAdmin
from articles.desk.admin.sections import SectionAdmin
from articles.desk.admin.stories import StoriesList
from articles.desk.admin.tags import TagAdmin

__all__ = [
    "ActAdmin",
    "ArticleAdmin",
    "ContributorAdmin",
    "RevisionAdmin",
    "ScheduledActAdmin",
    "SectionAdmin",
    "StoriesList",
    "TagAdmin",
]
