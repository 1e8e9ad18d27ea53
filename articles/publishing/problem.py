"""A reason not to publish."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One reason not to publish: a code, a sentence for the editor, where to mend it, and whether it can be overridden.

    `passage` is the words in that field that it is about, as they stand there; "" where it is about no words.
    """

    code: str
    sentence: str
    is_blocker: bool
    field: str = ""
    caption_id: int | None = None
    photo_id: int | None = None
    passage: str = ""

    @classmethod
    def blocker(cls, code: str, sentence: str, *, field: str = "") -> "Problem":
        return cls(code, sentence, is_blocker=True, field=field)

    @classmethod
    def warning(cls, code: str, sentence: str, *, field: str = "", passage: str = "") -> "Problem":
        return cls(code, sentence, is_blocker=False, field=field, passage=passage)
