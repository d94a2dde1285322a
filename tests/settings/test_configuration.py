"""The file in which a person sets their keys."""

from pathlib import Path

import pytest

from tui.domain.errors import ConfigurationError, ConfigurationFault
from tui.settings.configuration import (
    Configuration,
    KeySetting,
    read_configuration,
    signs_set,
)
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def refused(path: Path, text: str) -> ConfigurationError:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(path)
    return caught.value


class TestReading:
    @pytest.mark.parametrize("place", ["config.toml", "none/config.toml"])
    def test_a_file_that_is_not_there_says_nothing(self, tmp_path: Path, place: str) -> None:
        assert read_configuration(tmp_path / place) == Configuration()

    @pytest.mark.parametrize("text", ["", "[keys]\n", "# nothing\n", "\ufeff[keys]\n"])
    def test_an_empty_one_neither(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        assert read_configuration(path).keys == ()

    @pytest.mark.parametrize(
        "written",
        [
            '"exchange.record" = "x,f9"',
            'exchange.record = "x, f9"',
            'exchange.record = ["x", "f9"]',
            "'exchange.record' = 'x,f9'",
        ],
    )
    def test_keys_are_read_however_they_are_written(self, path: Path, written: str) -> None:
        path.write_text(f"[keys]\n\n{written}\n", encoding="utf-8")
        assert read_configuration(path).keys == (KeySetting("exchange.record", ("x", "f9"), 3),)

    def test_an_act_may_stand_in_a_table_of_its_own(self, path: Path) -> None:
        path.write_text('[keys.exchange]\nplan = "p"\nrecord = "x"\n', encoding="utf-8")
        assert read_configuration(path).keys == (
            KeySetting("exchange.plan", ("p",), 2),
            KeySetting("exchange.record", ("x",), 3),
        )


class TestDisplay:
    def test_is_as_the_terminal_has_it_where_nothing_is_set(self) -> None:
        assert (Configuration().signs, Configuration().mouse) == ("", True)

    def test_signs_and_mouse_are_set(self, path: Path) -> None:
        path.write_text('[display]\nsigns = "ascii"\nmouse = false\n', encoding="utf-8")
        found = read_configuration(path)
        assert (found.signs, found.mouse) == ("ascii", False)
        assert signs_set({}, found) == "ascii"
        assert signs_set({"MENTORAT_SIGNS": "Unicode"}, found) == "unicode"

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ('signs = "plain"', "line 2: signs must be one of: unicode, ascii."),
            ('mouse = "no"', "line 2: mouse must be one of: true, false."),
            ("mouse = 0", "line 2: mouse must be one of: true, false."),
            ("cursor = 1", 'line 2: there is no setting "cursor". Settings are: signs, mouse.'),
        ],
    )
    def test_anything_else_is_refused(self, path: Path, line: str, words: str) -> None:
        error = refused(path, f"[display]\n{line}\n")
        assert error_sentence(error, ENGLISH) == f"{path}, {words}"

    def test_signs_of_the_environment_are_named_by_their_variable(self) -> None:
        with pytest.raises(ConfigurationError) as caught:
            signs_set({"MENTORAT_SIGNS": "plain"}, Configuration())
        assert error_sentence(caught.value, ENGLISH) == (
            "MENTORAT_SIGNS must be one of: unicode, ascii."
        )


class TestRefusing:
    def test_what_is_not_toml_with_its_line(self, path: Path) -> None:
        error = refused(path, '[keys]\n"a" = \n')
        assert error.code is ConfigurationFault.NOT_TOML
        sentence = error_sentence(error, ENGLISH)
        assert str(path) in sentence
        assert "line 2" in sentence

    def test_what_is_not_utf_8(self, path: Path) -> None:
        path.write_bytes(b"# \xe9\n")
        with pytest.raises(ConfigurationError) as caught:
            read_configuration(path)
        assert "UTF-8" in error_sentence(caught.value, ENGLISH)

    def test_what_cannot_be_read(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError) as caught:
            read_configuration(tmp_path)
        assert "Is a directory" in error_sentence(caught.value, ENGLISH)

    def test_a_setting_that_there_is_not(self, path: Path) -> None:
        error = refused(path, '\n[colours]\nred = "blue"\n')
        assert error.exit_code == 2
        assert error_sentence(error, ENGLISH) == (
            f'{path}, line 2: there is no setting "colours". Settings are: keys, display.'
        )

    @pytest.mark.parametrize("given", ['""', '"x,"', "7", "[7]", "[]", "true"])
    def test_keys_that_are_none(self, path: Path, given: str) -> None:
        error = refused(path, f"[keys]\nexchange.record = {given}\n")
        assert error_sentence(error, ENGLISH) == (
            f'{path}, line 2: write the keys of exchange.record as a text, such as "x,f9".'
        )

    def test_keys_that_are_no_table(self, path: Path) -> None:
        error = refused(path, 'keys = "x"\n')
        assert error.facts["act"] == "keys"
