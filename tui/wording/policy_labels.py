"""The numbers of a policy, as a form names them."""

from tui.wording.language import Language


def policy_labels(language: Language) -> list[tuple[str, str, str]]:
    """Give each number of a policy: its name, a label of a few letters, what it means."""
    say = language.say
    return [
        (
            "mentoring_months",
            say("Months"),
            say("Months of mentoring: the dissertation is due then, where no date is given."),
        ),
        (
            "kickoff_grace_days",
            say("First within"),
            say("Days after the internship's start by which the first meeting is due."),
        ),
        (
            "midpoint_tolerance_days",
            say("Mid-way, +/-"),
            say("Days before and after mid-way in which the mid-way meeting is held."),
        ),
        (
            "pre_submission_lead_days",
            say("Third due"),
            say("Days before the internship's end, or submission, by which the third is due."),
        ),
        (
            "pre_submission_window_days",
            say("Third opens"),
            say("Days before it is due on which the window of the third meeting opens."),
        ),
        (
            "risk_horizon_days",
            say("At risk"),
            say("Days before it is due from which on nothing planned is a risk."),
        ),
        (
            "first_contact_days",
            say("First contact"),
            say("Days after the internship's start by which a first exchange is expected."),
        ),
        (
            "silence_days",
            say("Silence"),
            say("Days without an exchange held that count as silence."),
        ),
    ]
