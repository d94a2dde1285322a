"""What may be wrong with a store or a snapshot, each with its cure."""

from tui.domain.errors import DiskTrait, Facts, Rule, StoreFault
from tui.wording.language import Language, Words, message


def _with_a_repair(words: Words) -> Words:
    """Return the same words, followed by what repairs it: a cohort, or the registry."""

    def repairing(facts: Facts, language: Language) -> str:
        return language.say(
            "{sentence} See what can be saved with `mentorat repair {part}`, or put a backup in"
            " its place.",
            sentence=words(facts, language),
            part=facts.get("part") or language.word("a cohort to be named", "COHORT"),
        )

    return repairing


_NEWER = message(
    "The file {path} was written by a newer Mentorat (format {found}; this one knows {known})."
    " It was left as it is: install the newer one."
)

FAULTS: dict[StoreFault, Words] = {
    StoreFault.NO_STORE: message(
        "There is no store at {path}. Look at a sample with `mentorat demo`, make a store with"
        " `mentorat init` or `mentorat import FILE`, or name another with --store."
    ),
    StoreFault.BUSY: message(
        "{holder} has been writing in the store since {since}, and nothing was changed. Try again.",
        otherwise=message(
            "{holder} is writing in the store, and nothing was changed. Try again.",
            otherwise=message(
                "Somebody else is writing in the store, and nothing was changed. Try again."
            ),
        ),
    ),
    StoreFault.DAMAGED: _with_a_repair(
        message(
            "The file {path} is damaged (at {place}), and change {seq}, which was saved, may be"
            " lost. Everything was left as it is.",
            otherwise=message(
                "The file {path} is damaged (at {place}); it was left as it is.",
                otherwise=message("The file {path} is damaged; it was left as it is."),
            ),
        )
    ),
    StoreFault.MALFORMED: message(
        "The file {path} holds something that cannot be read, at {place}: {reason}."
        " It was left as it is: put a backup in its place.",
        otherwise=message(
            "The file {path} holds something that cannot be read, at {place}."
            " It was left as it is: put a backup in its place."
        ),
    ),
    StoreFault.NEWER_FORMAT: _NEWER,
    StoreFault.NEWER_SCHEMA: _NEWER,
    StoreFault.DISK_FULL: message(
        "There is no room left on the disk of {path}, and nothing was changed."
        " Make room, then try again."
    ),
    StoreFault.READ_ONLY: message(
        "{path} is on a disk that is mounted read-only, and nothing was changed."
        " What is there can be read; to change it, mount the disk for writing."
    ),
    StoreFault.NO_RIGHT: message(
        "You do not have the right to do this with {path}, and nothing was changed."
        " Take it with `chmod u+rwX` if the file is yours, or ask its owner."
    ),
    StoreFault.NOT_PRIVATE: message(
        "Others on this machine can reach {path}, and it was not opened."
        " Close it to them with `chmod go-rwx`."
    ),
    StoreFault.FOREIGN_OWNER: message(
        "{path} belongs to another user of this machine, and was not opened."
        " Have its owner open it, or give it to you."
    ),
    StoreFault.NOT_A_FILE: message(
        "{path} is not what a store keeps there (a link, a directory or a device),"
        " and was not opened. Move it away."
    ),
    StoreFault.IO_FAILED: message(
        "{path} could not be read or written ({reason}). Check the disk, then try again.",
        otherwise=message("{path} could not be read or written. Check the disk, then try again."),
    ),
    StoreFault.UNCERTAIN: message(
        "What was written to {path} may not outlast a power cut: the disk did not confirm it."
        " Check the disk, and look whether the change stands."
    ),
    StoreFault.EXISTS: message(
        "There is already something at {path}, and it was left as it is. Choose another place."
    ),
    StoreFault.TOO_LONG: message(
        "What is to be written at {place} is longer than the store takes ({limit} bytes),"
        " and nothing was changed. Shorten it.",
        otherwise=message(
            "This is more than the store takes at once, and nothing was changed."
            " Write it in smaller parts."
        ),
    ),
    StoreFault.NOT_JSON: message(
        "The store cannot keep what is to be written at {place}, and nothing was changed."
        " Correct it."
    ),
    StoreFault.LEFTOVER: message(
        "{path} was left by a program that was stopped. It does no harm:"
        " the next change takes it away."
    ),
    StoreFault.UNFINISHED: message(
        "{path} ends with a line that was never finished, and that nobody was told of."
        " It does no harm: the next change moves it to the quarantine."
    ),
    StoreFault.KEPT_ASIDE: message(
        "{path} keeps damaged files as a repair found them. Remove it once nothing is missed."
    ),
    StoreFault.QUARANTINED: message(
        "{path} holds a line that was never finished. It does no harm:"
        " look at it if something is missing, then take it away."
    ),
    StoreFault.HISTORY_BROKEN: _with_a_repair(
        message(
            "The history is not whole: {path} does not go on where the one before it ends."
            " What stands today is not touched."
        )
    ),
    StoreFault.DANGLING: message(
        "{place} in {path} names {value}, which is not there."
        " Import it again, or undo the act that took it out."
    ),
    StoreFault.CUT_OFF: message(
        "A change that somebody never finished, for the program or the machine stopped, was cut"
        " off; whatever was said to be done stands. It is kept in {path}."
    ),
    StoreFault.NETWORK: message(
        "{path} lies on a file system of the network ({kind}), which may forget what it confirmed"
        " and let two write at once. Move the store to a disk of this machine."
    ),
}
"""The sentence of each fault."""

SNAPSHOT_REFUSALS: dict[Rule, Words] = {
    Rule.SNAPSHOT_REFUSED: message(
        "This is no snapshot to rely on: it has {number} error. Look for another copy.",
        "This is no snapshot to rely on: it has {number} errors. Look for another copy.",
        of="count",
        otherwise=message("This is no snapshot to rely on. Look for another copy."),
    ),
    Rule.SNAPSHOT_NEWER: message(
        "A newer program wrote this snapshot: it has version {found}, and this program reads"
        " versions up to {known}. Update this program.",
        otherwise=message("A newer program wrote this snapshot. Update this program."),
    ),
    Rule.SNAPSHOT_UNSOUND: message(
        "No snapshot was made: the cohort holds {number} thing that no snapshot can hold."
        " Correct it first.",
        "No snapshot was made: the cohort holds {number} things that no snapshot can hold."
        " Correct them first.",
        of="count",
        otherwise=message(
            "No snapshot was made: the cohort holds what no snapshot can hold. Correct it first."
        ),
    ),
    Rule.SNAPSHOT_REDACTED: message(
        "The snapshot is redacted: names, texts and ids were taken out, and no cohort can be"
        " restored without them. Restore the full snapshot."
    ),
    Rule.COHORT_EXISTS: message(
        "The store has a cohort {cohort} already, and it was left as it is."
        " Restore into another store: --store DIR.",
        otherwise=message(
            "The store has this cohort already, and it was left as it is."
            " Restore into another store: --store DIR."
        ),
    ),
    Rule.NOT_DAMAGED: message("Nothing is damaged in {path}, and nothing was changed."),
    Rule.INSIDE_STORE: message(
        "{path} lies inside a store, whose files are its own; nothing was written."
        " Choose another place."
    ),
    Rule.NO_HOME: message(
        'No home directory is known for "{path}". Write the path in full; if none was written,'
        " set HOME, or name the store with --store."
    ),
    Rule.BAD_PATH: message('"{path}" cannot be a file: {reason}. Check the path.'),
    Rule.FILE_EXISTS: message(
        "There is a file {path} already, and it was left as it is."
        " Choose another name; --force replaces a file.",
        otherwise=message(
            "There is such a file already, and it was left as it is."
            " Choose another name; --force replaces a file."
        ),
    ),
    Rule.FILE_NOT_WRITTEN: message(
        "{path} could not be written: {reason}. What was there before is as it was.",
        otherwise=message("The file could not be written. What was there before is as it was."),
    ),
    Rule.FILE_NOT_CONFIRMED: message(
        "{path} was written, but the disk does not confirm it: {reason}. Write it elsewhere.",
        otherwise=message(
            "The file was written, but the disk does not confirm it. Write it elsewhere."
        ),
    ),
}
"""The sentence of each rule about snapshots."""

DISK_TRAITS: dict[DiskTrait, Words] = {
    DiskTrait.PRIVATE: message("Permissions are kept: what is private stays private."),
    DiskTrait.LOCK: message("A lock that one process holds is seen by another."),
    DiskTrait.EXCLUSIVE: message("A new file is made by one process only."),
    DiskTrait.REPLACE: message(
        "A file is replaced in one step: whoever reads it meanwhile finds it whole."
    ),
    DiskTrait.LINK: message("A file can have a second name."),
    DiskTrait.SYNC_DIRECTORY: message("The names in a directory can be put on disk."),
    DiskTrait.SYNC: message("A change takes {cost} ms to be on disk, the median of some tries."),
}
"""What is said where a disk has a trait."""

DISK_FAULTS: dict[DiskTrait, Words] = {
    DiskTrait.PRIVATE: message(
        "Permissions are not kept, so others could read the store."
        " Choose a disk that keeps them, such as one with ext4 or APFS."
    ),
    DiskTrait.LOCK: message(
        "A lock does not hold between two processes, so two people could write at once."
        " Choose a disk of this machine."
    ),
    DiskTrait.EXCLUSIVE: message(
        "Two processes can make the same file. Choose a disk of this machine."
    ),
    DiskTrait.REPLACE: message(
        "A file that is replaced is missing or half written for a moment."
        " Choose a disk of this machine."
    ),
    DiskTrait.LINK: message(
        "A file cannot have a second name, which the history of a store needs."
        " Choose a disk that allows it, such as one with ext4 or APFS."
    ),
    DiskTrait.SYNC_DIRECTORY: message(
        "The names in a directory cannot be put on disk, so a power cut could lose files."
        " Choose a disk of this machine."
    ),
    DiskTrait.SYNC: message(
        "What is written cannot be put on disk, so a power cut could lose changes."
        " Choose another disk."
    ),
}
"""What is said where a disk lacks a trait, with the cure."""
