"""Scripts that write without spaces between words: where their text may be parted, and how many words it has. Pure."""

import re
import unicodedata
from collections.abc import Iterable


def _ranges(characters: Iterable[str]) -> str:
    """These characters, ascending, as a regular expression's class has them, neighbours together: it is read faster."""
    found: list[list[str]] = []
    for character in characters:
        if found and ord(character) == ord(found[-1][1]) + 1:
            found[-1][1] = character
        else:
            found.append([character, character])
    return "".join(f"{first}-{last}" for first, last in found)


# Han, Kana and Bopomofo: a word processor counts each character as a word. Their signs part words and are none.
CHARACTERS = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U0001b000-\U0001b16f\U00020000-\U0003347f"
)
SIGNS = (
    "\u3001-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uff9e\uff9f"
)
# Thai, Lao, Tibetan, Burmese, Khmer and the scripts of the Tai languages: only a dictionary knows where a word ends.
LETTERS = "\u0e01-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf"
# As many letters, marks not counted, go for one word of those. ICU's dictionaries find 2.2 in Burmese, 3.1 in Thai,
# 3.2 in Lao and 3.6 in Khmer, in the first articles of the Universal Declaration of Human Rights.
LETTERS_A_WORD = 3

# What belongs to the character before it: accents, vowel signs, Thai and Lao am, voiced sounds, joiners, variants.
_MARKS = (
    _ranges(character for character in map(chr, range(0x300, 0xFE30)) if unicodedata.category(character)[0] == "M")
    + "\u0e33\u0eb3\u200b-\u200d\u2060\uff9e\uff9f\U000e0100-\U000e01ef"
)
# Burmese, Khmer and Tai Tham write the letter after one of these below the letter before it.
_STACKING = "\u1039\u17d2\u1a60"
_APART = f"{CHARACTERS}{SIGNS}{LETTERS}"
_PIECE = re.compile(
    rf"(?![{_MARKS}])[{_APART}](?:[{_STACKING}][{_APART}]|[{_MARKS}])*\s*|(?:[{_MARKS}]|[^\s{_APART}])+\s*|\s+"
)
_UNSPACED = re.compile(rf"[{CHARACTERS}]|[{LETTERS}]+")
_BETWEEN = re.compile(rf"[{CHARACTERS}{SIGNS}{LETTERS}]+")
_IS_APART = re.compile(rf"[{_APART}]")


def pieces_of(text: str) -> list[str]:
    """The smallest parts in which two texts are compared: words, and in unspaced scripts characters with their marks.

    Shape  joined, they are the text, letter by letter: what stands between two words belongs to the first
    """
    return _PIECE.findall(text)


def is_unspaced(piece: str) -> bool:
    """Whether this piece is a character of a script that writes without spaces."""
    return _IS_APART.match(piece) is not None


def word_count(text: str) -> int:
    """How many words a word processor would count: each character of Chinese or Japanese, about three letters of Thai.

    Order  the desk's words.js counts the same while one writes
    """
    return sum(_words_in(run) for run in text.replace("\u200b", " ").split())


def _words_in(run: str) -> int:
    found = _UNSPACED.findall(run)
    if not found:
        return 1
    beside = sum(1 for part in _BETWEEN.split(run) if _letters(part))
    return beside + sum(max(1, (letters + 1) // LETTERS_A_WORD) for letters in map(_letters, found) if letters)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
