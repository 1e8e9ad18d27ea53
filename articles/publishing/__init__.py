"""THE DOOR between desk and readers: the only writer of public rows. What it does with a story is named here.

What moves many stories at once has its own rooms: `sections`, `people`, `rebuild`.
"""

from articles.publishing.blockers import Problem, blockers, problems
from articles.publishing.not_ready import NotReady
from articles.publishing.prepare import prepare
from articles.publishing.publish import preview, publish
from articles.publishing.schedule import (
    ASKS_AFTER,
    AT_THE_HOUR,
    confirm,
    holding_up,
    plan_to_publish,
    schedule,
    set_embargo,
    unschedule,
)
from articles.publishing.second_person import problems_for, set_two_people
from articles.publishing.unanswered import unanswered
from articles.publishing.undo import undo
from articles.publishing.versions import CHANGES
from articles.publishing.withdraw import reinstate, retract, withdraw

__all__ = [
    "ASKS_AFTER",
    "AT_THE_HOUR",
    "CHANGES",
    "NotReady",
    "Problem",
    "blockers",
    "confirm",
    "holding_up",
    "plan_to_publish",
    "prepare",
    "preview",
    "problems",
    "problems_for",
    "publish",
    "reinstate",
    "retract",
    "schedule",
    "set_embargo",
    "set_two_people",
    "unanswered",
    "undo",
    "unschedule",
    "withdraw",
]
