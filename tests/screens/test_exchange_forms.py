"""The forms of an exchange."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from tests.builders import TODAY, a_cohort, a_pair, a_plan, day
from tests.desk.desks import contents_of, her_pair
from tests.screens.sittings import (
    AWA,
    ELODIE,
    HER_PLAN,
    HERS,
    MET,
    desk_of,
    elsewhere,
    line_of,
    sitting,
)
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.exchanges import Exchange
from tui.domain.texts import TEXT_LIMIT


def recorded(desk: Desk) -> Exchange:
    """Give the exchange of Awa's pair that was not there before."""
    (new,) = (one for one in desk.pair(AWA).exchanges if one.id not in {"x0203", "x0417"})
    return new


class TestRecordingWhatWasPlanned:
    """Awa's third meeting is planned for Friday 12 June."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Desk:
        plan = a_plan(day(6, 12), id="x-plan")
        return desk_of(tmp_path / "store", contents_of(exchanges=(*MET, plan)))

    async def test_is_the_same_two_keys(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x") as person:
            assert "video planned for Fri 12 Jun" in line_of(person.lines, "Replaces")
            await person.press("enter")
            held = recorded(desk)
            assert (held.id, held.state, held.on) == ("x-plan", ExchangeState.HELD, day(6, 8))
            assert "Replaces: video planned for Fri 12 Jun" in person.toasts
            await person.press("u")
            assert recorded(desk).state is ExchangeState.PLANNED

    async def test_keeps_both_where_a_key_takes_the_line_off(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "ctrl+r") as person:
            assert "nothing" in line_of(person.lines, "Replaces")
            await person.press("enter")
            assert len(desk.pair(AWA).exchanges) == len(MET) + 2

    async def test_is_not_said_of_what_is_no_meeting(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "e") as person:
            assert "Replaces" not in person.text


class TestRecording:
    async def test_takes_three_keys_when_the_defaults_are_right(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter") as person:
            new = recorded(desk)
            assert (new.on, new.state) == (day(6, 8), ExchangeState.HELD)
            assert (new.channel, new.initiated_by) == (Channel.VIDEO, Party.MENTEE)
            assert (new.checkpoint, new.minutes, new.note) == (Purpose.AUTO, None, None)
            assert "Recorded: video on Mon 8 Jun 2026, Diop Awa" in person.toasts
            assert "counts for the third meeting" in person.toasts
            assert "●  clear      Diop Awa" in person.text

    @pytest.mark.parametrize(
        ("letter", "channel"), [("v", "video"), ("p", "phone"), ("i", "in_person")]
    )
    async def test_of_a_meeting_has_a_letter_for_its_channel(
        self, desk: Desk, letter: str, channel: str
    ) -> None:
        async with sitting(desk, "2", "x", letter, "enter"):
            assert recorded(desk).channel == channel
            assert desk.pair(AWA).assessment.level == "clear"

    @pytest.mark.parametrize(
        ("letter", "channel"), [("e", "email"), ("m", "message"), ("o", "other")]
    )
    async def test_of_another_exchange_says_that_it_counts_for_nothing(
        self, desk: Desk, letter: str, channel: str
    ) -> None:
        async with sitting(desk, "2", "x", letter) as person:
            assert "nothing: " in line_of(person.lines, "Counts for")
            await person.press("enter")
            assert recorded(desk).channel == channel
            assert desk.pair(AWA).assessment.level == "at_risk"
            assert "counts for no meeting" in person.toasts

    async def test_takes_everything_that_the_form_asks_for(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "p", "tab", "ctrl+u") as person:
            await person.type("yesterday")
            await person.press("tab", "r", "tab", "t", "tab", "4", "5", "tab")
            await person.type("Read the draft, à revoir.")
            await person.press("enter")
            new = recorded(desk)
            assert (new.on, new.channel, new.initiated_by) == (day(6, 7), "phone", "mentor")
            assert (new.checkpoint, new.minutes) == ("pre_submission", 45)
            assert new.note == "Read the draft, à revoir."

    async def test_leaves_open_who_began_it_where_nobody_knows(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "tab", "tab", "u", "enter"):
            assert recorded(desk).initiated_by is None

    async def test_chooses_with_the_arrows_as_well(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "right", "down", "tab", "right", "enter"):
            new = recorded(desk)
            assert (new.channel, new.initiated_by) == (Channel.PHONE, Party.MENTOR)

    async def test_says_what_it_counts_for_as_channel_date_and_purpose_change(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2", "x") as person:

            def counts_for() -> str:
                return line_of(person.lines, "Counts for")[14:].strip(" │")

            assert counts_for() == "third meeting: in its window, 12 days before its due date"
            await person.press("e")
            assert counts_for() == "nothing: an email is an exchange, not a meeting"
            await person.press("v", "tab", "ctrl+u", *"2026-04-20")
            assert counts_for().startswith("mid-way meeting: in its window")
            await person.press("tab", "tab", "f")
            assert counts_for().startswith("first meeting: 18 days after its window closes")
            await person.press("n")
            assert counts_for() == "nothing (your choice)"

    async def test_says_whom_the_note_is_for(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x") as person:
            assert "The mentor, coordinators and staff can read notes" in person.text

    async def test_names_a_meeting_outside_its_window_in_the_notice(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "tab", "tab", "tab", "m", "enter") as person:
            assert recorded(desk).checkpoint == "midpoint"
            assert "window" in person.toasts


class TestTheDate:
    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("8/6", "Mon 8 Jun 2026, today"),
            ("fri", "Fri 5 Jun 2026, 3 days ago"),
            ("-1w", "Mon 1 Jun 2026, 7 days ago"),
            ("hier", "Sun 7 Jun 2026, yesterday"),
        ],
    )
    async def test_is_said_back_in_full(self, desk: Desk, typed: str, words: str) -> None:
        async with sitting(desk, "2", "x", "tab", "ctrl+u", *typed) as person:
            assert words in line_of(person.lines, "Date")

    @pytest.mark.parametrize("typed", ["31/2", "soon", "2026-13-01", ""])
    async def test_that_cannot_be_read_stays_on_the_form(self, desk: Desk, typed: str) -> None:
        async with sitting(desk, "2", "x", "tab", "ctrl+u", *typed, "enter") as person:
            assert person.view == "FormScreen"
            assert typed in line_of(person.lines, "Date")
            assert len(desk.pair(AWA).exchanges) == 2
            await person.press("ctrl+u", *"today", "enter")
            assert recorded(desk).on == day(6, 8)

    async def test_is_refused_beside_its_field_as_soon_as_it_is_typed(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "tab", "ctrl+u", *"31/2") as person:
            assert line_of(person.lines, "Date").count("31/2") == 2

    async def test_in_the_future_is_refused_on_the_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "p", "tab", "ctrl+u", *"+3d", "enter") as person:
            assert person.view == "FormScreen"
            assert "cannot have been held in the future" in person.text
            assert "2026-06-11" in line_of(person.lines, "Date")
            assert "●[p]hone" in person.text
            await person.press("ctrl+u", *"today", "enter")
            assert (recorded(desk).on, recorded(desk).channel) == (day(6, 8), Channel.PHONE)


class TestMinutesAndNote:
    @pytest.mark.parametrize("typed", ["abc", "-5", "4_5", "1.5"])
    async def test_minutes_that_are_no_number_stay_on_the_form(
        self, desk: Desk, typed: str
    ) -> None:
        keys = ("tab", "tab", "tab", "tab")
        async with sitting(desk, "2", "x", *keys, *typed, "enter") as person:
            assert "is not a duration" in person.text
            assert typed in line_of(person.lines, "Minutes ")
            await person.press("ctrl+u", "5", "0", "enter")
            assert recorded(desk).minutes == 50

    @pytest.mark.parametrize("typed", ["0", "1441", "99999"])
    async def test_minutes_beyond_a_day_stay_on_the_form(self, desk: Desk, typed: str) -> None:
        keys = ("tab", "tab", "tab", "tab")
        async with sitting(desk, "2", "x", *keys, *typed, "enter") as person:
            assert "Enter a whole number from 1 to 1440." in person.text
            assert len(desk.pair(AWA).exchanges) == 2

    async def test_a_note_is_kept_as_it_was_written(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab") as person:
            await person.paste("[/b] [@click=app.quit]quit[/] {name} 100%")
            assert "[/b] [@click=app.quit]quit[/]" in person.text
            await person.press("enter")
            assert recorded(desk).note == "[/b] [@click=app.quit]quit[/] {name} 100%"
            await person.press("enter")
            assert "[/b]" in person.text

    async def test_a_note_pasted_on_several_lines_is_kept_whole(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab") as person:
            await person.paste("first\r\nsecond\rthird\tlast\n")
            await person.press("enter")
            assert recorded(desk).note == "first\nsecond\nthird last"

    async def test_a_note_is_typed_on_several_lines_with_ctrl_j(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab") as person:
            assert "ctrl+j starts a new line" in person.text
            await person.press(*"one", "ctrl+j", *"two", "enter")
            assert recorded(desk).note == "one\ntwo"

    async def test_escape_sequences_in_a_paste_never_reach_the_terminal(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab") as person:
            await person.paste("red \x1b[31m, title \x1b]0;gone\x07, \u202eback\x00")
            assert not set("\x1b\x07\u202e\x00") & set(person.text)
            await person.press("enter")
            assert not set("\x1b\x07\u202e\x00") & set(recorded(desk).note or "")

    async def test_a_note_may_have_so_many_characters_and_no_more(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab") as person:
            await person.paste("é" * (TEXT_LIMIT + 1))
            await person.press("enter")
            assert "The text has 4001 characters; at most 4000 are allowed." in person.text
            await person.press("end", "backspace", "enter")
            assert recorded(desk).note == "é" * TEXT_LIMIT

    async def test_a_paste_beyond_all_measure_does_no_harm(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab") as person:
            await person.paste("x" * 2_000_000)
            await person.press("enter")
            assert "at most 4000 are allowed" in person.text


class TestLeavingTheForm:
    async def test_is_free_where_nothing_was_typed(self, desk: Desk) -> None:
        for key in ("escape", "q"):
            async with sitting(desk, "2", "x", "p", key) as person:
                assert person.view == "PairsScreen"

    @pytest.mark.parametrize("key", ["escape", "ctrl+q"])
    async def test_asks_before_it_throws_a_note_away(self, desk: Desk, key: str) -> None:
        async with sitting(desk, "2", "x", "shift+tab", *"word", key) as person:
            assert person.view == "FormScreen"
            assert "Discard what you typed?" in person.text
            assert not person.is_over
            await person.press("enter")
            assert recorded(desk).note == "word"

    @pytest.mark.parametrize("field", ["minutes", "day"])
    async def test_asks_for_minutes_and_a_day_as_well(self, desk: Desk, field: str) -> None:
        keys = {"minutes": ("tab",) * 4, "day": ("tab", "ctrl+u")}[field]
        async with sitting(desk, "2", "x", *keys, "9", "escape") as person:
            assert "Discard what you typed?" in person.text

    async def test_q_asks_where_it_is_not_a_letter_of_the_field(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab", *"word", "tab", "q") as person:
            assert "Discard what you typed?" in person.text
            await person.press("q")
            assert person.view == "PairsScreen"
            assert len(desk.pair(AWA).exchanges) == 2

    async def test_leaves_at_the_second_time_of_asking(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab", *"word", "escape", "escape") as person:
            assert person.view == "PairsScreen"
            assert len(desk.pair(AWA).exchanges) == 2

    async def test_quits_at_the_second_time_of_asking(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "shift+tab", *"word", "ctrl+q", "ctrl+q") as person:
            assert person.is_over

    @pytest.mark.parametrize("key", ["s", "shift+tab", "tab"])
    async def test_asks_again_once_one_has_gone_on(self, desk: Desk, key: str) -> None:
        async with sitting(desk, "2", "x", "shift+tab", *"word", "escape", key) as person:
            assert "Discard what you typed?" not in person.text
            await person.press("escape")
            assert "Discard what you typed?" in person.text

    async def test_a_second_enter_that_comes_too_soon_records_nothing_twice(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2", "x") as person:
            form = person.app.screen
            form.action_answer()  # type: ignore[attr-defined]
            form.action_answer()  # type: ignore[attr-defined]
            await person.settle()
            assert person.view == "PairsScreen"
            assert len(desk.pair(AWA).exchanges) == 3


class TestPlanning:
    async def test_a_meeting_for_a_day_to_come(self, desk: Desk) -> None:
        async with sitting(desk, "2", "p") as person:
            assert "Plan a meeting: Diop Awa" in person.text
            await person.press("i", "tab", "ctrl+u", *"+4d", "enter")
            new = recorded(desk)
            assert (new.state, new.on) == (ExchangeState.PLANNED, day(6, 12))
            assert new.channel is Channel.IN_PERSON
            assert "Planned: in person on Fri 12 Jun 2026, Diop Awa" in person.toasts
            assert "◷  planned    Diop Awa" in person.text

    async def test_for_a_day_that_is_over_is_refused_on_the_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "p", "tab", "ctrl+u", *"1/6", "enter") as person:
            assert "A meeting cannot be planned in the past" in person.text
            assert person.view == "FormScreen"
            assert len(desk.pair(AWA).exchanges) == 2

    async def test_an_email_for_a_meeting_is_refused_on_the_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "p", "e", "tab", "tab", "tab", "t", "enter") as person:
            assert "an email is an exchange, not a meeting" in person.text
            assert person.view == "FormScreen"
            assert "●[t]hird" in person.text
            await person.press("a", "enter")
            assert recorded(desk).checkpoint == "auto"

    @pytest.mark.parametrize("key", ["x", "p"])
    async def test_in_a_closed_cohort_is_refused_at_once(self, tmp_path: Path, key: str) -> None:
        closed = contents_of(exchanges=MET, cohort=a_cohort(closed_on=day(6, 5)))
        desk = desk_of(tmp_path / "store", closed)
        async with sitting(desk, "2", "greater_than_sign", key) as person:
            assert person.view == "PairsScreen"
            assert "closed" in person.toasts

    async def test_in_a_cohort_closed_meanwhile_is_refused_with_everything_typed_kept(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with sitting(desk, "2", "p", "shift+tab", *"word") as person:
            elsewhere(tmp_path / "store").close_cohort("mph-2026", day(6, 5))
            await person.press("enter")
            assert person.view == "FormScreen"
            assert "word" in person.text
            assert "closed" in person.text
            assert len(desk.pair(AWA).exchanges) == 2

    async def test_takes_a_time(self, desk: Desk) -> None:
        async with sitting(desk, "2", "p", "tab", *"19/6", "tab", "tab", "tab", *"14h30") as person:
            await person.press("enter")
            assert recorded(desk).at == time(14, 30)
            assert "Planned: video on Fri 19 Jun 2026" in person.toasts

    async def test_at_no_time_stays_on_the_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "p", *("tab",) * 4, *"25h", "enter") as person:
            assert '"25h" is not a time' in person.text
            await person.press("escape")
            assert "Discard what you typed?" in person.text

    async def test_for_a_day_on_which_few_work_says_so(self, desk: Desk) -> None:
        async with sitting(desk, "2", "p", "tab", *"20/6") as person:
            assert "on its due date; a Saturday" in line_of(person.lines, "Counts for")


BEFORE = a_plan(day(6, 4), id="e0604", pair="elodie-noor", note="Last one\nbring the draft")


@pytest.fixture
def waiting(tmp_path: Path) -> Desk:
    """Give a desk on a meeting planned for 4 June, another for 16 June."""
    planned = (*MET, *HERS, BEFORE, HER_PLAN)
    return desk_of(tmp_path / "waiting", contents_of(a_pair(), her_pair(), exchanges=planned))


def exchange(desk: Desk, id: str) -> Exchange:
    """Give an exchange of Élodie's."""
    return next(one for one in desk.pair(ELODIE).exchanges if one.id == id)


HERS_CHOSEN = ("2", "down")


class TestConfirming:
    async def test_asks_about_the_earliest_that_is_planned(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c") as person:
            assert "Confirm: Ngô Élodie" in person.text
            assert "Planned: video on Thu 4 Jun 2026." in person.text

    async def test_held_on_its_day(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "enter") as person:
            assert exchange(waiting, "e0604") == replace(BEFORE, state=ExchangeState.HELD)
            assert exchange(waiting, "e0616") == HER_PLAN
            assert "Recorded: video on Thu 4 Jun 2026" in person.toasts

    async def test_held_on_another_day_with_minutes_and_a_note(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "tab", "ctrl+u", *"5/6") as person:
            await person.press("tab", "3", "0", "tab", "ctrl+u", *"well done", "enter")
            held = exchange(waiting, "e0604")
            assert (held.state, held.on) == (ExchangeState.HELD, day(6, 5))
            assert (held.minutes, held.note) == (30, "Last one\nwell done")

    async def test_before_its_day_proposes_today(self, desk: Desk) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c") as person:
            assert "Mon 8 Jun 2026, today" in line_of(person.lines, "Held on")
            await person.press("enter")
            assert exchange(desk, "e0616").on == day(6, 8)

    async def test_cancelled(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "c", "enter") as person:
            assert exchange(waiting, "e0604").state is ExchangeState.CANCELLED
            assert "Cancelled: video on Thu 4 Jun 2026, Ngô Élodie." in person.toasts

    async def test_a_no_show(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "n", "enter") as person:
            assert exchange(waiting, "e0604").state is ExchangeState.NO_SHOW
            assert "No-show: " in person.toasts

    async def test_a_no_show_in_the_future_is_refused_with_the_choice_kept(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "n", "enter") as person:
            assert person.view == "FormScreen"
            assert "A meeting in the future cannot be a no-show" in person.text
            assert "●[n]o-show" in person.text
            assert exchange(desk, "e0616").state is ExchangeState.PLANNED
            await person.press("c", "enter")
            assert exchange(desk, "e0616").state is ExchangeState.CANCELLED

    async def test_cancelled_heeds_no_date_that_cannot_be_read(self, desk: Desk) -> None:
        keys = ("c", "tab", "ctrl+u", *"soon", "shift+tab", "c", "enter")
        async with sitting(desk, *HERS_CHOSEN, *keys):
            assert exchange(desk, "e0616").state is ExchangeState.CANCELLED

    @pytest.mark.parametrize("typed", ["soon", "+3d", ""])
    async def test_held_on_no_day_that_can_be_stays_on_the_form(
        self, desk: Desk, typed: str
    ) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "tab", "ctrl+u", *typed, "enter") as person:
            assert person.view == "FormScreen"
            assert exchange(desk, "e0616").state is ExchangeState.PLANNED

    async def test_minutes_that_are_no_number_stay_on_the_form(self, desk: Desk) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "tab", "tab", *"abc", "enter") as person:
            assert "is not a duration" in person.text
            assert exchange(desk, "e0616").state is ExchangeState.PLANNED

    async def test_a_refusal_keeps_everything_typed(self, desk: Desk) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "tab", "ctrl+u", *"+1d") as person:
            await person.press("tab", "2", "5", "tab", *"well", "enter")
            assert "cannot have been held in the future" in person.text
            assert "2026-06-09" in line_of(person.lines, "Held on")
            assert "25" in line_of(person.lines, "Minutes")
            assert "well" in line_of(person.lines, "Note")

    async def test_asks_before_it_throws_typed_words_away(self, desk: Desk) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "tab", "tab", "9", "ctrl+q") as person:
            assert "Discard what you typed?" in person.text
            await person.press("escape")
            assert person.view == "PairsScreen"

    async def test_is_left_at_once_where_nothing_was_typed(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "n", "escape") as person:
            assert person.view == "PairsScreen"


class TestWhichExchange:
    async def test_without_a_planned_one_there_is_nothing_to_confirm(self, desk: Desk) -> None:
        async with sitting(desk, "2", "c") as person:
            assert person.view == "PairsScreen"
            assert len(desk.pair(AWA).exchanges) == 2

    async def test_on_the_pair_screen_it_is_the_one_under_the_cursor(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "enter") as person:
            assert person.chosen.startswith("Tue 16 Jun")
            await person.press("c", "c", "enter")
            assert exchange(waiting, "e0616").state is ExchangeState.CANCELLED
            assert exchange(waiting, "e0604").state is ExchangeState.PLANNED

    async def test_on_one_that_was_held_it_is_the_earliest_that_is_planned(
        self, waiting: Desk
    ) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "enter", "G", "c") as person:
            assert "Planned: video on Thu 4 Jun 2026." in person.text


class TestAPlanThatSomebodyElseChanged:
    async def test_is_shown_as_it_stands_beside_what_was_typed(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with sitting(desk, "2", "down", "c", "tab", "tab", *"40") as person:
            elsewhere(tmp_path / "store").move_exchange("mph-2026/e0616", day(6, 15))
            await person.press("enter")
            assert person.view == "FormScreen"
            assert "Mon 15 Jun 2026" in person.text
            assert "40" in person.text
            assert "claire" in person.text
            await person.press("tab", "ctrl+u", *"8/6", "enter")
        (held,) = (one for one in desk.pair(ELODIE).exchanges if one.id == "e0616")
        assert (held.state, held.on, held.minutes) == (ExchangeState.HELD, TODAY, 40)

    async def test_is_shown_field_by_field(self, desk: Desk, tmp_path: Path) -> None:
        async with sitting(desk, "2", "down", "c", "shift+tab", *"mine") as person:
            theirs = Draft(day(6, 16), Channel.PHONE, minutes=30, note="theirs")
            elsewhere(tmp_path / "store").edit_exchange("mph-2026/e0616", theirs)
            await person.press("enter")
            assert "Planned: phone on Tue 16 Jun 2026." in person.text
            assert "mine" in line_of(person.lines, "Note")
            assert "now: theirs" in person.text
            assert "30" in line_of(person.lines, "Minutes")
            assert "just changed; before: nothing" in person.text
            await person.press("enter")
        (held,) = (one for one in desk.pair(ELODIE).exchanges if one.id == "e0616")
        assert (held.state, held.minutes, held.note) == (ExchangeState.HELD, 30, "mine")


class TestWhatItCountsFor:
    async def test_is_said_as_the_day_changes(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "c") as person:
            assert "third meeting: in its window" in line_of(person.lines, "Counts for")
            await person.press("tab", "ctrl+u", *"20/4")
            assert "mid-way meeting: in its window" in line_of(person.lines, "Counts for")
            await person.press("shift+tab", "n")
            assert "nothing: no-show" in line_of(person.lines, "Counts for")
