"""What a cohort and its policy must satisfy, each alone and with all that the cohort holds."""

from collections.abc import Iterable
from dataclasses import replace

from tui.domain.cohorts import LARGEST_NUMBER, POLICY_NUMBERS, Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError, Rule
from tui.domain.exchanges import NAMED
from tui.domain.pairs import Pair
from tui.domain.people_rules import check_time_zone
from tui.domain.rules import check_pair
from tui.domain.texts import NAME_LIMIT, clean_field, clean_id, clean_wanted
from tui.domain.years import check_years


def cleaned_cohort(cohort: Cohort) -> Cohort:
    """Give a cohort with its texts cleaned and its policy checked; raises RefusedError."""
    check_years(cohort)
    check_time_zone(cohort.time_zone)
    return replace(
        cohort,
        id=clean_id(cohort.id),
        title=clean_wanted("title", cohort.title, NAME_LIMIT),
        programme=clean_field("programme", cohort.programme, NAME_LIMIT),
        policy=checked_policy(cohort.policy),
    )


def checked_policy(policy: Policy) -> Policy:
    """Give a policy with its lists in order and nothing twice in them.

    Raises RefusedError for a number out of range, and where no exchange could be a meeting.
    """
    for name in POLICY_NUMBERS:
        number = getattr(policy, name)
        if not 0 <= number <= LARGEST_NUMBER:
            raise RefusedError(
                Rule.NUMBER_OUT_OF_RANGE, field=name, value=number, least=0, most=LARGEST_NUMBER
            )
    if not policy.meeting_channels:
        raise RefusedError(Rule.NO_MEETING_CHANNEL, field="meeting_channels")
    return replace(
        policy,
        meeting_channels=tuple(dict.fromkeys(policy.meeting_channels)),
        holidays=tuple(sorted(set(policy.holidays))),
    )


def check_all(contents: Contents) -> None:
    """Refuse a cohort whose dates or policy would break a rule for what it holds already."""
    check_years(contents.cohort)
    check_each(contents, contents.pairs.values())


def check_each(contents: Contents, pairs: Iterable[Pair]) -> None:
    """Refuse pairs of a cohort that break a rule, or whose exchanges do; the error names them."""
    for pair in pairs:
        try:
            check_pair(pair, contents.cohort)
        except RefusedError as error:
            raise RefusedError(Rule(error.code), **error.facts | {"pair": pair.id}) from None
        _check_channels(contents, pair)


def _check_channels(contents: Contents, pair: Pair) -> None:
    """Refuse a policy for which an exchange names a checkpoint over what is no meeting."""
    for exchange in contents.of_pair(pair.id):
        if (
            exchange.checkpoint in NAMED
            and exchange.channel not in contents.cohort.policy.meeting_channels
        ):
            raise RefusedError(
                Rule.CHANNEL_IN_USE,
                field="meeting_channels",
                channel=exchange.channel,
                checkpoint=exchange.checkpoint,
                pair=pair.id,
                exchange=exchange.id,
                on=exchange.on,
            )
