"""What a screen says, whatever its line breaks."""

import re

_FRAMES = re.compile(r"[▌>│╭╮╰╯─]")


def running_text(screen: str) -> str:
    """Give the words of a screen in one line, without marks of cursors and frames."""
    return " ".join(_FRAMES.sub(" ", screen).split())
