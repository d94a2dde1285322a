from tests.builders import day
from tests.screens.sittings import AWA, LARGE, sitting
from tui.desk.desk import Desk
from tui.domain.codes import Channel


class TestTheMouse:
    async def test_chooses_a_row_and_opens_it_at_the_second_click(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            await person.click("Ngô Élodie")
            assert "Ngô Élodie" in person.chosen
            assert person.view == "PairsScreen"
            await person.click("Ngô Élodie")
            assert person.view == "PairScreen"

    async def test_sorts_by_the_column_whose_head_is_clicked(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            await person.click("Mentor ", within="Level")
            assert "Mentor ▾" in person.text
            rows = [line for line in person.lines if "Fri 19 Jun    12" in line]
            assert "Ngô Élodie" in rows[0]
            await person.click("Level", within="Mentor ▾")
            assert "Level ▾" in person.text

    async def test_does_what_a_key_of_the_footer_does(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            await person.click("Record", within="? Help")
            assert person.view == "FormScreen"
            await person.press("escape")
            await person.click("Acts", within="? Help")
            assert person.view == "MenuScreen"
            await person.click("Plan a meeting")
            assert person.view == "MenuScreen"
            await person.click("Plan a meeting")
            assert person.view == "FormScreen"
            await person.press("escape")
            await person.click("? Help")
            assert person.view == "HelpScreen"

    async def test_chooses_a_call_and_opens_it(self, sample: Desk) -> None:
        async with sitting(sample, size=LARGE) as person:
            await person.click("Wiśniewski Łukasz", within="x  missed")
            assert "Wiśniewski Łukasz" in person.chosen
            await person.click("Wiśniewski Łukasz", within="x  missed")
            assert "Wiśniewski Łukasz  with Benoît Delmas" in person.text

    async def test_opens_the_pairs_of_a_cohort(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            await person.click("MPH 2026")
            assert person.view == "PairsScreen"

    async def test_fills_in_the_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x") as person:
            await person.click("[p]hone")
            await person.click("[r] mentor")
            await person.click("2026-06-08")
            await person.press("end", "ctrl+u", *"today", "right", "left", "left", "enter")
            (new,) = (one for one in desk.pair(AWA).exchanges if one.on > day(6, 1))
            assert (new.channel, new.initiated_by, new.on) == (Channel.PHONE, "mentor", day(6, 7))
