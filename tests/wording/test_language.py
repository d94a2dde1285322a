import gettext
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from tui.domain.errors import Facts
from tui.wording.language import (
    ENGLISH,
    Language,
    choose,
    current,
    dated,
    language_of,
    message,
)


class Catalogue(gettext.NullTranslations):
    """A few words of another language."""

    def gettext(self, message: str) -> str:
        return {"met on {day}": "tenue le {day}"}.get(message, message)

    def ngettext(self, _one: str, _many: str, n: int, /) -> str:
        return "{number} jour" if n < 2 else "{number} jours"

    def pgettext(self, context: str, message: str) -> str:
        words = {("short weekday", "Fri"): "ven.", ("short month", "Jun"): "juin"}
        return words.get((context, message), message)


OTHER = Language("fr", Catalogue())


class TestSaying:
    def test_writes_a_date_without_its_year(self) -> None:
        assert ENGLISH.say("met on {day}", day=date(2026, 6, 19)) == "met on Fri 19 Jun"

    def test_writes_a_time_to_the_minute(self) -> None:
        assert ENGLISH.say("at {at}", at=time(9, 5, 7)) == "at 09:05"

    def test_writes_numbers_and_words_as_they_are(self) -> None:
        assert ENGLISH.say("{days} of {name}", days=3, name="Łukasz") == "3 of Łukasz"

    def test_writes_a_fact_that_is_missing_or_nothing_as_a_question_mark(self) -> None:
        assert ENGLISH.say("{holder} since {since}", holder=None) == "? since ?"

    def test_lets_no_fact_act_on_the_terminal(self) -> None:
        assert ENGLISH.say("by {name}", name="\x1b[31mEve") == "by �[31mEve"
        assert ENGLISH.say("at {path}", path=Path("a\nb")) == "at a�b"

    def test_reads_no_placeholder_in_a_fact(self) -> None:
        assert ENGLISH.say("by {name}", name="{name.__class__}") == "by {name.__class__}"

    def test_speaks_another_language_with_its_own_days(self) -> None:
        assert OTHER.say("met on {day}", day=date(2026, 6, 19)) == "tenue le ven. 19 juin"


class TestCounting:
    @pytest.mark.parametrize(("number", "sentence"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
    def test_agrees_with_the_number(self, number: int, sentence: str) -> None:
        assert ENGLISH.count("{number} day", "{number} days", number) == sentence

    def test_follows_the_grammar_of_the_language(self) -> None:
        assert OTHER.count("{number} day", "{number} days", 0) == "0 jour"

    def test_names_other_facts_too(self) -> None:
        sentence = ENGLISH.count("{number} day of {name}", "{number} days of {name}", 2, name="Ann")
        assert sentence == "2 days of Ann"


class TestMessage:
    def test_says_its_sentence_with_the_facts(self) -> None:
        words = message("met on {day}")
        assert words({"day": date(2026, 6, 19)}, ENGLISH) == "met on Fri 19 Jun"
        assert words({"day": date(2026, 6, 19)}, OTHER) == "tenue le ven. 19 juin"

    def test_counts_the_fact_that_it_is_of(self) -> None:
        words = message("{number} day of {name}", "{number} days of {name}", of="days")
        assert words({"days": 1, "name": "Ann"}, ENGLISH) == "1 day of Ann"
        assert words({"days": 2, "name": "Ann"}, ENGLISH) == "2 days of Ann"

    @pytest.mark.parametrize("facts", [{}, {"path": None}, {"path": ""}])
    def test_says_something_else_where_a_fact_that_it_names_is_not_known(
        self, facts: Facts
    ) -> None:
        words = message("There is {path}.", otherwise=message("There is a file."))
        assert words(facts, ENGLISH) == "There is a file."
        assert words({"path": "x.json"}, ENGLISH) == "There is x.json."

    def test_says_something_else_where_what_it_counts_is_not_known(self) -> None:
        words = message("{number} day", "{number} days", of="days", otherwise=message("some days"))
        assert words({}, ENGLISH) == "some days"
        assert words({"days": 0}, ENGLISH) == "0 days"

    def test_may_be_said_with_the_years_of_its_days(self) -> None:
        facts: Facts = {"day": date(2026, 6, 19)}
        assert dated(message("met on {day}"))(facts, ENGLISH) == "met on Fri 19 Jun 2026"


class TestWords:
    def test_are_told_apart_by_their_context(self) -> None:
        assert OTHER.word("short weekday", "Fri") == "ven."
        assert OTHER.word("something else", "Fri") == "Fri"


class TestLanguageOf:
    @pytest.mark.parametrize("code", ["fr", "FR", "fr_FR.UTF-8", "fr-CA", "fr.UTF-8", "fr@euro"])
    def test_reads_the_names_of_french(self, code: str) -> None:
        assert language_of(code).code == "fr"

    @pytest.mark.parametrize(
        "code", ["en", "en_GB.UTF-8", "", "C", "C.UTF-8", "de", "fro", "../fr"]
    )
    def test_is_english_otherwise(self, code: str) -> None:
        assert language_of(code) is ENGLISH

    def test_gives_one_language_for_one_code(self) -> None:
        assert language_of("fr") is language_of("fr")

    def test_french_says_every_sentence(self) -> None:
        assert "Ann" in language_of("fr").say("{name}", name="Ann")


class TestTheLanguageOfTheProcess:
    @pytest.fixture(autouse=True)
    def english_again(self) -> Iterator[None]:
        yield
        choose("en")

    def test_is_english_until_one_is_chosen(self) -> None:
        assert current() is ENGLISH

    def test_is_the_one_chosen(self) -> None:
        choose("fr")
        assert current().code == "fr"


class TestImport:
    def test_of_the_error_words_brings_nothing_but_the_standard_library(self) -> None:
        program = (
            "import sys, tui.wording.errors, tui.wording.typed;"
            "print(*{name.partition('.')[0] for name in sys.modules}"
            " & {'dateutil', 'textual', 'rich', 'tinydb', 'msgspec', 'pydantic', 'click'})"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == ""
