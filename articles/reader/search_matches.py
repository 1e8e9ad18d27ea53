"""A search as SQL, in the words of either engine: which rows match, how well, and the words around the find."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection

from articles.reader.search_terms import LESS, MARK, UNMARK, Term

# The text search configurations that PostgreSQL ships for the languages an outlet is likely to write in.
CONFIGURATIONS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
WORDS_AROUND = 32


def configuration(language: str) -> str:
    """PostgreSQL's text search configuration for a language tag such as `en-GB`."""
    return CONFIGURATIONS.get(language.split("-")[0].lower(), "simple")


_PARTED = str.maketrans("</>", "   ")


def parted(text: str) -> str:
    """The text without the characters that make PostgreSQL's parser see a tag or a file's path instead of words."""
    return text.translate(_PARTED)


_IN_LIST = "SELECT edition_id FROM articles_listing WHERE list_key = %s"


@dataclass(frozen=True)
class Match:
    """The parts of the queries. `id` and `at` name an edition and when it first went out in `tables`."""

    id: str
    at: str
    tables: str
    conditions: str
    values: list[Any]
    rank: str
    rank_from: str
    rank_values: list[Any]
    snippets: str
    snippets_from: str
    snippet_values: list[Any]

    @property
    def select(self) -> str:
        columns = f"{self.id} AS id, {self.at} AS at"
        return f"SELECT {columns} FROM {self.tables} WHERE {self.conditions}"  # noqa: S608  our own words

    def where(self, condition: str, values: Iterable[Any]) -> "Match":
        return replace(
            self,
            conditions=f"{self.conditions} AND {condition}",
            values=[*self.values, *values],
        )

    def within(
        self,
        *,
        list_key: str,
        since: datetime | None,
        before: datetime | None,
        up_to: datetime | None,
    ) -> "Match":
        """The same, only from a list and a span of time."""
        match = self
        if list_key:
            match = match.where(f"{self.id} IN ({_IN_LIST})", [list_key])
        for comparison, moment in ((">=", since), ("<", before), ("<=", up_to)):
            if moment:
                match = match.where(
                    f"{self.at} {comparison} %s",
                    [connection.ops.adapt_datetimefield_value(moment)],
                )
        return match


def tsquery_match(terms: list[Term], *, language: str) -> Match:
    """The match on PostgreSQL: every term as it is written, or in the language's stems."""
    config = configuration(language)
    either = f"(phraseto_tsquery('simple', %s) || phraseto_tsquery('{config}', %s))"
    tsquery = " && ".join(either if term.is_wanted else f"!!{either}" for term in terms)
    words = [parted(term.words) for term in terms for _ in range(2)]
    marks = f'StartSel="{MARK}", StopSel="{UNMARK}"'
    cut = f"{marks}, MaxWords={WORDS_AROUND}, MinWords={WORDS_AROUND // 2}, MaxFragments=1"
    text = "substr(e.text, char_length(e.kicker || e.headline || e.standfirst) + 4, 100000)"
    shown_text, shown_standfirst = (f"translate({words}, '<', '{LESS}')" for words in (text, "e.standfirst"))
    return Match(
        id="s.edition_id",
        at="s.published_at",
        tables="articles_search AS s",
        conditions=f"s.document @@ ({tsquery})",
        values=words,
        rank=f"ts_rank(s.document, ({tsquery}), 1) DESC",
        rank_from="FROM newest JOIN articles_search AS s ON s.edition_id = newest.id",
        rank_values=words,
        snippets=(
            f"ts_headline('{config}', {shown_text}, q.query, '{cut}') AS in_text,"
            f" ts_headline('{config}', {shown_standfirst}, q.query, '{marks}, HighlightAll=true') AS in_standfirst"
        ),
        snippets_from=f"FROM articles_edition AS e, (SELECT ({tsquery}) AS query) AS q WHERE true",
        snippet_values=words,
    )


def fts5_match(terms: list[Term]) -> Match:
    """The match on SQLite. Every term goes in as a string of FTS5's, so that none can be an operator."""
    wanted = " AND ".join(_fts5_string(term) for term in terms if term.is_wanted)
    query = "".join(
        [
            f"({wanted})",
            *(f" NOT {_fts5_string(term)}" for term in terms if not term.is_wanted),
        ]
    )
    # SQLite takes a CROSS JOIN in the order in which it is written: the words first, each looked for once. So the
    # rank, too, is computed for those hits alone that `newest` has let through.
    joined = "FROM articles_search CROSS JOIN newest ON newest.id = articles_search.rowid"
    return Match(
        id="l.edition_id",
        at="l.published_at",
        tables="articles_search CROSS JOIN articles_listing AS l ON l.edition_id = articles_search.rowid",
        conditions="l.list_key = 'site' AND articles_search MATCH %s",
        values=[query],
        rank="bm25(articles_search, 10.0, 4.0, 1.0)",
        rank_from=f"{joined} WHERE articles_search MATCH %s",
        rank_values=[query],
        snippets=(
            f"snippet(articles_search, 2, '{MARK}', '{UNMARK}', '…', {WORDS_AROUND}) AS in_text,"
            f" highlight(articles_search, 1, '{MARK}', '{UNMARK}') AS in_standfirst"
        ),
        snippets_from=(
            "FROM articles_search JOIN articles_edition AS e ON e.id = articles_search.rowid"
            " WHERE articles_search MATCH %s"
        ),
        snippet_values=[query],
    )


def _fts5_string(term: Term) -> str:
    return '"{}"'.format(term.words.replace('"', '""'))
