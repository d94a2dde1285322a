"""Every action on a pair, from every view."""

import re
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from tests.builders import TODAY, a_pair, a_plan, an_actor, day
from tests.desk.desks import a_store, contents_of, desk_on
from tests.screens.sittings import AWA, MET, Sitting, desk_of, sitting
from tui.desk.desk import Desk
from tui.desk.offers import Offer
from tui.domain.codes import Channel, Checkpoint, Evaluator, Rating, Role
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Acceptance, Amendment, Assignment, Evaluation, Pause, Snooze, Waiver
from tui.domain.views import PairView
from tui.screens.forms.catalogue import COHORT_ACTIONS, PAIR_ACTIONS
from tui.screens.palette import keyed_codes

VIEWS = {
    "home": (),
    "pairs": ("2",),
    "at risk": ("r",),
    "pair": ("2", "enter"),
    "calendar": ("2", "3"),
}
"""The keys that lead to each view with Awa's pair chosen."""

LATE = a_plan(day(6, 25), id="late", note="Bring the draft")
"""A meeting planned for a day after it is due."""


def awas(desk: Desk) -> PairView:
    return desk.pair(AWA)


def planned(desk: Desk) -> Exchange:
    return next(one for one in awas(desk).exchanges if one.id == "late")


Becomes = Callable[[Desk], object]

ACTS: dict[str, tuple[tuple[str, ...], Becomes, object, str]] = {
    "amend": (
        ("a", *"15/7", "tab", "tab", "tab", *"later", "enter"),
        lambda desk: awas(desk).pair.internship.amendments,  # type: ignore[union-attr]
        (Amendment(TODAY, end=day(7, 15), reason="later"),),
        "Amended: Diop Awa, now Mon 2 Feb 2026 to Wed 15 Jul 2026",
    ),
    "waive": (
        ("w", "tab", "tab", *"ill", "enter"),
        lambda desk: awas(desk).pair.waivers,
        (Waiver(Checkpoint.PRE_SUBMISSION, TODAY, "ill"),),
        "Third meeting waived",
    ),
    "snooze": (
        ("z", "right", "tab", *"away", "enter"),
        lambda desk: awas(desk).pair.snoozed,
        Snooze(day(6, 16), "away"),
        "Snoozed until Tue 16 Jun 2026",
    ),
    "reassign": (
        ("o", "r", *"haddad", "tab", "tab", *"leave", "enter"),
        lambda desk: awas(desk).pair.mentors[1:],
        (Assignment("noor", TODAY, "leave"),),
        "Noor Haddad now follows Diop Awa, from Mon 8 Jun 2026",
    ),
    "pause": (
        ("o", "u", "tab", *"+9d", "enter"),
        lambda desk: awas(desk).pair.pauses,
        (Pause(TODAY, day(6, 17)),),
        "Paused from Mon 8 Jun 2026 to Wed 17 Jun 2026",
    ),
    "objectives": (
        ("o", "o", *"goals", "enter", *"and dates", "ctrl+s"),
        lambda desk: awas(desk).pair.objectives,
        "goals\nand dates",
        "Objectives saved",
    ),
    "charter": (
        ("o", "h", "r", "tab", "left", "enter"),
        lambda desk: awas(desk).pair.charter_accepted.mentor,
        day(6, 7),
        "Charter accepted by the mentor on Sun 7 Jun 2026",
    ),
    "mentor's evaluation": (
        ("o", "v", "e", "tab", *"Present.", "tab", "tab", *"phone", "enter"),
        lambda desk: awas(desk).pair.evaluations,
        (Evaluation(Evaluator.MENTOR, TODAY, Rating.EXCELLENT, "Present.", "phone", "claire"),),
        "The mentor's evaluation saved",
    ),
    "supervisor's evaluation": (
        ("o", "t", "g", "enter"),
        lambda desk: awas(desk).pair.evaluations,
        (Evaluation(Evaluator.TRAINING_SUPERVISOR, TODAY, Rating.GOOD, entered_by="claire"),),
        "The training supervisor's evaluation saved",
    ),
    "submit": (
        ("o", "s", "enter"),
        lambda desk: awas(desk).pair.submitted_on,
        TODAY,
        "Dissertation submitted on Mon 8 Jun 2026",
    ),
    "withdraw": (
        ("o", "d", "pagedown", "enter"),
        lambda desk: awas(desk).pair.withdrawn_on,
        day(6, 15),
        "Withdrawn from Mon 15 Jun 2026",
    ),
    "edit the pair": (
        ("o", "e", "tab", "end", *" 2", "enter"),
        lambda desk: awas(desk).pair.internship.organisation,  # type: ignore[union-attr]
        "Institut Pasteur 2",
        "Pair awa-paul edited",
    ),
    "edit the mentee": (
        ("o", "y", "end", *" B", "enter"),
        lambda desk: awas(desk).mentee.given_name,
        "Awa B",
        "Person awa edited: Diop Awa B.",
    ),
    "edit the mentor": (
        ("o", "i", "tab", "tab", "tab", "ctrl+u", "tab", "enter"),
        lambda desk: awas(desk).mentor.phone,  # type: ignore[union-attr]
        None,
        "Person paul edited: Martin Paul.",
    ),
    "move": (
        ("o", "g", "left", "tab", *"14h30", "enter"),
        lambda desk: (planned(desk).on, planned(desk).at),
        (day(6, 24), time(14, 30)),
        "Planned: video on Wed 24 Jun 2026",
    ),
    "edit an exchange": (
        ("o", "f", "p", "enter"),
        lambda desk: (planned(desk).channel, planned(desk).note),
        (Channel.PHONE, "Bring the draft"),
        "Edited: phone on Thu 25 Jun 2026",
    ),
}
"""The keys of each act, where it shows in the store, what that becomes, and the toast."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path / "store", contents_of(a_pair(), exchanges=(*MET, LATE)))


class TestEveryAct:
    @pytest.mark.parametrize("view", VIEWS)
    async def test_is_done_and_taken_back_from_every_view(self, desk: Desk, view: str) -> None:
        async with sitting(desk, *VIEWS[view]) as person:
            for keys, becomes, wanted, said in ACTS.values():
                if view == "pair" and keys[:2] == ("o", "g"):
                    await person.press("g")
                before = becomes(desk)
                assert before != wanted
                await person.press(*keys)
                assert becomes(desk) == wanted, keys
                assert said in person.toasts
                assert "u undoes it." in person.toasts
                await person.press("u")
                assert becomes(desk) == before, keys
                assert person.view == START[view]

    async def test_says_what_it_would_mean(self, desk: Desk) -> None:
        meanings = {
            ("a", *"15/7"): "third meeting due Sun 5 Jul, meet by Fri 3 Jul",
            ("w",): "is waived; the pair will be: clear",
            ("z",): "5 days before the third meeting is due",
            ("o", "r", *"noor"): "Noor Haddad follows Awa Diop from Mon 8 Jun",
            ("o", "u"): "mentoring is paused from Mon 8 Jun",
            ("o", "s"): "mentoring ends; the pair will be: missed",
            ("o", "d"): "the pair leaves the programme and all call lists",
            ("o", "g", "pageup"): "third meeting: in its window, 2 days before its due date",
            ("o", "e"): "third meeting due Sat 20 Jun, meet by Fri 19 Jun",
        }
        async with sitting(desk, "2") as person:
            for keys, words in meanings.items():
                await person.press(*keys)
                assert words in flat(person), keys
                while person.view != "PairsScreen":
                    await person.press("escape")


START = {
    "home": "HomeScreen",
    "pairs": "PairsScreen",
    "at risk": "AtRiskScreen",
    "pair": "PairScreen",
    "calendar": "CalendarScreen",
}


def flat(person: Sitting) -> str:
    """Give the words of a form on one line."""
    inside = [line.split("│")[1] for line in person.lines if line.count("│") > 1]
    return " ".join(" ".join(inside).split())


class TestWhatComesInTwo:
    async def test_a_pause_is_ended(self, desk: Desk) -> None:
        async with sitting(desk, "2", "o", "u", "left", "left", "enter", "o", "n", "enter"):
            assert awas(desk).pair.pauses == (Pause(day(6, 6), day(6, 7)),)

    async def test_a_waiver_is_lifted(self, desk: Desk) -> None:
        async with sitting(desk, "2", "w", "tab", "tab", *"ill", "enter") as person:
            await person.press("o", "l")
            assert "is reinstated" in flat(person)
            await person.press("enter")
            assert awas(desk).pair.waivers == ()
            assert "Meeting reinstated" in person.toasts

    async def test_a_snoozed_pair_is_listed_again_at_once(self, desk: Desk) -> None:
        async with sitting(desk, "2", "z", "enter", "z") as person:
            assert awas(desk).pair.snoozed is None
            assert "Back in the list: Diop Awa." in person.toasts

    @pytest.mark.parametrize(("act", "fact"), [("s", "submitted_on"), ("d", "withdrawn_on")])
    async def test_an_empty_line_takes_it_back(self, desk: Desk, act: str, fact: str) -> None:
        async with sitting(desk, "2", "o", act, "enter") as person:
            assert getattr(awas(desk).pair, fact) == TODAY
            await person.press("g", "G", "g")
            while "Diop Awa" not in person.chosen:
                await person.press("down")
            await person.press("o", act, "ctrl+u", "enter")
            assert getattr(awas(desk).pair, fact) is None


class TestTheCharter:
    async def test_that_both_accepted_is_not_dated_anew_by_enter_alone(
        self, tmp_path: Path
    ) -> None:
        both = Acceptance(mentor=day(2, 3), mentee=day(2, 2))
        desk = desk_of(tmp_path / "store", contents_of(a_pair(charter_accepted=both)))
        async with sitting(desk, "2", "o", "h", "enter") as person:
            assert "2026-02-02" in person.text
            assert awas(desk).pair.charter_accepted == both


class TestTheCatalogue:
    def test_has_every_action_that_a_key_does(self) -> None:
        assert keyed_codes() & {one.code for one in PAIR_ACTIONS} == {
            *("record", "plan", "confirm", "remind", "amend", "waive", "snooze", "wake")
        }

    def test_knows_each_action_by_a_letter_of_its_own(self) -> None:
        for actions in (PAIR_ACTIONS, COHORT_ACTIONS):
            letters = [one.key for one in actions]
            assert len(set(letters)) == len(letters)

    def test_has_everything_that_the_desk_offers(self) -> None:
        assert {one.offered_as for one in PAIR_ACTIONS} == set(Offer)


class TestTheMenu:
    async def test_shows_what_applies_each_with_its_letter(self, desk: Desk) -> None:
        async with sitting(desk, "2", "o") as person:
            assert person.view == "MenuScreen"
            for line in (
                "x  Record an exchange that was held",
                "g  Move: video on Thu 25 Jun",
                "a  Amend the internship dates",
                "m  Draft a reminder",
            ):
                assert line in person.text
            for words in ("Resume", "Ask again", "Wake"):
                assert words not in person.text

    @pytest.mark.parametrize(
        ("key", "form"),
        [
            ("x", "FormScreen"),
            ("p", "FormScreen"),
            ("c", "FormScreen"),
            ("m", "ReminderScreen"),
            ("a", "FormScreen"),
        ],
    )
    async def test_leads_to_every_form(self, desk: Desk, key: str, form: str) -> None:
        async with sitting(desk, "2", "o", key) as person:
            assert person.view == form

    async def test_is_walked_with_arrows_too_and_left_with_escape(self, desk: Desk) -> None:
        async with sitting(desk, "2", "o", "down", "enter") as person:
            assert "Plan a meeting: Diop Awa" in person.text
            await person.press("escape", "o", "escape")
            assert person.view == "PairsScreen"

    async def test_says_why_what_is_not_allowed_is_not(self, tmp_path: Path) -> None:
        mentor = an_actor("paul.martin", Role.MENTOR, person="paul")
        store = a_store(tmp_path / "store", contents_of(exchanges=(*MET, LATE)))
        desk = desk_on(store, mentor)
        async with sitting(desk, "2", "o", "a") as person:
            assert person.view == "MenuScreen"
            assert "Only a coordinator may do this." in flat(person)
            await person.press("v")
            assert "The mentor's evaluation: Diop Awa" in person.text

    async def test_is_not_there_where_no_pair_is(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "store", contents_of(exchanges=MET)), an_actor())
        async with sitting(desk, "2", "slash", *"zz", "enter", "o", "a", "e") as person:
            assert person.view == "PairsScreen"


class TestAnActByItsOwnKey:
    @pytest.mark.parametrize("key", ["a", "w", "z", "e"])
    async def test_that_is_not_allowed_says_why(self, tmp_path: Path, key: str) -> None:
        staff = an_actor("archive", Role.STAFF)
        desk = desk_on(a_store(tmp_path / "store", contents_of(exchanges=MET)), staff)
        async with sitting(desk, "2", key) as person:
            assert person.view == "PairsScreen"
            assert "Only a coordinator may do this." in person.toasts

    async def test_that_does_not_apply_does_nothing(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", contents_of(a_pair(internship=None), exchanges=MET))
        async with sitting(desk, "2", "a") as person:
            assert person.view == "PairsScreen"

    async def test_edits_the_exchange_under_the_cursor_on_the_pair_screen(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", "G", "e") as person:
            assert "Edit an exchange: Diop Awa" in person.text
            await person.press("e", "tab", "right", "enter")
            first = awas(desk).exchanges[0]
            assert (first.channel, first.on) == (Channel.EMAIL, day(2, 4))

    async def test_edits_the_pair_while_its_facts_are_looked_at(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", "i", "e") as person:
            assert "Edit the pair: Diop Awa" in person.text

    async def test_is_about_today_whatever_day_is_looked_at(self, desk: Desk) -> None:
        async with sitting(desk, "2", "w", as_of=day(4, 20)) as person:
            assert "Mon 8 Jun 2026, today" in person.text
            assert "the third meeting (open) is waived" in flat(person)


class TestTheCursor:
    async def test_follows_the_pair_that_was_acted_on(self, desk: Desk) -> None:
        async with sitting(desk, "2", "w", "tab", "tab", *"ill", "enter") as person:
            assert "Diop Awa" in person.chosen
            assert "clear" in person.chosen


class TestTheSubjectsOfTheMenu:
    async def test_groups_the_actions_by_subject_with_the_key_that_works_outside(
        self, sample: Desk
    ) -> None:
        async with sitting(sample, "o") as person:
            for subject in ("Meetings", "Calls", "Exceptions", "Changes", "Papers", "Corrections"):
                assert re.search(rf"│[ ▌]*{subject} +\w ", person.text), subject
            assert re.search(r"Meetings +x +Record an exchange.* x +│", person.text)
            assert re.search(r" z +Snooze.* z +│", person.text)
            assert not re.search(r" f +Move:.* . +│", person.text)
            assert re.search(r" r +Change mentor +│", person.text)

    async def test_of_a_cohort_is_grouped_as_well(self, sample: Desk) -> None:
        async with sitting(sample, "tab", "o") as person:
            assert re.search(r"Archive +\w+ +.* S +│", person.text)


class TestWhatIsSaid:
    @pytest.mark.parametrize("view", ["1", "r"])
    async def test_never_covers_whom_to_call(self, sample: Desk, view: str) -> None:
        async with sitting(sample, view, "down", "m", "escape", "e", "enter") as person:
            person.app.clear_notifications()
            await person.settle()
            before = person.lines[3:]
            person.app.notify("word " * 25)
            await person.settle()
            assert "word word" in person.text
            assert person.lines[3:] == before
