"""From the plain notation of the demonstration's stories to body HTML. Pure: what a picture or a link becomes, the caller says.

Blocks are parted by empty lines: `## ` heading · `> ` pull quote, its last line `> -- ` who said it · `- ` list · `| ` table
row, `|| ` heading row · `![picture] ` caption · `---` break · anything else a paragraph. In a line: **strong**, *emphasis*,
[words](story).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

_PICTURE = re.compile(r"!\[([\w-]+)\] ?(.*)", re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\(([\w-]+)\)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_EMPHASIS = re.compile(r"\*(.+?)\*")


@dataclass(frozen=True)
class Placed:
    """A picture with its caption, as a text places it."""

    picture: str
    text: str


def blocks(text: str) -> list[str]:
    """The text parted at its empty lines."""
    return [block.strip("\n") for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]


def pictures(text: str) -> list[Placed]:
    """The pictures that a text places, in its order."""
    return [Placed(found[1], found[2].strip()) for block in blocks(text) if (found := _PICTURE.fullmatch(block))]


def links(text: str) -> list[str]:
    """The stories that a text leads to."""
    return [found[1] for found in _LINK.findall(text)]


def html(text: str, *, figure: Callable[[Placed], str], address: Callable[[str], str]) -> str:
    """The text as body HTML.

    Takes  figure: the HTML of a placed picture; address: of the story with this key
    """

    def inline(words: str) -> str:
        linked = _LINK.sub(lambda found: f'<a href="{address(found[2])}">{found[1]}</a>', escape(words, quote=False))
        return _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", linked))

    written = []
    for block in blocks(text):
        if found := _PICTURE.fullmatch(block):
            written.append(figure(Placed(found[1], found[2].strip())))
        else:
            written.append(_block(block.split("\n"), inline=inline))
    return "\n".join(written)


def _block(lines: list[str], *, inline: Callable[[str], str]) -> str:
    first = lines[0]
    if first == "---":
        return "<hr>"
    if first.startswith("## "):
        return f"<h2>{inline(first[3:])}</h2>"
    if first.startswith("- "):
        return f"<ul>{''.join(f'<li>{inline(line[2:])}</li>' for line in lines)}</ul>"
    if first.startswith(">"):
        return f'<blockquote class="pull">{"".join(f"<p>{inline(_said(line))}</p>" for line in lines)}</blockquote>'
    if first.startswith("|"):
        return _table(lines, inline=inline)
    return f"<p>{inline(' '.join(lines))}</p>"


def _said(line: str) -> str:
    words = line.removeprefix(">").strip()
    return f"— {words[3:]}" if words.startswith("-- ") else words


def _table(lines: list[str], *, inline: Callable[[str], str]) -> str:
    heads = [line for line in lines if line.startswith("||")]
    head = f"<thead>{''.join(_row(line, inline=inline) for line in heads)}</thead>" if heads else ""
    return f"<table>{head}<tbody>{''.join(_row(line, inline=inline) for line in lines[len(heads) :])}</tbody></table>"


def _row(line: str, *, inline: Callable[[str], str]) -> str:
    cell = "th" if line.startswith("||") else "td"
    words = line.removeprefix("|").removeprefix("|" if cell == "th" else "").strip().removesuffix("|").split("|")
    return f"<tr>{''.join(f'<{cell}>{inline(word.strip())}</{cell}>' for word in words)}</tr>"
