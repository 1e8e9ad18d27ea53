"""Addresses that stay: a story's slug is its own, and an address that was public leads on for good."""

from articles.desk.models import Article
from articles.desk.saving import SLUG_LENGTH, slug_of
from articles.reader.models import Contributor, Edition, OldAddress, Section


def settle_slug(article: Article) -> None:
    """The story has a slug that gives it an address of its own.

    Writes  article.slug, with -2, -3 … where another story has or had the address
    """
    assert article.section is not None and article.dated_on is not None
    stem = (article.slug or slug_of(article.headline) or f"story-{article.pk}")[:SLUG_LENGTH]
    folder = f"{article.section.path}/{article.dated_on:%Y/%m/%d}"
    slug, number = article.slug or stem, 1
    while _is_taken(f"{folder}/{slug}", article=article):
        number += 1
        slug = f"{stem}-{number}"
    if slug != article.slug:
        article.slug = slug
        article.save(update_fields=["slug"])


def _is_taken(path: str, *, article: Article) -> bool:
    if Edition.objects.filter(path=path).exclude(working_copy=article).exists():
        return True
    old = OldAddress.objects.filter(path=path).select_related("edition").first()
    if old is None:
        return False
    if old.is_gone:
        return old.was_of != article.pk
    return old.edition is None or old.edition.working_copy_id != article.pk


def keep_old_address(
    path: str, *, edition: Edition | None = None, section: Section | None = None, contributor: Contributor | None = None
) -> None:
    """From now on `path` leads where this row stands, whatever its address becomes; without a row, it is gone."""
    OldAddress.objects.update_or_create(
        path=path, defaults={"edition": edition, "section": section, "contributor": contributor, "was_of": None}
    )


def lead_back(edition: Edition) -> list[str]:
    """The addresses that answered 410 while this story was withdrawn lead to it again.

    Shape  those addresses, without their outer slashes
    """
    gone = OldAddress.objects.filter(
        was_of=edition.working_copy_id, edition=None, section=None, contributor=None
    ).exclude(path=edition.path)
    paths = list(gone.values_list("path", flat=True))
    OldAddress.objects.filter(path__in=paths).update(edition=edition, was_of=None)
    return paths
