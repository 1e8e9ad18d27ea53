"""Zero-width joiners, non-joiners and spaces: kept inside words of scripts that spell with them, dropped elsewhere."""

import re

# Arabic and Persian, Indic scripts, Tibetan, Mongolian; for the space: Thai, Lao, Khmer, Burmese. Emoji join too.
_JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_EMOJI = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_IDLE = re.compile(
    f"(?<![{_JOINING}])\u200c|\u200c(?![{_JOINING}])"
    f"|(?<![{_JOINING}{_EMOJI}])\u200d|\u200d(?![{_JOINING}{_EMOJI}\u2640\u2642])"
    f"|(?<![{_UNSPACED}])\u200b|\u200b(?![{_UNSPACED}])"
)


def without_idle_joiners(line: str) -> str:
    return _IDLE.sub("", line)
