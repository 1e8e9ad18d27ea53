"""The section trail above a headline: “News / Syria”, “News › Levant”, “أخبار / سوريا”."""

import re

from django.utils.translation import gettext as _

from articles.desk.pasting.keys import words_key
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.shapes import ends_a_sentence

_SEPARATOR = re.compile(r"\s*[/›‹→|]\s*|\s+[>»<«]\s+|\s*::\s*|(?<=\w)[>»](?=\w)")
_HOME = frozenset(
    {"home", "home page", "homepage", "front page", "startseite", "accueil", "inicio", "الرئيسية", "ראשי"}
)
MOST_STEPS, MOST_CHARACTERS_A_STEP, MOST_WORDS_A_STEP = 6, 40, 4


def steps_of(text: str) -> tuple[str, ...]:
    """The sections that a printed trail names, from the top; the step to the home page is no section."""
    steps = [step.strip() for step in _SEPARATOR.split(text.strip("/›>|»‹<« "))]
    named = tuple(step for step in steps if step)
    return named[1:] if len(named) > 1 and words_key(named[0]) in _HOME else named


def is_trail(text: str, rules: Rules) -> bool:
    if len(text) > MOST_STEPS * MOST_CHARACTERS_A_STEP or not _SEPARATOR.search(text):
        return False
    steps = steps_of(text)
    known = sum(words_key(step) in rules.section_keys for step in steps)
    if known and known == len(steps):
        return True
    return 2 <= len(steps) <= MOST_STEPS and all(_is_step(step) for step in steps)


def _is_step(step: str) -> bool:
    return (
        len(step) <= MOST_CHARACTERS_A_STEP
        and step.count(" ") < MOST_WORDS_A_STEP
        and not step[0].islower()
        and not re.search(r"[.!?؟:“”\"@()\[\]]|\d", step)
    )


def _is_short(above: str) -> bool:
    """A site's name or a label may stand above the trail."""
    return 0 < len(above) <= MOST_CHARACTERS_A_STEP and not ends_a_sentence(above)


def trail(page: Page, at: int) -> Found | None:
    text = page.text(at)
    if (
        page.text_above > _is_short(page.text(at - 1))
        or page.headline_at is not None
        or Mark.TRAIL in (page.mark(above) for above in range(max(0, at - 3), at))
    ):
        return None
    if len(page.paragraphs) > 1 and is_trail(text, page.rules):
        return Found(Mark.TRAIL, _("stands above the headline and names sections, parted by a sign"))
    if page.text_above:
        return None
    if len(page.paragraphs) > 1 and len(text) <= MOST_CHARACTERS_A_STEP and words_key(text) in page.rules.section_keys:
        return Found(Mark.TRAIL, _("stands above the headline and is the name of a section"))
    return None
