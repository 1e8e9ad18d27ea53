"""The desk's screens for stories and what belongs to them: one file a screen."""

from articles.desk.admin.articles import ArticleAdmin
from articles.desk.admin.stories import StoriesList

__all__ = ["ArticleAdmin", "StoriesList"]
