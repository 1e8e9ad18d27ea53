"""The rules that say what a paragraph is, in the order in which they are asked.

Each goes over the whole page, and looks only at paragraphs that no earlier rule has claimed.
"""

from collections.abc import Callable

from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.recognisers.boilerplate import (
    address_below,
    boilerplate,
    end_mark,
    is_address,
    is_boilerplate,
    named_below,
)
from articles.desk.pasting.recognisers.credits import (
    caption_above_credit,
    caption_with_credit,
    caption_with_name,
    credit_alone,
    is_credit,
    is_labelled_caption,
    labelled_caption,
)
from articles.desk.pasting.recognisers.headlines import heading, headline, kicker, standfirst
from articles.desk.pasting.recognisers.lists import bullet, is_list_item, numbered
from articles.desk.pasting.recognisers.names import bare_byline, explicit_byline, is_byline, sign_off
from articles.desk.pasting.recognisers.quotes import (
    is_set_off,
    is_speaker,
    repeated_quote,
    set_off_quote,
    spoken_quote,
    unfinished_quote,
)
from articles.desk.pasting.recognisers.times import dateline_alone, is_time_line, labelled_time
from articles.desk.pasting.recognisers.trail import is_trail, trail
from articles.desk.pasting.rules import Rules

RECOGNISERS: tuple[Callable[[Page, int], Found | None], ...] = (
    boilerplate,
    address_below,
    end_mark,
    trail,
    credit_alone,
    caption_with_credit,
    caption_with_name,
    labelled_caption,
    named_below,
    explicit_byline,
    labelled_time,
    bullet,
    numbered,
    set_off_quote,
    kicker,
    headline,
    dateline_alone,
    bare_byline,
    sign_off,
    caption_above_credit,
    standfirst,
    spoken_quote,
    repeated_quote,
    unfinished_quote,
    heading,
)

# Lines that are something whole by themselves: the line below them, or above, does not belong to them
STAND_ALONE: tuple[Callable[[str, Rules], bool], ...] = (
    is_address,
    is_boilerplate,
    is_credit,
    is_byline,
    is_trail,
    is_time_line,
    is_speaker,
)

# Lines that begin something: the line above does not belong to them
BEGIN: tuple[Callable[[str, Rules], bool], ...] = (*STAND_ALONE, is_list_item, is_set_off, is_labelled_caption)
