"""The verb that drafts a reminder, and the file that a draft becomes."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from tui.desk.base import Base
from tui.domain.errors import RefusedError, Rule
from tui.domain.people import Person, mail_address
from tui.domain.reminders import (
    Addressee,
    Recipient,
    Reminder,
    addressee_of,
    may_be_reminded,
)
from tui.domain.views import PairView
from tui.store.journal.catalogue import check_outside
from tui.wording.language import Language


class Reminders(Base):
    """The part of the desk that drafts reminders; it writes nothing and sends nothing."""

    def draft_reminder(
        self,
        reference: str,
        to: Addressee | None = None,
        as_of: date | None = None,
        *,
        language: Language,
    ) -> Reminder:
        """Draft a reminder to the people of a pair as it stands on a day.

        Without `to` it goes to whom the rules name. Raise NotAllowedError for anybody but a
        coordinator, RefusedError where all is settled and where a mentor is wanted and none is.
        """
        return self._drafts(
            reference, as_of, lambda view: [to or addressee_of(view.assessment)], language
        )[0]

    def reminder_drafts(
        self, reference: str, as_of: date | None = None, *, language: Language
    ) -> tuple[Reminder, ...]:
        """Draft every reminder about a pair that there may be, first the one that the rules name.

        Raise what `draft_reminder` raises where there may be none.
        """

        def wanted(view: PairView) -> Iterable[Addressee]:
            return dict.fromkeys(
                [addressee_of(view.assessment), *(Addressee if view.assigned else ())]
            )

        return self._drafts(reference, as_of, wanted, language)

    def _drafts(
        self,
        reference: str,
        as_of: date | None,
        wanted: Callable[[PairView], Iterable[Addressee]],
        language: Language,
    ) -> tuple[Reminder, ...]:
        found = self.find_pair(reference)
        self._check_may("remind", found.contents, found.value.id)
        view = self._view(found.contents, found.value, as_of)
        if not may_be_reminded(view.assessment):
            raise RefusedError(Rule.NOTHING_TO_REMIND, pair=view.reference)
        signer, at = self._signer(view, found.contents.people), self._clock.now()
        return tuple(_draft(view, to, signer, at, language) for to in wanted(view))

    def _signer(self, view: PairView, people: dict[str, Person]) -> Recipient | None:
        for identity in self.actor.identities:
            person = people.get(identity.person)
            if identity.cohort == view.cohort.id and person is not None:
                return _recipient(person)
        return None


def _draft(
    view: PairView, to: Addressee, signer: Recipient | None, at: datetime, language: Language
) -> Reminder:
    # only where a reminder is drafted
    from tui.wording.reminder import Occasion, reminder_body, reminder_subject  # noqa: PLC0415

    if view.assigned is None and to is not Addressee.MENTEE:
        raise RefusedError(Rule.NO_MENTOR_TO_REMIND, pair=view.reference)
    occasion = Occasion(view, to, signer.name if signer else None)
    receives, reads = _recipients(view, to)
    return Reminder(
        pair=view.reference,
        level=view.assessment.level,
        addressee=to,
        to=receives,
        cc=reads,
        sender=signer,
        subject=reminder_subject(occasion, language),
        body=reminder_body(occasion, language),
        at=at,
    )


def message_of(reminder: Reminder) -> bytes:
    """Return a reminder as the bytes of an .eml file, which mail programs open as a draft."""
    from tui.interchange.mail import message_bytes  # noqa: PLC0415 - only where one is written

    return message_bytes(reminder)


def check_addressed(reminder: Reminder) -> None:
    """Refuse a reminder that reaches nobody, since no address is known of those it is for."""
    if not any(person.email for person in reminder.to):
        names = ", ".join(person.name for person in reminder.to)
        raise RefusedError(Rule.NO_ADDRESS, name=names)


def save_reminder(reminder: Reminder, path: Path, *, replace: bool = False) -> None:
    """Write a reminder into an .eml file, whole or not at all, and read it back.

    Raise RefusedError: with INSIDE_STORE for a path in a store; with FILE_EXISTS, unless an older
    file is to be replaced; with FILE_NOT_WRITTEN or FILE_NOT_CONFIRMED where the disk refuses.
    """
    from tui.interchange.files import save  # noqa: PLC0415 - as above

    check_outside(path)
    save(message_of(reminder), path, replace=replace)


def reminder_file_name(reminder: Reminder) -> str:
    """Return the usual name of a reminder's file; it names nobody."""
    pair = reminder.pair.partition("/")[2]
    return f"reminder-{pair}-{reminder.addressee}.eml"


def _recipients(
    view: PairView, addressee: Addressee
) -> tuple[tuple[Recipient, ...], tuple[Recipient, ...]]:
    mentee = (_recipient(view.mentee),)
    mentor = (_recipient(view.assigned),) if view.assigned else ()
    if addressee is Addressee.BOTH:
        return mentee, mentor
    return (mentor if addressee is Addressee.MENTOR else mentee), ()


def _recipient(person: Person) -> Recipient:
    return Recipient(person.name, mail_address(person.email))
