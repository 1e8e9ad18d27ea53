"""THE DOOR between desk and readers: the only writer of public rows. Its whole surface is named here."""

from articles.publishing.blockers import Problem, blockers, problems
from articles.publishing.not_ready import NotReady
from articles.publishing.prepare import prepare
from articles.publishing.publish import preview, publish
from articles.publishing.schedule import ASKS_AFTER, asking, confirm, schedule, set_embargo, unschedule
from articles.publishing.second_person import problems_for, set_two_people
from articles.publishing.undo import undo
from articles.publishing.versions import CHANGES
from articles.publishing.withdraw import reinstate, retract, withdraw

__all__ = [
    "ASKS_AFTER",
    "CHANGES",
    "NotReady",
    "Problem",
    "asking",
    "blockers",
    "confirm",
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
    "undo",
    "unschedule",
    "withdraw",
]
