"""Stylesheets, which take much of the time that an app needs to start."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from textual.css import stylesheet
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation

Tokens = dict[str, list[Token]]


class ParsedOnce:
    """Parses a stylesheet once for every theme, not once an app."""

    def __init__(self) -> None:
        self._rules: dict[object, tuple[RuleSet, ...]] = {}
        self._themes: dict[str, int] = {}
        self._tokens: Tokens = {}
        self._theme = 0

    def __call__(  # noqa: PLR0913 - Textual's own
        self,
        scope: str,
        css: str,
        read_from: CSSLocation,
        *,
        variable_tokens: Tokens,
        is_default_rules: bool,
        tie_breaker: int,
    ) -> Iterable[RuleSet]:
        """Do as Textual's parser does."""
        self._take(variable_tokens)
        key = scope, css, read_from, self._theme, is_default_rules, tie_breaker
        if key not in self._rules:
            rules = parse(
                scope,
                css,
                read_from,
                variable_tokens=variable_tokens,
                is_default_rules=is_default_rules,
                tie_breaker=tie_breaker,
            )
            self._rules[key] = tuple(rules)
        return self._rules[key]

    def _take(self, tokens: Tokens) -> None:
        """Take the variables of an app, which come again with each of its stylesheets."""
        if tokens is not self._tokens:
            values = {name: [one.value for one in found] for name, found in tokens.items()}
            self._theme = self._themes.setdefault(str(values), len(self._themes))
            self._tokens = tokens


_PARSED = ParsedOnce()


@contextmanager
def parsed_once() -> Iterator[None]:
    """Parse no stylesheet that was parsed before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stylesheet, "parse", _PARSED)
        # the same as what Textual says in Python, at each of a million looks
        patch.setattr(RuleSet, "__hash__", object.__hash__)
        yield
