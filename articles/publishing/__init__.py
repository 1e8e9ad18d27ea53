"""THE DOOR between desk and readers: the only writer of public rows. Its whole surface is named here."""

from articles.publishing.blockers import Problem, blockers, problems
from articles.publishing.prepare import prepare
from articles.publishing.publish import NotReady, preview, publish
from articles.publishing.schedule import schedule, unschedule
from articles.publishing.withdraw import reinstate, retract, withdraw

__all__ = [
    "NotReady",
    "Problem",
    "blockers",
    "prepare",
    "preview",
    "problems",
    "publish",
    "reinstate",
    "retract",
    "schedule",
    "unschedule",
    "withdraw",
]
