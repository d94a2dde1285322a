"""Why an act is not done, undone or redone because of other acts, in words."""

from tui.domain.errors import Facts, Rule
from tui.wording.facts import Words
from tui.wording.field_words import field_words
from tui.wording.language import Language


def _changed_meanwhile(facts: Facts, language: Language) -> str:
    fields = field_words(str(facts.get("fields") or ""), language)
    named = facts.get("actor") is not None and facts.get("on") is not None
    if named and fields:
        return language.say(
            "{actor} changed this while you were at it ({fields}, {on} at {at})."
            " Nothing of yours was written: look at what stands now, then try again.",
            **(facts | {"fields": fields}),
        )
    return language.say(
        "Somebody else changed this while you were at it. Nothing of yours was written:"
        " look at what stands now, then try again."
    )


def _changed_since(facts: Facts, language: Language) -> str:
    if facts.get("actor") is None:
        return language.say("What this act wrote was changed since, and nothing was undone.")
    return language.say(
        "{actor} changed {subject} since (act {seq}, {on}), and nothing was undone."
        " Undo that act first.",
        **facts,
    )


def _needed_since(facts: Facts, language: Language) -> str:
    if facts.get("needed_by") is None:
        return language.say("What this act added is needed since, and nothing was undone.")
    return language.say(
        "{needed_by} needs {subject}, which this act added; nothing was undone.", **facts
    )


def _already_undone(facts: Facts, language: Language) -> str:
    if facts.get("undone_by") is None:
        return language.say("This act is undone already.")
    return language.say("Act {seq} is undone already, by act {undone_by}.", **facts)


HISTORY_REFUSALS: dict[Rule, Words] = {
    Rule.CHANGED_MEANWHILE: _changed_meanwhile,
    Rule.CHANGED_SINCE: _changed_since,
    Rule.NEEDED_SINCE: _needed_since,
    Rule.NOTHING_TO_UNDO: lambda _, language: language.say(
        "There is no act of yours in this cohort that can be undone."
    ),
    Rule.NOTHING_TO_REDO: lambda _, language: language.say(
        "There is no act of yours in this cohort that was undone last."
    ),
    Rule.NO_SUCH_ACT: lambda _, language: language.say(
        "There is no act of that number that you may see. `mentorat log` lists them."
    ),
    Rule.ALREADY_UNDONE: _already_undone,
    Rule.NOT_UNDOABLE: lambda _, language: language.say(
        "This act made the cohort, and cannot be undone."
    ),
}
"""The sentence of each of these rules."""
