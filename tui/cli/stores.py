"""The commands on a store as a whole: `init`, `info`."""

import click

from tui import __version__
from tui.cli.options import SETTINGS, examples, global_options_too
from tui.cli.session import VIA, Session
from tui.cli.streams import print_lines, talk
from tui.desk.desk import create_store
from tui.desk.views import StoreFacts
from tui.domain.codes import Role
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current
from tui.wording.words import role_word

say = current().say


@click.command(
    "init",
    context_settings=SETTINGS,
    help=say("Make an empty store, in a directory that only you can enter."),
    epilog=examples("mentorat init", "mentorat --store ~/mentoring init"),
)
@global_options_too
@click.pass_obj
def init(session: Session) -> None:
    """Make an empty store."""
    language = session.language
    warning = create_store(session.root, VIA).network()
    talk(language.say("Made an empty store in {path}", path=session.root))
    if warning is not None:
        talk(error_sentence(warning, language))
    talk(language.say("Next: mentorat import FILE, or mentorat new cohort ID"))


@click.command(
    "info",
    context_settings=SETTINGS,
    help=say("Say where the store lies, who you are in it, and what it holds."),
    epilog=examples("mentorat info"),
)
@global_options_too
@click.pass_obj
def info(session: Session) -> None:
    """Say where the store lies, and what it holds."""
    print_lines(_lines(session.open_desk().store_facts(), session.language))


def _lines(facts: StoreFacts, language: Language) -> list[str]:
    say = language.say
    roles = ", ".join(role_word(Role(role), language) for role in facts.roles)
    today = long_day(facts.today, language)
    changed = facts.last_change
    rows = (
        (say("Version"), __version__),
        (say("Store"), shown(facts.path)),
        (say("You"), f"{shown(facts.actor)} ({roles})"),
        (say("Cohorts"), ", ".join(facts.cohorts) or say("none yet: mentorat import FILE")),
        (say("Today"), say("{day}, always: a demo", day=today) if facts.pinned else today),
        (say("Last change"), f"{changed:%Y-%m-%d %H:%M} UTC" if changed else say("none yet")),
    )
    width = max(len(title) for title, _ in rows)
    return [f"{title:<{width}}  {value}" for title, value in rows]
