"""The refusal of the door, with everything that stands in the way."""

from articles.publishing.blockers import Problem


class NotReady(Exception):
    """The story cannot go out; `problems` says why, each with its way out."""

    def __init__(self, found: list[Problem]) -> None:
        self.problems = found
        super().__init__(" ".join(problem.sentence for problem in found))
