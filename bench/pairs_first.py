"""The command `mentorat`, whole, but for the view in which its screens start: Pairs."""

import sys

import tui.app
from tui.__main__ import main

if __name__ == "__main__":
    tui.app.MentoratApp.DEFAULT_MODE = tui.app.PAIRS
    sys.exit(main())
