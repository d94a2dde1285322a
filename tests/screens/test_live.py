"""What somebody else changes appears by itself, and takes nothing away from whoever is at work."""

import shutil
import threading
from pathlib import Path

import pytest

from tests.builders import TODAY, day
from tests.desk.desks import put
from tests.screens.sittings import (
    AWA,
    ELODIE,
    LARGE,
    Sitting,
    another_cohort,
    desk_of,
    elsewhere,
    many_pairs,
    sitting,
    two_pairs,
)
from tests.store.stores import values_of
from tui.app import QUIET_LOOKS
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, Status
from tui.domain.contents import Contents
from tui.domain.errors import StoreError, StoreFault
from tui.screens.forms.form import FormScreen
from tui.screens.pairs import PairsScreen
from tui.store.directory import Store
from tui.store.journal.files import keep_private


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def desk(root: Path) -> Desk:
    return desk_of(root)


def record(root: Path, reference: str = AWA) -> None:
    elsewhere(root).record_exchange(reference, Draft(TODAY, Channel.VIDEO))


def put_cohort(root: Path, contents: Contents) -> None:
    put(Store.open(root), contents.cohort.id, *values_of(contents))


async def news(person: Sitting) -> None:
    """Let the app look for news now, as it does twice a second."""
    person.app._look_for_news()  # noqa: SLF001 - what its timer calls
    await person.settle()


class TestAnotherSessionsChange:
    @pytest.mark.parametrize("keys", [(), ("2",), ("r",), ("2", "enter")])
    async def test_is_shown_in_every_view(
        self, desk: Desk, root: Path, keys: tuple[str, ...]
    ) -> None:
        async with sitting(desk, *keys) as person:
            before = person.text
            record(root)
            await news(person)
            assert person.text != before
            assert "at risk    Diop Awa" not in person.text

    async def test_leaves_the_cursor_on_its_pair(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2", "down") as person:
            chosen = person.chosen.split()[1:3]
            record(root)
            await news(person)
            assert person.chosen.split()[1:3] == chosen

    async def test_leaves_the_filter_alone(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2", "slash", *"elo") as person:
            record(root, ELODIE)
            await news(person)
            assert "Diop Awa" not in person.text
            await person.press("d")
            assert "elod" in person.text

    async def test_leaves_a_form_alone(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2", "x", "p", "tab", "tab", "tab", "tab", *"45") as person:
            record(root)
            await news(person)
            assert isinstance(person.app.screen, FormScreen)
            assert person.app.screen.values.number("minutes") == 45
            await person.press("enter")
        held = [one.minutes for one in desk.pair(AWA).exchanges if one.on == TODAY]
        assert sorted(held, key=str) == [45, None]

    async def test_leaves_the_scroll_alone(self, root: Path) -> None:
        desk = desk_of(root, many_pairs(200))
        async with sitting(desk, "2", "pagedown", "pagedown") as person:
            before = person.chosen
            first = person.lines[4]
            record(root, "mph-2026/m0199")
            await news(person)
            assert person.chosen == before
            assert person.lines[4] == first

    async def test_of_a_new_cohort_is_shown(self, desk: Desk, root: Path) -> None:
        async with sitting(desk) as person:
            await news(person)
            put_cohort(root, another_cohort("mph-2027", "MPH 2027"))
            await news(person)
            assert "MPH 2027" in person.text

    async def test_that_is_none_draws_nothing(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            drawn: list[str] = []
            person.app.screen.refresh_view = lambda: drawn.append("again")  # type: ignore[attr-defined]
            await news(person)
            await news(person)
            assert drawn == []

    async def test_of_ones_own_is_not_news(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter") as person:
            assert desk.pair(AWA).assessment.pre_submission.status is Status.MET
            assert desk.has_news() is False
            assert person.toasts.startswith("Recorded")

    async def test_that_cannot_be_read_is_told_of_once(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def damaged() -> bool:
            raise StoreError(StoreFault.DAMAGED, path="journal.jsonl")

        async with sitting(desk, "2") as person:
            monkeypatch.setattr(desk, "has_news", damaged)
            await news(person)
            await news(person)
            assert person.toasts.count("is damaged") == 1


DAMAGED = "mph-2027 is damaged and left out. `mentorat repair mph-2027` shows what can be recovered"
DAMAGED_SHORT = "mph-2027 is damaged and left out: `mentorat repair mph-2027`"


class TestADamagedCohort:
    @pytest.fixture
    def desk(self, root: Path) -> Desk:
        return desk_of(root, two_pairs(), another_cohort("mph-2027", "MPH 2027"))

    @pytest.fixture
    def base(self, desk: Desk, root: Path) -> Path:
        del desk  # which makes the store
        return root / "cohorts" / "mph-2027" / "base.json"

    @pytest.mark.parametrize(
        ("key", "read"),
        [("1", "Diop"), ("2", "Diop"), ("3", "Diop"), ("r", "Diop"), ("5", "more changes")],
    )
    async def test_is_named_above_what_can_be_read(
        self, desk: Desk, base: Path, key: str, read: str
    ) -> None:
        base.unlink()
        async with sitting(desk, key) as person:
            assert DAMAGED_SHORT in person.text
            assert read in person.text
            assert person.toasts == ""
            await person.resize(LARGE)
            assert DAMAGED in person.text

    async def test_is_followed_from_whole_to_damaged_and_back(self, desk: Desk, base: Path) -> None:
        async with sitting(desk, "2", ">", ">") as person:
            await news(person)
            assert "3 pairs" in person.text
            content = base.read_bytes()
            base.write_bytes(content[:-9])
            await news(person)
            assert DAMAGED_SHORT in person.text
            assert "2 pairs" in person.text
            keep_private(base, content)
            await news(person)
            assert "3 pairs" in person.text
            assert "left out" not in person.text

    async def test_is_left_where_it_is_the_one_looked_at(self, desk: Desk, base: Path) -> None:
        async with sitting(desk, "2", ">") as person:
            assert person.session.cohort == "mph-2027"
            base.unlink()
            await news(person)
            assert "Diop" in person.text
            looked_at = [person.session.cohort]
            for _ in range(2):
                await person.press(">")
                looked_at.append(person.session.cohort)
            assert looked_at == [None, "mph-2026", None]

    async def test_leaves_the_page_of_its_pair_as_it_was_read(self, desk: Desk, base: Path) -> None:
        async with sitting(desk, "2", ">", "enter") as person:
            base.unlink()
            await news(person)
            await person.until_notices_are_gone()
            assert DAMAGED_SHORT in person.text
            assert "Ngô" in person.text

    async def test_that_is_the_only_one_is_not_called_none(self, desk: Desk, base: Path) -> None:
        shutil.rmtree(base.parents[1] / "mph-2026")
        base.unlink()
        async with sitting(desk) as person:
            for key in ("1", "2", "r", "5"):
                await person.press(key)
                assert "Nothing here that can be read." in person.text
                assert "yet" not in person.text

    async def test_whose_history_is_damaged_is_named_above_history_alone(
        self, desk: Desk, base: Path
    ) -> None:
        (kept,) = (base.parent / "history").iterdir()
        kept.unlink()
        async with sitting(desk, "5", ">") as person:
            assert "The history has a gap" in person.toasts
            person.app.clear_notifications()
            await person.settle()
            assert DAMAGED_SHORT in person.text
            await person.press(">")
            assert DAMAGED_SHORT in person.text
            await person.press("1")
            assert "left out" not in person.text

    async def test_that_others_may_read_is_named_with_whom_to_ask(
        self, desk: Desk, base: Path
    ) -> None:
        base.chmod(0o644)
        async with sitting(desk) as person:
            assert "mph-2027 cannot be read and is left out; `mentorat doctor` says why" in (
                person.text
            )


class TestAnUnfinishedLine:
    async def test_that_ones_own_act_cut_off_is_told_once(self, desk: Desk, root: Path) -> None:
        directory = root / "cohorts/mph-2026"
        async with sitting(desk, "2") as person:
            with (directory / "journal.jsonl").open("ab") as journal:
                journal.write(b"0badc0de 2 {")
            await person.press("x", "enter")
            assert person.toasts.count("was cut off") == 1
            assert "Recorded: video" in person.toasts
            (kept,) = (directory / "quarantine").iterdir()
            assert str(kept) in person.toasts
            await person.press("x", "enter")
            assert "was cut off" not in person.toasts


class TestAQuietMoment:
    @pytest.fixture
    def tidied(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Note which thread tidies the store up; the app looks for news only when told to."""
        monkeypatch.setattr("tui.app.LOOK_FOR_NEWS_SECONDS", 3_600)
        threads: list[str] = []
        monkeypatch.setattr(desk, "tidy", lambda: threads.append(threading.current_thread().name))
        return threads

    async def test_is_used_once_to_tidy_up_in_a_thread(self, desk: Desk, tidied: list[str]) -> None:
        async with sitting(desk, "2") as person:
            looks = []
            for _ in range(3 * QUIET_LOOKS):
                await news(person)
                looks.append(len(tidied))
            assert looks[QUIET_LOOKS - 2] == 0
            assert looks[-1] == 1
            assert tidied != [threading.main_thread().name]

    async def test_is_none_while_somebody_presses_keys(self, desk: Desk, tidied: list[str]) -> None:
        async with sitting(desk, "2") as person:
            for _ in range(2 * QUIET_LOOKS):
                await person.press("j")
                await news(person)
            assert tidied == []

    async def test_turns_over_what_was_written(
        self, desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tui.store.journal.engine.is_due", lambda _: True)
        history = root / "cohorts/mph-2026/history"
        async with sitting(desk, "2", "x", "enter") as person:
            before = len(list(history.iterdir()))
            for _ in range(QUIET_LOOKS):
                await news(person)
            assert (before, len(list(history.iterdir()))) == (1, 2)
            assert "Recorded: video" in person.toasts


class TestAMonthAhead:
    async def test_another_sessions_plan_is_shown_there_too(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2", as_of=day(6, 18)) as person:
            elsewhere(root).plan_exchange(AWA, Draft(day(6, 19), Channel.VIDEO))
            await news(person)
            assert "Viewing" in person.text
            assert "planned    Diop Awa" in person.text


class TestAViewThatIsYetToBeDrawn:
    async def test_is_not_in_the_way_of_news(self, desk: Desk, root: Path) -> None:
        async with sitting(desk) as person:
            person.app.push_screen(PairsScreen(person.session))
            record(root)
            person.app._look_for_news()  # noqa: SLF001 - what its timer calls
            await person.settle()
            assert person.view == "PairsScreen"
            assert "at risk    Diop Awa" not in person.text


class TestAViewThatIsTakenDown:
    async def test_is_not_drawn_anew(self, desk: Desk, root: Path) -> None:
        async with sitting(desk) as person:
            app = person.app
        record(root)

        app._look_for_news()  # noqa: SLF001 - its timer's, which may strike while the app is left
