"""What may be wrong with a store or a snapshot, each with its cure."""

from tui.domain.errors import Facts, Rule, StoreFault
from tui.wording.language import Language
from tui.wording.words import Words, number_in


def _no_store(facts: Facts, language: Language) -> str:
    return language.say(
        "There is no store at {path}. Look at a sample with `mentorat demo`, make a store with"
        " `mentorat init` or `mentorat import FILE`, or name another with --store.",
        **facts,
    )


def _busy(facts: Facts, language: Language) -> str:
    if facts.get("holder") is None:
        return language.say(
            "Somebody else is writing in the store, and nothing was changed. Try again.", **facts
        )
    if facts.get("since") is None:
        return language.say(
            "{holder} is writing in the store, and nothing was changed. Try again.", **facts
        )
    return language.say(
        "{holder} has been writing in the store since {since}, and nothing was changed. Try again.",
        **facts,
    )


def _damaged(facts: Facts, language: Language) -> str:
    if facts.get("place") is None:
        return language.say(
            "The file {path} is damaged; it was left as it is. Put a backup in its place.",
            **facts,
        )
    return language.say(
        "The file {path} is damaged (at {place}); it was left as it is. Put a backup in its place.",
        **facts,
    )


def _malformed(facts: Facts, language: Language) -> str:
    if facts.get("reason") is None:
        return language.say(
            "The file {path} holds something that cannot be read, at {place}."
            " It was left as it is: correct it there, or put a backup in its place.",
            **facts,
        )
    return language.say(
        "The file {path} holds something that cannot be read, at {place}: {reason}."
        " It was left as it is: correct it there, or put a backup in its place.",
        **facts,
    )


def _newer(facts: Facts, language: Language) -> str:
    return language.say(
        "The file {path} was written by a newer Mentorat (format {found}; this one knows {known})."
        " It was left as it is: install the newer one.",
        **facts,
    )


def _disk_full(facts: Facts, language: Language) -> str:
    return language.say(
        "There is no room left on the disk of {path}, and nothing was changed."
        " Make room, then try again.",
        **facts,
    )


def _read_only(facts: Facts, language: Language) -> str:
    return language.say(
        "{path} may not be written, and nothing was changed."
        " Check its permissions and those of its file system.",
        **facts,
    )


def _not_private(facts: Facts, language: Language) -> str:
    return language.say(
        "Others on this machine can reach {path}, and it was not opened."
        " Close it to them with `chmod go-rwx`.",
        **facts,
    )


def _foreign_owner(facts: Facts, language: Language) -> str:
    return language.say(
        "{path} belongs to another user of this machine, and was not opened."
        " Have its owner open it, or give it to you.",
        **facts,
    )


def _not_a_file(facts: Facts, language: Language) -> str:
    return language.say(
        "{path} is not what a store keeps there (a link, a directory or a device),"
        " and was not opened. Move it away.",
        **facts,
    )


def _io_failed(facts: Facts, language: Language) -> str:
    if facts.get("reason") is None:
        return language.say(
            "{path} could not be read or written. Check the disk, then try again.", **facts
        )
    return language.say(
        "{path} could not be read or written ({reason}). Check the disk, then try again.", **facts
    )


def _uncertain(facts: Facts, language: Language) -> str:
    return language.say(
        "What was written to {path} may not outlast a power cut: the disk did not confirm it."
        " Check the disk, and look whether the change stands.",
        **facts,
    )


def _exists(facts: Facts, language: Language) -> str:
    return language.say(
        "There is already something at {path}, and it was left as it is. Choose another place.",
        **facts,
    )


def _too_long(facts: Facts, language: Language) -> str:
    if facts.get("place") is None:
        return language.say(
            "This is more than the store takes at once, and nothing was changed."
            " Write it in smaller parts."
        )
    return language.say(
        "What is to be written at {place} is longer than the store takes ({limit} bytes),"
        " and nothing was changed. Shorten it.",
        **facts,
    )


def _not_json(facts: Facts, language: Language) -> str:
    return language.say(
        "The store cannot keep what is to be written at {place}, and nothing was changed."
        " Correct it.",
        **facts,
    )


def _leftover(facts: Facts, language: Language) -> str:
    return language.say(
        "{path} was left by a program that was stopped. It does no harm:"
        " the next change takes it away.",
        **facts,
    )


def _unfinished(facts: Facts, language: Language) -> str:
    return language.say(
        "{path} ends with a line that was never finished, and that nobody was told of."
        " It does no harm: the next change moves it to the quarantine.",
        **facts,
    )


def _quarantined(facts: Facts, language: Language) -> str:
    return language.say(
        "{path} holds a line that was never finished. It does no harm:"
        " look at it if something is missing, then take it away.",
        **facts,
    )


def _history_broken(facts: Facts, language: Language) -> str:
    return language.say(
        "The history is not whole: {path} does not go on where the one before it ends."
        " What stands today is not touched; put the file back from a backup.",
        **facts,
    )


def _dangling(facts: Facts, language: Language) -> str:
    return language.say(
        "{place} in {path} names {value}, which is not there."
        " Import it again, or undo the act that took it out.",
        **facts,
    )


def _cut_off(facts: Facts, language: Language) -> str:
    return language.say(
        "A change that somebody never finished, for the program or the machine stopped, was cut"
        " off; whatever was said to be done stands. It is kept in {path}.",
        **facts,
    )


def _network(facts: Facts, language: Language) -> str:
    return language.say(
        "{path} lies on a file system of the network ({kind}), which may forget what it confirmed"
        " and let two write at once. Move the store to a disk of this machine.",
        **facts,
    )


FAULTS: dict[StoreFault, Words] = {
    StoreFault.NO_STORE: _no_store,
    StoreFault.BUSY: _busy,
    StoreFault.DAMAGED: _damaged,
    StoreFault.MALFORMED: _malformed,
    StoreFault.NEWER_FORMAT: _newer,
    StoreFault.NEWER_SCHEMA: _newer,
    StoreFault.DISK_FULL: _disk_full,
    StoreFault.READ_ONLY: _read_only,
    StoreFault.NOT_PRIVATE: _not_private,
    StoreFault.FOREIGN_OWNER: _foreign_owner,
    StoreFault.NOT_A_FILE: _not_a_file,
    StoreFault.IO_FAILED: _io_failed,
    StoreFault.UNCERTAIN: _uncertain,
    StoreFault.EXISTS: _exists,
    StoreFault.TOO_LONG: _too_long,
    StoreFault.NOT_JSON: _not_json,
    StoreFault.LEFTOVER: _leftover,
    StoreFault.UNFINISHED: _unfinished,
    StoreFault.QUARANTINED: _quarantined,
    StoreFault.HISTORY_BROKEN: _history_broken,
    StoreFault.DANGLING: _dangling,
    StoreFault.CUT_OFF: _cut_off,
    StoreFault.NETWORK: _network,
}
"""The sentence of each fault."""


def _refused(facts: Facts, language: Language) -> str:
    if "count" in facts:
        return language.count(
            "This is no snapshot to rely on: it has {number} error. Look for another copy.",
            "This is no snapshot to rely on: it has {number} errors. Look for another copy.",
            number_in(facts, "count"),
        )
    return language.say("This is no snapshot to rely on. Look for another copy.")


def _newer_snapshot(facts: Facts, language: Language) -> str:
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
    Rule.SNAPSHOT_NEWER: _newer_snapshot,
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
