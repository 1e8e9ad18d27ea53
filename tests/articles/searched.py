"""What the tests of search share: queries that no search likes, and ten stories about boats."""

from articles.reader.models import Edition
from tests import given

HARD = ["\x00", '"', "'", "\\", "* - ( AND NEAR", 'NEAR("a" "b", 5)', "a OR NOT b", "headline:port", "a:* & !b", "^a",
        "a\ud800b", "a" * 20_000, " ".join(map(str, range(10_000))), "a\ue000b", "ﷺ" * 300, "\U0001e900\U0001e901",
        "<script>", "%s %(id)s {0}", "-", "--a", "a -", '-"', "٣ ²", "́", "the", "-the of", "https://a.example/?b=c&d"]  # fmt: skip


def stories_of_ten_days() -> list[Edition]:
    return [
        given.a_live_story(
            f"Boat number {day}",
            at=given.noon(f"2026-11-{day:02}"),
            paragraphs=["It left at eleven."],
        )
        for day in range(1, 11)
    ]
