"""What a test asks of the reasons of an assessment."""

from tui.domain.assessment import Assessment
from tui.domain.codes import ReasonCode
from tui.domain.errors import Facts


def facts_of(assessment: Assessment, code: ReasonCode) -> Facts | None:
    """Give the facts of a reason, where it is given."""
    return next((reason.facts for reason in assessment.reasons if reason.code is code), None)


def codes(assessment: Assessment) -> list[ReasonCode]:
    """Give the codes of the reasons given, in their order."""
    return [reason.code for reason in assessment.reasons]
