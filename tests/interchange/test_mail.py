"""A reminder as a mail."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.codes import Level
from tui.domain.reminders import Addressee, Recipient, Reminder
from tui.domain.texts import shown
from tui.interchange.mail import message_bytes

PAUL = Recipient("Paul Martin", "paul@example.org")
AWA = Recipient("Awa Diop", "awa@example.org")
REMINDER = Reminder(
    pair="mph-2026/awa-paul",
    level=Level.AT_RISK,
    addressee=Addressee.BOTH,
    to=(AWA,),
    cc=(PAUL,),
    sender=Recipient("Claire Roux", "claire@example.org"),
    subject="Your mentoring: third meeting by Fri 19 Jun 2026",
    body="Dear Awa Diop,\n\nPlease write to Paul Martin.\n",
    at=datetime(2026, 6, 8, 9, 30, tzinfo=UTC),
)
HEADERS = {
    "X-Unsent",
    "Date",
    "From",
    "To",
    "Cc",
    "Subject",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}
HOSTILE = (
    "a@evil.example, b",
    '"a" <evil@evil.example>, "b',
    "=?utf-8?q?evil=40evil=2Eexample=2C?=",
    "x\r\nBcc: evil@evil.example\r\n\r\nbody",
    "x\nBcc: evil@evil.example",
    "group: evil@evil.example;",
    "(comment",
    "é, " * 80,
    "陈晓雯" * 60,
    "a" * 400,
    "\ud800",
    "\\",
    "",
)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def addresses(message: EmailMessage, header: str) -> list[str]:
    return [one.addr_spec for one in message[header].addresses]


def decoded(content: bytes, header: str) -> str:
    raw = message_from_bytes(content)[header]
    return str(make_header(decode_header(raw.replace("\r\n", ""))))


class TestTheMessage:
    def test_is_a_draft_with_its_people_its_subject_and_its_date(self) -> None:
        assert message_bytes(REMINDER) == (
            b"X-Unsent: 1\r\n"
            b"Date: Mon, 08 Jun 2026 09:30:00 +0000\r\n"
            b"From: Claire Roux\r\n <claire@example.org>\r\n"
            b"To: Awa Diop\r\n <awa@example.org>\r\n"
            b"Cc: Paul Martin\r\n <paul@example.org>\r\n"
            b"Subject: Your mentoring: third meeting by Fri 19 Jun 2026\r\n"
            b"MIME-Version: 1.0\r\n"
            b'Content-Type: text/plain; charset="utf-8"\r\n'
            b"Content-Transfer-Encoding: quoted-printable\r\n"
            b"\r\n"
            b"Dear Awa Diop,\r\n\r\nPlease write to Paul Martin.\r\n"
        )

    def test_is_the_same_for_the_same_draft(self) -> None:
        assert message_bytes(REMINDER) == message_bytes(replace(REMINDER))

    def test_names_the_offset_of_its_moment(self) -> None:
        east = datetime(2026, 6, 8, 9, 30, tzinfo=timezone(timedelta(hours=2)))
        assert b"Date: Mon, 08 Jun 2026 09:30:00 +0200\r\n" in message_bytes(
            replace(REMINDER, at=east)
        )

    def test_leaves_out_who_has_no_address_and_who_is_not_known(self) -> None:
        nobody = replace(REMINDER, to=(Recipient("Awa Diop"),), cc=(), sender=None)
        assert set(read(message_bytes(nobody)).keys()) == HEADERS - {"To", "Cc", "From"}

    def test_keeps_letters_of_every_script(self) -> None:
        awa = Recipient("Nguyễn Thị Петрова 陈晓雯 أمل", "awa@example.org")
        text = "Chère Élodie,\n\n陈晓雯 🙂 à bientôt\n"
        draft = replace(REMINDER, to=(awa,), subject="Tutorat d'Élodie", body=text)
        content = message_bytes(draft)
        message = read(content)
        assert content.isascii()
        assert message["Subject"] == "Tutorat d'Élodie"
        assert decoded(content, "To") == f"{awa.name} <awa@example.org>"
        assert message.get_content().replace("\r\n", "\n") == text

    def test_keeps_a_line_of_one_full_stop_and_one_that_begins_with_from(self) -> None:
        text = "From here on\n.\n..\nend\n"
        content = message_bytes(replace(REMINDER, body=text))
        assert read(content).get_content().replace("\r\n", "\n") == text
        assert b"\r\nFrom here" not in content.partition(b"\r\n\r\n")[0]

    def test_gives_two_recipients_when_it_has_two(self) -> None:
        both = replace(REMINDER, to=(AWA, PAUL), cc=())
        assert addresses(read(message_bytes(both)), "To") == ["awa@example.org", "paul@example.org"]


class TestHostileWords:
    @pytest.mark.parametrize("words", HOSTILE)
    def test_add_no_header_and_no_recipient(self, words: str) -> None:
        content = message_bytes(
            replace(
                REMINDER,
                to=(replace(AWA, name=words),),
                cc=(replace(PAUL, name=words),),
                sender=Recipient(words, "claire@example.org"),
                subject=words,
                body=words,
            )
        )
        message = read(content)
        assert set(message.keys()) == HEADERS
        assert addresses(message, "To") == ["awa@example.org"]
        assert addresses(message, "Cc") == ["paul@example.org"]
        assert addresses(message, "From") == ["claire@example.org"]
        assert decoded(content, "Subject") == shown(words)

    @given(st.text(st.characters(), max_size=120), st.text(st.characters(), max_size=120))
    def test_of_any_kind_keep_the_shape_of_a_mail(self, name: str, text: str) -> None:
        draft = replace(REMINDER, to=(replace(AWA, name=name),), subject=name, body=text)
        content = message_bytes(draft)
        message = read(content)
        assert content.isascii()
        assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
        assert max(len(line) for line in content.split(b"\r\n")) <= 78
        assert set(message.keys()) == HEADERS
        assert addresses(message, "To") == ["awa@example.org"]
