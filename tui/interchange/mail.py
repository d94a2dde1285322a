"""A reminder as a mail that mail programs open as a draft (RFC 5322 and 2047, `X-Unsent`)."""

import re
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime

from tui.domain.reminders import Recipient, Reminder
from tui.domain.texts import shown

_END = "\r\n"
_LONGEST_LINE = 76
_PLAIN_NAME = re.compile(r"[A-Za-z0-9'-]+(?: [A-Za-z0-9'-]+)*")
"""A name that may stand in a header as it is: atoms, none of which begins an encoded word."""


def message_bytes(reminder: Reminder) -> bytes:
    """Return the bytes of the file; the same draft gives the same bytes.

    Who has no address is left out of the headers, for whoever sends it to fill in; so is a sender
    who is not known, for the mail program knows them. The headers are encoded here and not by the
    newer interface of `email`, which takes an encoded word in a name for addresses (Python 3.11).
    """
    message = Message(policy=compat32.clone(linesep=_END))
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(reminder.at)
    for header, people in (
        ("From", (reminder.sender,) if reminder.sender else ()),
        ("To", reminder.to),
        ("Cc", reminder.cc),
    ):
        addresses = [_address(person) for person in people if person.email]
        if addresses:
            message[header] = f",{_END} ".join(addresses)
    message["Subject"] = _subject(reminder.subject)
    message["MIME-Version"] = "1.0"
    utf_8 = Charset("utf-8")
    utf_8.body_encoding = QP
    message.set_payload(shown(reminder.body, newlines=True), utf_8)
    return message.as_bytes()


def _address(person: Recipient) -> str:
    name, address = shown(person.name), f"<{person.email}>"
    if not name:
        return address
    words = name if _fits(name) and _PLAIN_NAME.fullmatch(name) else _encoded(name, "Reply-To")
    return f"{words}{_END} {address}"


def _subject(text: str) -> str:
    subject = shown(text)
    is_plain = subject.isascii() and "=?" not in subject and _fits(subject)
    return subject if is_plain else _encoded(subject, "Subject")


def _fits(text: str) -> bool:
    return len(f"Subject: {text}") <= _LONGEST_LINE


def _encoded(text: str, header: str) -> str:
    """Return a text as encoded words, which hold nothing that has a meaning in a header."""
    return Header(text, "utf-8", _LONGEST_LINE, header).encode(linesep=_END)
