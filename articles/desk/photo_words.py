"""Tells the photo desk's search what captions say: those of stories that everybody on the desk may read."""

from collections.abc import Iterable

from articles.desk.models import Article, Caption, Revision
from articles.desk.snapshot import CaptionContent
from media.models import Photo
from media.search import renew

# A draft is read by who writes it and by editors: a search over its captions would tell others of it.
UNTOLD = (Article.Status.DRAFT, Article.Status.SPIKED)


def words_of(photo_ids: Iterable[int]) -> dict[int, str]:
    """For each of these photos the captions in use, as one text. Cost: one query."""
    told = Caption.objects.filter(photo__in=list(photo_ids)).exclude(article__status__in=UNTOLD)
    found: dict[int, list[str]] = {}
    for photo, text in told.order_by("photo", "pk").values_list("photo", "text"):
        found.setdefault(photo, []).append(text)
    return {photo: "\n".join(dict.fromkeys(texts)) for photo, texts in found.items()}


def hold_photos(article: Article) -> None:
    """The photos of this story are held until the end of the transaction. Call it before the story is held.

    Order   photos before stories, and the first first, as every act on many holds them: else each waits for the other
    """
    photos = Photo.objects.select_for_update(of=("self",), no_key=True).filter(captions__article=article)
    list(photos.order_by("pk").values_list("pk"))


def captions_changed(article: Article, *, captions: list[CaptionContent]) -> None:
    """The search knows these captions of the story, which its newest revision does not hold yet.

    Order  the photos that it had are held already
    Cost   none for a draft; one query where nothing changed
    """
    if article.status in UNTOLD:
        return
    newest = Revision.objects.filter(article=article).order_by("-number")
    before: list[CaptionContent] = newest.values_list("content__captions", flat=True).first() or []
    renew(photo for photo, _text in _said(before) ^ _said(captions))


def status_changed(article: Article) -> None:
    """The search knows the captions of this story, or no longer.

    Order  once its new status is written; its photos are held already
    """
    renew(Caption.objects.filter(article=article).values_list("photo", flat=True))


def _said(captions: list[CaptionContent]) -> set[tuple[int, str]]:
    return {(caption["photo"], caption["text"]) for caption in captions}
