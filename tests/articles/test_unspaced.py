"""Scripts that write without spaces: compared by character, counted as a word processor counts them."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from articles import body
from articles.desk.history import words_that_changed
from articles.desk.snapshot import Content
from articles.moves import passages
from articles.unspaced import pieces_of, word_count
from articles.wording import words_compared

MIXED = st.text(
    st.sampled_from(
        "停火谈判。，港の門がカラ゙ー々ทุกคนมีสิทธิน้ำສະນ້ຳមនុស្សទាំងလူင်္ဂလိབོད་한국어العربيةעִבְeé\u0301\u200b\u200d\ufe0f aA1-’ \u3000\n\U00020000"
    ),
    max_size=40,
)

PIECES = [
    ("停火谈判。", "停|火|谈|判|。"),
    ("他的iPhone，12 部", "他|的|iPhone|，|12 |部"),
    ("か\u3099ぎ", "か\u3099|ぎ"),
    ("葛\U000e0100飾", "葛\U000e0100|飾"),
    ("น้ำท่วม เชียงราย", "น้ำ|ท่|ว|ม |เ|ชี|ย|ง|ร|า|ย"),
    ("ນ້ຳຖ້ວມ", "ນ້ຳ|ຖ້|ວ|ມ"),
    ("មនុស្ស\u200bទាំង", "ម|នុ|ស្ស\u200b|ទាំ|ង"),
    ("အင်္ဂလိပ်", "အ|င်္ဂ|လိ|ပ်"),
    ("བོད་སྐད", "བོ|ད|་|སྐ|ད"),
    ("한국어 기사", "한국어 |기사"),
    ("ميناء كرسند", "ميناء |كرسند"),
    ("שַׁעַר הנמל", "שַׁעַר |הנמל"),
    ("Cafe\u0301 — open", "Cafe\u0301 |— |open"),
]


@pytest.mark.parametrize(("text", "pieces"), PIECES)
def test_a_text_is_parted_between_words_or_between_characters_with_their_marks(text: str, pieces: str) -> None:
    assert "|".join(pieces_of(text)) == pieces


CHANGES = [
    ("停火谈判重开卡尔桑港。", "停火谈判重启卡尔桑港。", "停火谈判重[开>启]卡尔桑港。"),
    ("船只周二进港，三艘。", "船只周二进港，四艘。", "船只周二进港，[三>四]艘。"),
    ("門は火曜日に開く。", "門は水曜日に開く。", "門は[火>水]曜日に開く。"),
    ("ในความมั่นคงแห่งร่างกาย", "ในความปลอดภัยแห่งร่างกาย", "ในความ[มั่นคง>ปลอดภัย]แห่งร่างกาย"),
    ("ນ້ຳຖ້ວມ", "ນ້ຳແຫ້ງ", "ນ້ຳ[ຖ້ວມ>ແຫ້ງ]"),
    ("មនុស្សទាំងអស់", "មនុស្សទាំងពីរ", "មនុស្សទាំង[អស់>ពីរ]"),
    ("လူတိုင်းသည်", "လူများသည်", "လူ[တိုင်း>များ]သည်"),
    ("Apple公司2024年", "Apple公司2025年", "Apple公司[2024>2025]年"),
    ("فتح الميناء اليوم", "فتح الميناء غدا", "فتح الميناء [اليوم>غدا]"),
    ("항구가 열렸다", "항구가 닫혔다", "항구가 [열렸다>닫혔다]"),
]


@pytest.mark.parametrize(("old", "new", "shown"), CHANGES)
def test_a_change_marks_what_changed_and_not_the_paragraph(old: str, new: str, shown: str) -> None:
    pieces = words_compared(old, new)

    marks = {"same": "{}", "out": "[{}>", "in": "{}]"}
    assert "".join(marks[piece.kind].format(piece.text) for piece in pieces) == shown


def test_characters_that_two_sentences_share_by_chance_part_no_change() -> None:
    pieces = words_compared("停火谈判重开卡尔桑港。", "市长说他不会在周二离开卡尔桑港。")

    assert [piece.kind for piece in pieces] == ["out", "in", "same"]


def test_a_long_paragraph_of_one_character_is_shown_whole_old_then_new() -> None:
    old, new = "哈" * 600, "哈啊" * 600

    assert [(piece.kind, piece.text) for piece in words_compared(old, new)] == [("out", old), ("in", new)]


@any_of(MIXED, MIXED)
def test_no_letter_of_either_text_is_lost_in_any_script(old: str, new: str) -> None:
    pieces = words_compared(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "in") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == new


@any_of(MIXED)
def test_the_pieces_of_a_text_are_the_text_and_no_mark_stands_apart_from_its_letter(text: str) -> None:
    pieces = pieces_of(text)

    assert "".join(pieces) == text
    after_a_letter = [piece[0] for before, piece in pairwise(pieces) if before[-1].isalpha()]
    assert not [first for first in after_a_letter if unicodedata.combining(first)]


@any_of(st.text(st.sampled_from("aé한عש1-’ \n\t"), max_size=40))
def test_scripts_with_spaces_are_parted_and_counted_at_their_spaces(text: str) -> None:
    assert pieces_of(text) == re.findall(r"\S+\s*|\s+", text)
    assert word_count(text) == len(text.split())


COUNTS = [
    ("停火谈判重开卡尔桑港。", 10),
    ("他说：“好……”（2026年）", 5),
    ("他的iPhone’s屏幕，ABC 12", 7),
    ("港湾の門は火曜日に開く。", 11),
    ("ｶﾞﾗｽ", 3),
    ("กฎหมาย", 2),
    ("ทุกคนมีสิทธิในการดำรงชีวิต ในเสรีภาพ", 10),
    ("មនុស្ស\u200bទាំងអស់", 2),
    ("Ceasefire talks — reopen", 4),
    ("항구가 열렸다", 2),
    ("", 0),
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_words_are_counted_as_a_word_processor_counts_them(text: str, count: int) -> None:
    assert word_count(text) == body.word_count(f"<p>{text}</p>") == count


def of_a_text(text: str) -> Content:
    return {"kicker": "", "headline": "", "standfirst": "", "dateline": "", "captions": [], "body": f"<p>{text}</p>"}  # type: ignore[typeddict-item]


def test_the_history_counts_the_characters_that_changed() -> None:
    old, new = "停火谈判重开卡尔桑港。船只周二进港。", "停火谈判重启卡尔桑港。船只周二晚上进港。"

    assert words_that_changed(of_a_text(old), of_a_text(new)) == "+3 −1 words"


def test_a_paragraph_that_moved_and_was_edited_is_seen_as_moved_and_one_that_is_new_is_not() -> None:
    gates, pages = "卡尔桑港将于周二晚上重新向航运开放。", "协议共四页，列出了各个泊位。"
    thai, other = "ทุกคนมีสิทธิในการดำรงชีวิต ในเสรีภาพและในความมั่นคงแห่งร่างกาย", "บุคคลใดจะถูกบังคับให้เป็นทาสหรืออยู่ในภาระจำยอมใดๆมิได้"

    moved = passages([thai, gates, pages], [gates, pages, thai.replace("มั่นคง", "ปลอดภัย")])
    rewritten = passages([thai, gates, pages], [gates, pages, other])

    assert [each.kind for each in moved] == ["away", "same", "same", "here"]
    assert [each.kind for each in rewritten] == ["changed", "same", "same", "changed"]
