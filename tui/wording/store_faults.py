"""What may be wrong with a store or a snapshot, each with its cure."""

from tui.domain.errors import DiskTrait, Facts, Rule, StoreFault
from tui.wording.language import Language, Words, message


def _with_a_repair(words: Words) -> Words:
    """Return the same words, followed by what repairs it: a cohort, or the registry."""

    def repairing(facts: Facts, language: Language) -> str:
        return language.say(
            "{sentence} Use `mentorat repair {part}` to see what can be recovered, or restore a"
            " backup.",
            sentence=words(facts, language),
            part=facts.get("part") or language.word("a cohort to be named", "COHORT"),
        )

    return repairing


_NEWER = message(
    "A newer Mentorat wrote the file {path} (format {found}; this version reads up to {known})."
    " It was left unchanged. Install the newer version."
)

FAULTS: dict[StoreFault, Words] = {
    StoreFault.NO_STORE: message(
        "There is no store at {path}. Try the sample with `mentorat demo`, create a store with"
        " `mentorat init` or `mentorat import FILE`, or name another one with --store."
    ),
    StoreFault.BUSY: message(
        "{holder} has been writing to the store since {since}. Nothing was changed. Try again.",
        otherwise=message(
            "{holder} is writing to the store. Nothing was changed. Try again.",
            otherwise=message(
                "Somebody else is writing to the store. Nothing was changed. Try again."
            ),
        ),
    ),
    StoreFault.DAMAGED: _with_a_repair(
        message(
            "The file {path} is damaged (at {place}), and change {seq}, which was saved, may be"
            " lost. Nothing was changed.",
            otherwise=message(
                "The file {path} is damaged (at {place}). It was left unchanged.",
                otherwise=message("The file {path} is damaged. It was left unchanged."),
            ),
        )
    ),
    StoreFault.MALFORMED: message(
        "The file {path} cannot be read at {place}: {reason}. It was left unchanged. Restore a"
        " backup.",
        otherwise=message(
            "The file {path} cannot be read at {place}. It was left unchanged. Restore a backup."
        ),
    ),
    StoreFault.NEWER_FORMAT: _NEWER,
    StoreFault.NEWER_SCHEMA: _NEWER,
    StoreFault.DISK_FULL: message(
        "The disk of {path} is full, and nothing was changed. Free some space, then try again."
    ),
    StoreFault.READ_ONLY: message(
        "{path} is on a disk that is mounted read-only; nothing was changed."
        " It can be read. To change it, mount the disk for writing."
    ),
    StoreFault.NO_RIGHT: message(
        "You do not have permission to do this with {path}; nothing was changed."
        " Get it with `chmod u+rwX` if the file is yours, or ask its owner."
    ),
    StoreFault.NOT_PRIVATE: message(
        "Other users of this machine can access {path}, so it was not opened. Remove their"
        " access with `chmod go-rwx`."
    ),
    StoreFault.FOREIGN_OWNER: message(
        "{path} belongs to another user of this machine, so it was not opened. Ask its owner to"
        " open it, or to give it to you."
    ),
    StoreFault.NOT_A_FILE: message(
        "{path} is a link, a directory or a device where a store keeps a file, so it was not"
        " opened. Move it away."
    ),
    StoreFault.IO_FAILED: message(
        "Cannot read or write {path} ({reason}). Check the disk, then try again.",
        otherwise=message("Cannot read or write {path}. Check the disk, then try again."),
    ),
    StoreFault.UNCERTAIN: message(
        "The disk did not confirm what was written to {path}; it may not survive a power cut."
        " Check the disk, and check that the change is there."
    ),
    StoreFault.EXISTS: message(
        "{path} already exists and was left unchanged. Choose another place."
    ),
    StoreFault.TOO_LONG: message(
        "The text at {place} is longer than the store allows ({limit} bytes); nothing was"
        " changed. Shorten it.",
        otherwise=message(
            "This is more than the store can save at once; nothing was changed. Save it in"
            " smaller parts."
        ),
    ),
    StoreFault.NOT_JSON: message(
        "The store cannot save the value at {place}; nothing was changed. Correct it."
    ),
    StoreFault.LEFTOVER: message(
        "{path} was left by a program that was stopped. It does no harm; the next change removes"
        " it."
    ),
    StoreFault.UNFINISHED: message(
        "{path} ends with an unfinished line that nobody was told about. It does no harm; the"
        " next change moves it to quarantine."
    ),
    StoreFault.KEPT_ASIDE: message(
        "{path} keeps damaged files as a repair found them. Remove it when you are sure that"
        " nothing is missing."
    ),
    StoreFault.QUARANTINED: message(
        "{path} contains an unfinished line. It does no harm. Check it if something is missing,"
        " then remove it."
    ),
    StoreFault.HISTORY_BROKEN: _with_a_repair(
        message(
            "The history has a gap: {path} does not continue where the previous file ends."
            " Today's data is not affected."
        )
    ),
    StoreFault.DANGLING: message(
        "{place} in {path} names {value}, which does not exist. Import it again, or undo the"
        " change that removed it."
    ),
    StoreFault.CUT_OFF: message(
        "An unfinished change was cut off, because the program or the machine had stopped. All"
        " confirmed changes are there. The unfinished line is kept in {path}."
    ),
    StoreFault.NETWORK: message(
        "{path} is on a network file system ({kind}), which may lose confirmed changes and let"
        " two people write at once. Move the store to a local disk."
    ),
}
"""The sentence of each fault."""

SNAPSHOT_REFUSALS: dict[Rule, Words] = {
    Rule.SNAPSHOT_REFUSED: message(
        "This snapshot cannot be trusted: it has {number} error. Look for another copy.",
        "This snapshot cannot be trusted: it has {number} errors. Look for another copy.",
        of="count",
        otherwise=message("This snapshot cannot be trusted. Look for another copy."),
    ),
    Rule.SNAPSHOT_NEWER: message(
        "A newer program wrote this snapshot (version {found}; this program reads up to"
        " {known}). Update this program.",
        otherwise=message("A newer program wrote this snapshot. Update this program."),
    ),
    Rule.SNAPSHOT_UNSOUND: message(
        "No snapshot was created: the cohort contains {number} value that a snapshot cannot"
        " hold. Correct it first.",
        "No snapshot was created: the cohort contains {number} values that a snapshot cannot"
        " hold. Correct them first.",
        of="count",
        otherwise=message(
            "No snapshot was created: the cohort contains values that a snapshot cannot"
            " hold. Correct them first."
        ),
    ),
    Rule.SNAPSHOT_REDACTED: message(
        "The snapshot is redacted: it has no names, texts or ids, so the cohort cannot be"
        " restored from it. Use the full snapshot."
    ),
    Rule.COHORT_EXISTS: message(
        "The store already has a cohort {cohort}, which was left unchanged. Restore to another"
        " store: --store DIR.",
        otherwise=message(
            "The store already has this cohort, which was left unchanged. Restore to another"
            " store: --store DIR."
        ),
    ),
    Rule.NOT_DAMAGED: message("Nothing is damaged in {path}. Nothing was changed."),
    Rule.INSIDE_STORE: message(
        "{path} is inside a store, where no other files may be; nothing was written. Choose"
        " another place."
    ),
    Rule.NO_HOME: message(
        'No home directory is known for "{path}". Enter the full path, set HOME, or name the'
        " store with --store."
    ),
    Rule.BAD_PATH: message('"{path}" cannot be a file: {reason}. Check the path.'),
    Rule.FILE_EXISTS: message(
        "The file {path} already exists and was left unchanged. Choose another name, or use"
        " --force to replace it.",
        otherwise=message(
            "The file already exists and was left unchanged. Choose another name, or use --force"
            " to replace it."
        ),
    ),
    Rule.FILE_NOT_WRITTEN: message(
        "Cannot write {path}: {reason}. What was there before is unchanged.",
        otherwise=message("Cannot write the file. What was there before is unchanged."),
    ),
    Rule.FILE_NOT_CONFIRMED: message(
        "{path} was written, but the disk did not confirm it: {reason}. Save it elsewhere.",
        otherwise=message(
            "The file was written, but the disk did not confirm it. Save it elsewhere."
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
