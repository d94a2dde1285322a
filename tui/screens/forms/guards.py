"""When an act on a cohort applies, and who may do it."""

from tui.domain.access import check_is_coordinator
from tui.domain.errors import MentoratError, NotAllowedError, RefusedError, Rule
from tui.screens.forms.act import CohortSubject


def is_there(subject: CohortSubject) -> bool:
    """Tell whether there is a cohort."""
    return subject.cohort is not None


def is_closed(subject: CohortSubject) -> bool:
    """Tell whether there is a cohort with a day from which it is closed."""
    return subject.cohort is not None and subject.cohort.closed_on is not None


def barred(subject: CohortSubject) -> MentoratError | None:
    """Give why this actor may not write a cohort."""
    try:
        check_is_coordinator(subject.desk.actor)
    except NotAllowedError as error:
        return error
    return None


def barred_once_closed(subject: CohortSubject) -> MentoratError | None:
    """Give why this actor may not write in a cohort as it stands."""
    cohort = subject.cohort
    if cohort is not None and cohort.is_closed_on(subject.today):
        closed = RefusedError(Rule.COHORT_CLOSED, cohort=cohort.id, closed_on=cohort.closed_on)
        return barred(subject) or closed
    return barred(subject)
