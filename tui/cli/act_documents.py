"""The JSON documents of the acts: the code of the act, and what was written as it now is."""

from collections.abc import Iterable

from tui.cli.documents import pair_document
from tui.cli.fact_documents import Document, cohort_part, person_part
from tui.desk.views import CohortWritten, PairWritten, PersonWritten
from tui.domain.rules import Notice
from tui.wording.language import Language
from tui.wording.notices import notice_sentence


def pair_act_document(act: str, written: PairWritten, language: Language) -> Document:
    """Give the document of an act on a pair: `act`, the keys of `show --json`, `notices`."""
    return {
        "act": act,
        **pair_document(written.view, language),
        "notices": _notices(written.notices, language),
    }


def person_act_document(act: str, written: PersonWritten) -> Document:
    """Give the document of an act on a person."""
    return {"act": act, "cohort": written.cohort.id, "person": person_part(written.person)}


def cohort_act_document(act: str, written: CohortWritten, language: Language) -> Document:
    """Give the document of an act on a cohort."""
    return {
        "act": act,
        "cohort": cohort_part(written.cohort),
        "notices": _notices(written.notices, language),
    }


def _notices(notices: Iterable[Notice], language: Language) -> list[str]:
    return [notice_sentence(notice, language) for notice in notices]
