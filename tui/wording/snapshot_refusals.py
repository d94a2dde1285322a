"""Why a snapshot is not written, not relied on or not restored, each with its cure."""

from tui.domain.errors import Facts, Rule
from tui.wording.facts import Words, number_in
from tui.wording.language import Language


def _refused(facts: Facts, language: Language) -> str:
    if "count" in facts:
        return language.count(
            "This is no snapshot to rely on: it has {number} error. Look for another copy.",
            "This is no snapshot to rely on: it has {number} errors. Look for another copy.",
            number_in(facts, "count"),
        )
    return language.say("This is no snapshot to rely on. Look for another copy.")


def _newer(facts: Facts, language: Language) -> str:
    if "found" in facts and "known" in facts:
        return language.say(
            "A newer program wrote this snapshot: it has version {found}, and this program reads"
            " versions up to {known}. Update this program.",
            **facts,
        )
    return language.say("A newer program wrote this snapshot. Update this program.")


def _unsound(facts: Facts, language: Language) -> str:
    if "count" in facts:
        return language.count(
            "No snapshot was made: the cohort holds {number} thing that no snapshot can hold."
            " Correct it first.",
            "No snapshot was made: the cohort holds {number} things that no snapshot can hold."
            " Correct them first.",
            number_in(facts, "count"),
        )
    return language.say(
        "No snapshot was made: the cohort holds what no snapshot can hold. Correct it first."
    )


def _cohort_exists(facts: Facts, language: Language) -> str:
    if "cohort" in facts:
        return language.say(
            "The store has a cohort {cohort} already, and it was left as it is."
            " Restore into another store: --store DIR.",
            **facts,
        )
    return language.say(
        "The store has this cohort already, and it was left as it is."
        " Restore into another store: --store DIR."
    )


def _file_exists(facts: Facts, language: Language) -> str:
    if "path" in facts:
        return language.say(
            "There is a file {path} already, and it was left as it is."
            " Choose another name; --force replaces a file.",
            **facts,
        )
    return language.say(
        "There is such a file already, and it was left as it is."
        " Choose another name; --force replaces a file."
    )


def _file_not_written(facts: Facts, language: Language) -> str:
    if "path" in facts and "reason" in facts:
        return language.say(
            "{path} could not be written: {reason}. What was there before is as it was.", **facts
        )
    return language.say("The file could not be written. What was there before is as it was.")


def _file_not_confirmed(facts: Facts, language: Language) -> str:
    if "path" in facts and "reason" in facts:
        return language.say(
            "{path} was written, but the disk does not confirm it: {reason}. Write it elsewhere.",
            **facts,
        )
    return language.say(
        "The file was written, but the disk does not confirm it. Write it elsewhere."
    )


SNAPSHOT_REFUSALS: dict[Rule, Words] = {
    Rule.SNAPSHOT_REFUSED: _refused,
    Rule.SNAPSHOT_NEWER: _newer,
    Rule.SNAPSHOT_UNSOUND: _unsound,
    Rule.SNAPSHOT_REDACTED: lambda _, language: language.say(
        "The snapshot is redacted: names, texts and ids were taken out, and no cohort can be"
        " restored without them. Restore the full snapshot."
    ),
    Rule.COHORT_EXISTS: _cohort_exists,
    Rule.FILE_EXISTS: _file_exists,
    Rule.FILE_NOT_WRITTEN: _file_not_written,
    Rule.FILE_NOT_CONFIRMED: _file_not_confirmed,
}
"""The sentence of each rule about snapshots."""
