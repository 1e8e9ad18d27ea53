"""Soft hyphens: web pages hide them in long words, and search does not find such a word again."""


def without_soft_hyphens(line: str) -> str:
    return line.replace("\u00ad", "")
