"""No-break, thin and wide spaces and tabs become spaces, and a run of them one: pages pad with them."""


def with_plain_spaces(line: str) -> str:
    return " ".join(line.split())
