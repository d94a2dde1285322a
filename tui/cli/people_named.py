"""Somebody of a cohort, as a person types them: an id, or a part of their name."""

from tui.desk.desk import Desk
from tui.domain.errors import Missing, NotFoundError
from tui.domain.people import Person


def person_in(cohort_id: str, reference: str, desk: Desk) -> Person:
    """Give somebody in a cohort; raises NotFoundError, also for one of another cohort."""
    wanted = reference if "/" in reference else f"{cohort_id}/{reference}"
    try:
        found = desk.find_person(wanted)
    except NotFoundError as error:
        # said of what was typed, without the cohort
        code = Missing(error.code)
        raise NotFoundError(code, *error.candidates, reference=reference) from None
    if found.contents.cohort.id != cohort_id:
        raise NotFoundError(Missing.PERSON, reference=reference)
    return found.person
