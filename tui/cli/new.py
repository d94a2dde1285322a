"""The command `new`: a cohort, a pair, a person."""

from tui.cli.lazy_group import Entry
from tui.cli.subject_group import subject_group
from tui.wording.language import current

say = current().say

new = subject_group(
    "new",
    (
        Entry({"cohort": "new_cohort:new_cohort"}, say("Add a cohort.")),
        Entry({"pair": "new_pair:new_pair"}, say("Add a pair to a cohort.")),
        Entry({"person": "new_person:new_person"}, say("Add a mentee, mentor or supervisor.")),
    ),
    say(
        "Add a cohort, then its people, then its pairs. Many at once come from a file:"
        " mentorat import FILE."
    ),
    (
        'mentorat new cohort mph-2027 --title "MPH 2027" --mentoring-start 2027-02-01',
        "mentorat new person mph-2027 --given-name Awa --family-name Diop",
        "mentorat new pair mph-2027 diop --mentor roux",
    ),
)
