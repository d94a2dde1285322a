"""Access in words: why somebody may do something or may not, and what becomes of their keys."""

from tui.domain.access import Ground
from tui.domain.acts import Act
from tui.domain.keys import Key
from tui.domain.registry import Access
from tui.wording.days import long_day
from tui.wording.language import Language, Words, message
from tui.wording.words import listed, role_word

_GROUNDS: dict[Ground, Words] = {
    Ground.ANYBODY: message("Yes: it neither shows nor changes anything of a cohort."),
    Ground.COORDINATOR: message("Yes: a coordinator may do everything."),
    Ground.STAFF: message("Yes: staff may do this."),
    Ground.FOLLOWS: message("Yes: a mentor may do this with the pairs that they follow."),
    Ground.TO_COME: message("Yes: they will follow this pair and may already view it."),
    Ground.WROTE: message("Yes: they wrote it themselves."),
    Ground.NO_ROLE: message("No: none of their roles allows it."),
    Ground.NOT_YET: message("No: they will follow this pair and may only view it until then."),
    Ground.FORMER: message("No: they no longer follow this pair and cannot see it."),
    Ground.STRANGER: message("No: they do not follow this pair and cannot see it."),
    Ground.NOT_WRITTEN: message("Only what they wrote themselves."),
}

_VERBS: dict[str, Words] = {
    "access_grant": message("granted access to {who}"),
    "access_bind": message("linked {who} to a person of a cohort"),
    "access_revoke": message("revoked access of {who}"),
    "access_key_add": message("added a key of {who}"),
    "access_key_remove": message("removed a key of {who}"),
    "access_undo": message("undid a change of {who}"),
    "arrive": message("{who} logged in for the first time"),
}


def ground_sentence(ground: Ground, language: Language) -> str:
    """Return why somebody may do something, or may not."""
    return _GROUNDS[ground]({}, language)


def access_act_words(act: Act, subjects: tuple[str, ...], language: Language) -> str:
    """Return what an act on the registry did, and to whom."""
    who = listed(subjects, language)
    words = _VERBS.get(act.verb)
    return words({"who": who}, language) if words else act.verb


def roles_words(access: Access, language: Language) -> str:
    """Return the roles of somebody, or that their access is withdrawn."""
    if not access.active:
        return language.say("withdrawn")
    return listed((role_word(role, language) for role in access.roles), language) or language.say(
        "none"
    )


def key_words(key: Key, language: Language) -> str:
    """Return a key by its fingerprint, with the last day on which it opens the door."""
    if key.until is None:
        return f"{key.fingerprint} ({key.type})"
    until = long_day(key.until, language)
    return language.say(
        "{fingerprint} ({type}), until {day}", fingerprint=key.fingerprint, type=key.type, day=until
    )


def came_words(access: Access, language: Language) -> str:
    """Return when somebody first came, or that they never did."""
    return access.came_on.isoformat() if access.came_on else language.say("never")
