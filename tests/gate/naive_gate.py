"""The control: a gate with one parser for the administrator's words and the client's."""

import argparse
import os
import shlex
import sys

import tui.desk.desk
from tui.cli.invocation import Invocation
from tui.cli.main import run_command

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("store")
    parser.add_argument("--as", dest="id")
    asked = shlex.split(os.environ["SSH_ORIGINAL_COMMAND"])
    given, words = parser.parse_known_args([*sys.argv[1:], *asked])
    tui.desk.desk.login_name = lambda: given.id
    sys.exit(run_command([word for word in words if word != "--"], Invocation(store=given.store)))
